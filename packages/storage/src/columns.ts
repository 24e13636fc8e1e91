/** Text that holds JSON; what reads it decodes it (nothing trusts its shape). */
export type JsonText = string
/** A claim in a column that both databases store as an integer. */
export type Flag = 0 | 1
/** Milliseconds since 1970, UTC. */
export type Instant = number

/** Contact data at rest: ciphertext, the key it was made with, and an HMAC to find it by. All three or none. */
export interface SealedContact {
  contact: Uint8Array | null
  contactKeyId: string | null
  contactIndex: string | null
}
