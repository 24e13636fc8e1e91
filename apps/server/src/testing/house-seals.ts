import { createPublicKey, verify } from 'node:crypto'
import { accept, refuse } from '@undersigned/letter'
import type { OrganisationSeals } from '../letters/authority-seal.ts'

/** Seals that this very process can check: Ed25519 over the digest, by keys that it was given with the names they stand for. */
export const houseSeals = (keys: Readonly<Record<string, string>>): OrganisationSeals => ({
  name: 'house seal',
  check: async (seal, over) => {
    const found = Object.entries(keys).find(([, pem]) => verify(null, Buffer.from(over), createPublicKey(pem), seal))
    return found === undefined ? refuse('seal-not-valid') : accept({ organisation: found[0] })
  },
})
