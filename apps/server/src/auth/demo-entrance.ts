import type { DemoPerson } from '@undersigned/api'

/** The accounts that the demo seeds; the entrance opens for these and for no other. */
export const demoAddress = (as: DemoPerson): string => `${as}@demo.invalid`
