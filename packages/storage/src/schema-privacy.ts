import type { LetterId } from '@undersigned/letter'
import type { SignatureId } from '@undersigned/signatures'
import type { Instant, JsonText } from './columns.ts'

export interface PrivacyTables {
  kept_secret: KeptSecretTable
  key_holder: KeyHolderTable
  contact_access: ContactAccessTable
}

/** A secret that outlives the server's keys, such as the log's: sealed with one of them, and sealed anew when they change (rule P37). */
export interface KeptSecretTable {
  name: string
  keyId: string
  secret: Uint8Array
  at: Instant
}

/** A server that runs, and what it can read: its keys, and the secrets it has learnt of (JSON array of names; rule P39). */
interface KeyHolderTable {
  server: string
  keys: JsonText
  at: Instant
}

/** Somebody was shown contact data: who, what, of how many, when, and why if they were asked (rule P42). */
export interface ContactAccessTable {
  id: string
  letterId: LetterId | null
  coalitionId: string
  by: string
  what: string
  /** Whose it was, when it was one signatory's. */
  signature: SignatureId | null
  count: number
  reason: string
  at: Instant
}
