import { loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import { type Db, enqueueMail, enqueueMails, mailOf, newestMails, type OutboxRow, suppressedAmong } from '@undersigned/storage'
import { indexOf } from '../rotation/kept.ts'
import { startCouriers } from './courier.ts'
import { type CoverTemplate, isCoverTemplate, renderCover } from './cover-mail.ts'
import { isSuppressed, type Parts, type Sendable } from './sendable.ts'
import { isMailTemplate, type MailTemplate, type MailValues, type RenderedMail, renderMail } from './templates.ts'

type AnyTemplate = MailTemplate | CoverTemplate['template']
type ValuesOf<Template extends AnyTemplate> = Template extends MailTemplate
  ? MailValues[Template]
  : Extract<CoverTemplate, { template: Template }>['values']

interface Mail<Template extends AnyTemplate = AnyTemplate> {
  readonly to: string
  readonly locale: string
  readonly template: Template
  readonly values: ValuesOf<Template> & { readonly link: string }
  readonly letterId: string | null
  /** The same key asked for twice is one mail. */
  readonly key: string
  /** Known beforehand where something else names the mail. */
  readonly id?: string
  /** Whose copy of a letter it carries. */
  readonly recipientId?: string
  /** When what it leads to is over: later it does not go (rule G189). */
  readonly expiresAt?: number | null
}

interface KeptMail extends RenderedMail {
  readonly id: string
  readonly to: string
  readonly at: number
}

export interface Outbox {
  /** Queues a mail with the change it belongs to; it leaves after `wake`. */
  enqueue<Template extends AnyTemplate>(tx: Db, mail: Mail<Template>): Promise<void>
  /** Queues many of one kind, with as few questions as the database takes. */
  enqueueAll<Template extends AnyTemplate>(tx: Db, mails: readonly Mail<Template>[]): Promise<void>
  /** Says that there may be something to send. */
  wake(): void
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
  kept(): Promise<readonly KeptMail[]>
  keptMail(id: string): Promise<KeptMail | null>
  /** To whom a mail goes, in clear. */
  addressee(row: OutboxRow): string
}

/** What nobody needs who did not ask for it (rule G148). */
const OPT_IN: ReadonlySet<string> = new Set(['digest', 'followUp'])

const streamOf = (template: string): OutboxRow['stream'] =>
  template === 'delivery' ? 'delivery' : OPT_IN.has(template) ? 'opt-in' : 'transactional'

/** Mails wait in the database until they are sent; a killed process loses none, and repeats at most under the same message id. */
export function createOutbox(parts: Parts): Outbox {
  const addressee = (row: OutboxRow): string => parts.keys.open({ keyId: row.keyId, ciphertext: row.recipient })
  const rendered = async (row: OutboxRow): Promise<RenderedMail & { readonly mute: string | null }> => {
    const values = decodeValues(parts.keys.open({ keyId: row.keyId, ciphertext: row.content }))
    const mute = typeof values.mute === 'string' ? values.mute : null
    if (isCoverTemplate(row.template)) return { ...renderCover(row.locale, values), mute }
    if (!isMailTemplate(row.template)) throw new TypeError(`no words for ${row.template} in ${row.locale}`)
    const { t } = await loadTranslator(readerLanguageFor([row.locale]))
    return { ...renderMail(t, row.template, values), mute }
  }
  const sendable = async (row: OutboxRow): Promise<Sendable> => {
    const { mute, files, ...mail } = await rendered(row)
    const attached = (await parts.aside?.attachments(row)) ?? []
    return {
      ...mail,
      id: row.id,
      to: addressee(row),
      stream: row.stream,
      files: [...files.map(({ name, text, type = PLAIN }) => ({ name, type, bytes: new TextEncoder().encode(text) })), ...attached],
      stopsAt: mute,
      returnPath: parts.returnPaths?.bounces(row.id) ?? null,
      replyTo: row.template === 'delivery' ? (parts.returnPaths?.replies(row.id) ?? null) : null,
    }
  }
  const couriers = startCouriers(parts, sendable)
  const kept = async (row: OutboxRow): Promise<KeptMail> => {
    const { mute: _, ...mail } = await rendered(row)
    return { ...mail, id: row.id, to: addressee(row), at: row.createdAt }
  }
  const rowOf = async <Template extends AnyTemplate>(tx: Db, mail: Mail<Template>) => {
    const recipient = parts.keys.seal(mail.to)
    const at = parts.now()
    return {
      id: mail.id ?? parts.newId(),
      idempotencyKey: mail.key,
      letterId: mail.letterId,
      keyId: recipient.keyId,
      recipient: recipient.ciphertext,
      locale: mail.locale,
      template: mail.template,
      content: parts.keys.seal(JSON.stringify(mail.values)).ciphertext,
      attempts: 0,
      nextAt: at,
      lastError: null,
      createdAt: at,
      sentAt: null,
      stream: streamOf(mail.template),
      contactIndex: await indexOf(parts.keys, tx, mail.to),
      recipientId: mail.recipientId ?? null,
      expiresAt: mail.expiresAt ?? null,
    }
  }
  return {
    enqueue: async (tx, mail) => {
      const row = await rowOf(tx, mail)
      await enqueueMail(tx, { ...row, state: (await isSuppressed(tx, row)) ? 'suppressed' : 'queued' })
    },
    enqueueAll: async (tx, mails) => {
      const rows = await Promise.all(mails.map((mail) => rowOf(tx, mail)))
      const indexes = [...new Set(rows.map(({ contactIndex }) => contactIndex))]
      const refused = await suppressedAmong(tx, indexes)
      const isRefused = ({ contactIndex, stream }: (typeof rows)[number]): boolean =>
        refused.get(contactIndex) === 'all' || (stream === 'opt-in' && refused.has(contactIndex))
      await enqueueMails(
        tx,
        rows.map((row) => ({ ...row, state: isRefused(row) ? 'suppressed' : 'queued' })),
      )
    },
    wake: couriers.wake,
    close: couriers.close,
    kept: async () => Promise.all((await newestMails(parts.store.db)).map(kept)),
    keptMail: async (id) => {
      const row = await mailOf(parts.store.db, id)
      return row === null || row.forgottenAt !== null ? null : kept(row)
    },
    addressee,
  }
}

const PLAIN = 'text/plain; charset=utf-8'

function decodeValues(json: string): Readonly<Record<string, string | number>> {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
}
