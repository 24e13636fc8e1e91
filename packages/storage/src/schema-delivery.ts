import type { Digest, Language, LetterId, RecipientId } from '@undersigned/letter'
import type { DeliveryState } from '@undersigned/signatures'
import type { Instant, JsonText } from './columns.ts'

export interface DeliveryTables {
  cover: CoverTable
  delivery: DeliveryTable
  reply: ReplyTable
  reply_file: ReplyFileTable
  suppression: SuppressionTable
}

/** The mail that carries a letter to its recipients, in one language, where a person changed it. */
export interface CoverTable {
  letterId: LetterId
  language: Language
  subject: string
  body: string
  by: string
  at: Instant
}

/** One copy under one manifest, let go by two (rules G140, G144). */
export interface DeliveryTable {
  letterId: LetterId
  manifest: Digest
  recipient: RecipientId
  language: Language
  /** The keyed index of the address it went to. */
  address: string
  /** The two accounts that let it go (JSON array). */
  releasedBy: JsonText
  releasedAt: Instant
  /** The mail that carries it, by its id in the outbox. */
  mail: string
  state: DeliveryState
  sentAt: Instant | null
  bouncedAt: Instant | null
  reason: string | null
  answeredAt: Instant | null
  /** Names, sizes and digests of the files that went with it (JSON array). */
  files: JsonText
}

/** What a recipient wrote back; who wrote and what is sealed (rule G150). */
export interface ReplyTable {
  id: string
  letterId: LetterId
  recipient: RecipientId
  receivedAt: Instant
  /** Came as a mail, or was filed by a person. */
  origin: 'mail' | 'hand'
  by: string | null
  /** Of the mail it came as: one that comes twice is filed once. */
  key: string
  keyId: string
  /** Sender, subject and text as JSON, encrypted. */
  content: Uint8Array
}

export interface ReplyFileTable {
  reply: string
  position: number
  name: string
  type: string
  size: number
  keyId: string
  bytes: Uint8Array
}

/** An address that is not written to, by its keyed index (rule G149). */
export interface SuppressionTable {
  contactIndex: string
  /** `all`: nothing arrives there. `opt-in`: its owner wants none of what nobody needs. */
  scope: 'all' | 'opt-in'
  reason: string
  at: Instant
}
