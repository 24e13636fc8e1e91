import type { AmendingTables } from './schema-amending.ts'
import type { ApprovalTables } from './schema-approval.ts'
import type { AuthTables } from './schema-auth.ts'
import type { DeskTables } from './schema-desk.ts'
import type { GlossaryTables } from './schema-glossary.ts'
import type { HelpTables } from './schema-help.ts'
import type { LetterTables } from './schema-letters.ts'
import type { PeopleTables } from './schema-people.ts'
import type { RoomTables } from './schema-rooms.ts'
import type { SignatureTables } from './schema-signatures.ts'

/** Every table of both databases, as Kysely sees them. Times are integers (ms), digests and token hashes hex, all other bytes blobs (rule P1). */
export interface Schema
  extends AuthTables,
    PeopleTables,
    GlossaryTables,
    LetterTables,
    RoomTables,
    SignatureTables,
    AmendingTables,
    ApprovalTables,
    DeskTables,
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
  state: 'queued' | 'sending' | 'sent' | 'failed'
  attempts: number
  nextAt: number
  lastError: string | null
  createdAt: number
  sentAt: number | null
}
