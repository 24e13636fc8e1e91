import type { Digest, Language, LetterId, SignatoryClass } from '@undersigned/letter'
import type { PairAction, Salt, SignatureId, TokenHash } from '@undersigned/signatures'
import type { Instant, JsonText, SealedContact } from './columns.ts'
import type { ListingColumns } from './schema-sign-on.ts'

export interface SignatureTables {
  signatory: SignatoryTable
  event: EventTable
  request: RequestTable
  frozen_text: FrozenTextTable
  manifest: ManifestTable
  log_hash: LogHashTable
}

/** Someone in the block of signatories: what is printed, how it stands, and (sealed) how to reach them. */
export interface SignatoryTable extends SealedContact, ListingColumns {
  id: SignatureId
  letterId: LetterId
  /** An account, an invitation, or the keyed index of an address; null while only named. */
  signatory: string | null
  personId: string | null
  organisationId: string | null
  class: SignatoryClass
  name: string
  /** By which two rows are known to be of one organisation, or one name; set whenever the row is written (rules G18, G20). */
  nameKey: string
  title: string
  affiliation: string
  country: string
  group: string
  state: 'named' | 'invited' | 'pending' | 'confirmed' | 'withdrawn'
  /** The manifest that was signed, and the language it was read in. */
  manifest: Digest | null
  language: Language | null
  sortKey: string
  position: number
  inviteTokenHash: TokenHash | null
  inviteExpiresAt: Instant | null
  confirmTokenHash: TokenHash | null
  confirmExpiresAt: Instant | null
  withdrawTokenHash: TokenHash | null
  withdrawExpiresAt: Instant | null
  salt: Salt | null
  createdAt: Instant
  invitedAt: Instant | null
  signedAt: Instant | null
  confirmedAt: Instant | null
  withdrawnAt: Instant | null
}

/** What happened to a letter, numbered per letter, never changed (D23). Erasing salt and payload together is the one thing allowed. */
interface EventTable {
  letterId: LetterId
  seq: number
  kind: string
  payload: JsonText | null
  salt: Salt | null
  /** The leaf of the transparency log, RFC 8785; null for what only the letter's own people see. */
  leaf: JsonText | null
  /** An account's id, `signatory:<id>`, or null for the server itself. */
  actor: string | null
  at: Instant
}

/** One person's half of what two must do (D20); void when its object's digest changes or its time is up. */
export interface RequestTable {
  id: string
  letterId: LetterId
  action: PairAction
  object: Digest
  by: string
  at: Instant
  expiresAt: Instant
  state: 'open' | 'confirmed' | 'refused' | 'cancelled' | 'lapsed'
  decidedBy: string | null
  decidedAt: Instant | null
}

/** The text of a room at the number it was stopped at (D18): canonical bytes and their digest, never changed. */
export interface FrozenTextTable {
  letterId: LetterId
  room: string
  n: number
  language: Language
  bytes: Uint8Array
  digest: Digest
  /** The text as read from the room, ids and all, to draw pages and paper from (JSON, `LetterText`). */
  text: JsonText
  at: Instant
}

/** What was sealed: RFC 8785 bytes under their digest, each naming the one before. Never changed. */
export interface ManifestTable {
  letterId: LetterId
  digest: Digest
  previous: Digest | null
  bytes: Uint8Array
  /** The two accounts that sealed it (JSON array). */
  by: JsonText
  at: Instant
}

/** The hash of one perfect subtree of a letter's log: of the `2 ** level` leaves from `index * 2 ** level` on. Never changed (rule V7). */
interface LogHashTable {
  letterId: LetterId
  level: number
  index: number
  hash: Uint8Array
}
