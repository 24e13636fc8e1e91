import type { RouteResponse } from '@undersigned/api/client'

export type Policy = RouteResponse<'policiesList'>['policies'][number]
export const policiesKey = (coalition: string): string => `coalition:${coalition}:policies`
