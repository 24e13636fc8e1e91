import { type Db, type OutboxRow, type Store, suppressionOf, type Transacting } from '@undersigned/storage'
import type { Logger } from 'pino'
import type { Keys } from '../keys.ts'
import type { ReturnPaths } from './return-paths.ts'
import type { RenderedMail } from './templates.ts'

/** A file that goes with a mail. */
export interface Attachment {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface Sendable extends Omit<RenderedMail, 'files'> {
  readonly id: string
  readonly to: string
  readonly stream: OutboxRow['stream']
  readonly files: readonly Attachment[]
  /** Where a mail program says that its reader wants no more of these; null for mails that come once. */
  readonly stopsAt: string | null
  /** Where bounces go, and where answers go; null: to the sender of all mails. */
  readonly returnPath: string | null
  readonly replyTo: string | null
}

/** Why nothing leaves a server that was given no mail server. */
export const NO_MAIL_SERVER = 'no SMTP_URL is set'

/** Hands a mail to the network; rejects when it could not. The id stays the same over every attempt. Awaits `handing` before its last byte goes. */
export type Send = (mail: Sendable, handing?: () => Promise<void>) => Promise<void>

/** What happens beside the mail itself. */
export interface Aside {
  /** Whether it is still wanted, asked when it leaves. */
  isWanted(row: OutboxRow): Promise<boolean>
  /** The files that go with it, made when it goes. */
  attachments(row: OutboxRow): Promise<readonly Attachment[]>
  /** In the transaction that writes it down as sent. */
  sent(tx: Transacting, row: OutboxRow): Promise<void>
  /** In the transaction that writes down that nobody is there. */
  bounced(tx: Transacting, row: OutboxRow, reason: string): Promise<void>
}

export interface Parts {
  readonly store: Store
  readonly keys: Keys
  /** Null: nobody sends; mails stay readable on the mailbox page. */
  readonly send: Send | null
  readonly log: Logger
  readonly now: () => number
  readonly newId: () => string
  readonly returnPaths?: ReturnPaths | null
  readonly aside?: Aside
}

/** Nothing goes where nothing arrives, and nothing that was asked for where it is no longer wanted (rule G149). */
export async function isSuppressed(
  db: Db,
  { contactIndex, stream }: { readonly contactIndex: string | null; readonly stream: OutboxRow['stream'] },
): Promise<boolean> {
  const found = contactIndex === null ? null : await suppressionOf(db, contactIndex)
  return found !== null && (found.scope === 'all' || stream === 'opt-in')
}
