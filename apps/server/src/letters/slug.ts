import { RESERVED_SLUGS } from '@undersigned/api'

const LONGEST = 60

/** An ASCII slug from a title: what cannot be written so is left out; never empty. */
export function slugFrom(title: string, otherwise: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const short = plain.length <= LONGEST ? plain : plain.slice(0, LONGEST).replace(/-[^-]*$/, '')
  return short.length >= 3 && !RESERVED_SLUGS.includes(short) ? short : `letter-${otherwise}`
}
