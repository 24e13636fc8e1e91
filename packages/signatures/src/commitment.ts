import { canonicalJson, type Digest, digestOf } from '@undersigned/letter'

/** 32 random bytes as 64 hex digits. Whoever has it can open the commitment; without it nobody can guess what is inside. */
export type Salt = string & { readonly brand: 'Salt' }
/** What the server keeps of a token that was mailed. */
export type TokenHash = string & { readonly brand: 'TokenHash' }

export const salt = (hex: string): Salt => hex as Salt
export const tokenHash = (hex: string): TokenHash => hex as TokenHash

/** A salt from 32 random bytes. */
export function saltFrom(random: Uint8Array): Salt {
  if (random.length !== 32) throw new RangeError(`a salt is 32 bytes, not ${random.length}`)
  return salt(Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** SHA-256 over salt and value in RFC 8785 form: says nothing without the salt, and with it can only be opened to this value. */
export const commitmentTo = (value: unknown, withSalt: Salt): Digest => digestOf(canonicalJson({ salt: withSalt, value }))

/** Tokens are long and random, so one hash is enough; only the hash is kept (rule G12). */
export const hashOfToken = (token: string): TokenHash => tokenHash(digestOf(token))
