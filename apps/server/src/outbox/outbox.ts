import { loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import {
  type Db,
  enqueueMail,
  mailOf,
  markSent,
  markUnsent,
  newestMails,
  type OutboxRow,
  type Store,
  takeMails,
} from '@undersigned/storage'
import type { Logger } from 'pino'
import type { Keys } from '../keys.ts'
import { isMailTemplate, type MailTemplate, type MailValues, type RenderedMail, renderMail } from './templates.ts'

interface Mail<Template extends MailTemplate = MailTemplate> {
  readonly to: string
  readonly locale: string
  readonly template: Template
  readonly values: MailValues[Template] & { readonly link: string }
  readonly letterId: string | null
  /** The same key asked for twice is one mail. */
  readonly key: string
}

interface KeptMail extends RenderedMail {
  readonly id: string
  readonly to: string
  readonly at: number
}

interface Sendable extends RenderedMail {
  readonly id: string
  readonly to: string
  /** Where a mail program says that its reader wants no more of these; null for mails that come once. */
  readonly stopsAt: string | null
}

/** Hands a mail to the network; rejects when it could not. The id stays the same over every attempt. */
export type Send = (mail: Sendable) => Promise<void>

export interface Outbox {
  /** Queues a mail with the change it belongs to; it leaves after `wake`. */
  enqueue<Template extends MailTemplate>(tx: Db, mail: Mail<Template>): Promise<void>
  /** Says that there may be something to send. */
  wake(): void
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
  kept(): Promise<readonly KeptMail[]>
  keptMail(id: string): Promise<KeptMail | null>
}

const LEASE = 60_000
const POLL = 30_000
const BATCH = 20
const MOST_ATTEMPTS = 10

interface Parts {
  readonly store: Store
  readonly keys: Keys
  /** Null: nobody sends; mails stay readable on the mailbox page. */
  readonly send: Send | null
  readonly log: Logger
  readonly now: () => number
  readonly newId: () => string
}

/** Mails wait in the database until they are sent; a killed process loses none, and repeats at most under the same message id. */
export function createOutbox(parts: Parts): Outbox {
  const read = async (row: OutboxRow): Promise<Sendable> => {
    if (!isMailTemplate(row.template)) throw new TypeError(`no words for ${row.template} in ${row.locale}`)
    const { t } = await loadTranslator(readerLanguageFor([row.locale]))
    const values = decodeValues(parts.keys.open({ keyId: row.keyId, ciphertext: row.content }))
    const to = parts.keys.open({ keyId: row.keyId, ciphertext: row.recipient })
    const stopsAt = typeof values.mute === 'string' ? values.mute : null
    return { id: row.id, to, stopsAt, ...renderMail(t, row.template, values) }
  }
  const courier = startCourier(parts, read)
  const kept = async (row: OutboxRow): Promise<KeptMail> => ({ ...(await read(row)), at: row.createdAt })
  return {
    enqueue: async (tx, mail) => {
      const recipient = parts.keys.seal(mail.to)
      const at = parts.now()
      await enqueueMail(tx, {
        id: parts.newId(),
        idempotencyKey: mail.key,
        letterId: mail.letterId,
        keyId: recipient.keyId,
        recipient: recipient.ciphertext,
        locale: mail.locale,
        template: mail.template,
        content: parts.keys.seal(JSON.stringify(mail.values)).ciphertext,
        state: 'queued',
        attempts: 0,
        nextAt: at,
        lastError: null,
        createdAt: at,
        sentAt: null,
      })
    },
    wake: courier.wake,
    close: courier.close,
    kept: async () => Promise.all((await newestMails(parts.store.db)).map(kept)),
    keptMail: async (id) => {
      const row = await mailOf(parts.store.db, id)
      return row === null ? null : kept(row)
    },
  }
}

interface Courier {
  wake(): void
  close(): Promise<void>
}

function startCourier({ store, send, log, now }: Parts, read: (row: OutboxRow) => Promise<Sendable>): Courier {
  if (send === null) return { wake: () => undefined, close: async () => undefined }
  let running: Promise<void> | null = null
  let again = false
  let closed = false
  const deliver = async (row: OutboxRow): Promise<void> => {
    try {
      await send(await read(row))
      await markSent(store.db, row.id, now())
    } catch (error) {
      const givenUp = row.attempts >= MOST_ATTEMPTS
      log.warn({ mail: row.id, template: row.template, attempts: row.attempts, error: messageOf(error) }, 'mail was not sent')
      await markUnsent(store.db, row.id, { error: messageOf(error), nextAt: givenUp ? null : now() + backoff(row.attempts) })
    }
  }
  const round = async (): Promise<void> => {
    do {
      again = false
      const mails = await takeMails(store.db, { now: now(), lease: LEASE, limit: BATCH })
      for (const row of mails) await deliver(row)
      again ||= mails.length === BATCH
    } while (again && !closed)
  }
  const wake = (): void => {
    again = true
    if (closed || running !== null) return
    running = round()
      .catch((error: unknown) => log.error({ error: messageOf(error) }, 'the outbox could not be read'))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(wake, POLL)
  timer.unref()
  return {
    wake,
    close: async () => {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}

/** One minute, two, four, … at most six hours. */
const backoff = (attempts: number): number => Math.min(60_000 * 2 ** Math.max(0, attempts - 1), 6 * 60 * 60_000)

/** What went wrong, without the address it went wrong for: mail servers repeat it, and logs and rows are no place for it (D26). */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]')

function decodeValues(json: string): Readonly<Record<string, string | number>> {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
}
