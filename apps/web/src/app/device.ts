import { wipePerson } from '@undersigned/sync/client'

/** Takes every letter kept for working offline off this device (D16). */
export const forgetDevice = (person: string): Promise<void> => wipePerson(person)
