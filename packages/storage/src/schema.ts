import type { Generated } from 'kysely'
import type { AmendingTables } from './schema-amending.ts'
import type { ApprovalTables } from './schema-approval.ts'
import type { AuthTables } from './schema-auth.ts'
import type { ConsentTables } from './schema-consents.ts'
import type { DeliveryTables } from './schema-delivery.ts'
import type { DeskTables } from './schema-desk.ts'
import type { ErasureTables } from './schema-erasure.ts'
import type { GlossaryTables } from './schema-glossary.ts'
import type { HelpTables } from './schema-help.ts'
import type { LetterTables } from './schema-letters.ts'
import type { PeopleTables } from './schema-people.ts'
import type { PrivacyTables } from './schema-privacy.ts'
import type { PublicTables } from './schema-public.ts'
import type { RoomTables } from './schema-rooms.ts'
import type { SignOnTables } from './schema-sign-on.ts'
import type { SignatureTables } from './schema-signatures.ts'

/** Every table of both databases, as Kysely sees them. Times are integers (ms), digests and token hashes hex, all other bytes blobs (rule P1). */
export interface Schema
  extends AuthTables,
    PeopleTables,
    GlossaryTables,
    LetterTables,
    RoomTables,
    SignatureTables,
    SignOnTables,
    AmendingTables,
    ConsentTables,
    DeliveryTables,
    ApprovalTables,
    DeskTables,
    ErasureTables,
    PublicTables,
    PrivacyTables,
    HelpTables {
  meta: MetaTable
  outbox: OutboxTable
}

/** Facts about the database itself, by name; `mark` says that it is a demo's or a benchmark's (D27). */
interface MetaTable {
  key: string
  value: string
}

/** Mail on its way out. What holds an address, a name or a token is ciphertext. */
export interface OutboxTable {
  id: string
  /** The same mail asked for twice is sent once. */
  idempotencyKey: string
  letterId: string | null
  keyId: string
  recipient: Uint8Array
  locale: string
  template: string
  /** The template's values as JSON text, encrypted. */
  content: Uint8Array
  /** `handing`: a copy whose last byte goes to the mail server; `unclear`: nobody was left to hear the answer (rule G146); `expired`: it did not leave in time (rule G189). */
  state: 'queued' | 'sending' | 'handing' | 'sent' | 'failed' | 'unclear' | 'bounced' | 'suppressed' | 'expired'
  attempts: number
  nextAt: number
  lastError: string | null
  createdAt: number
  sentAt: number | null
  /** What must come, what was asked for, and copies of letters: each by itself (rule G148). */
  stream: Generated<'transactional' | 'opt-in' | 'delivery'>
  /** The keyed index of the address; null in mails from before it was kept. */
  contactIndex: string | null
  /** Whose copy of the letter it carries. */
  recipientId: string | null
  /** Since when its addressee and its words are no longer kept (rule P33). */
  forgottenAt: Generated<number | null>
  /** When what it is for is over; null: never (rule G189). */
  expiresAt: Generated<number | null>
}
