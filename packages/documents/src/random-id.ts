import { idFrom } from '@undersigned/letter'

/** A fresh id for what a file brings in without one. */
export const randomId = (): string => idFrom(crypto.getRandomValues(new Uint8Array(16)))
