import type { MailState } from '@undersigned/api'
import { loadFormats } from '@undersigned/i18n'
import { type OutboxRow, repliesOf } from '@undersigned/storage'
import { type Config, mailServerOf } from '../config.ts'
import { NO_MAIL_SERVER } from '../outbox/sendable.ts'
import type { Services } from '../services.ts'
import type { CopyToSend, Prepared } from './copies.ts'

/** Where a mail stands, as people are told: one that nobody will send is not on its way (rules G146, G190). */
export function mailStateOf({ state, attempts }: Pick<OutboxRow, 'state' | 'attempts'>, config: Config): MailState {
  if (state === 'handing') return 'sending'
  if (state !== 'queued') return state
  return mailServerOf(config) === 'mailbox' ? 'kept' : attempts > 0 ? 'deferred' : 'queued'
}

/** What a mail server said of a mail; null where nobody said anything. */
export const reasonOf = ({ lastError }: Pick<OutboxRow, 'lastError'>): string | null => (lastError === NO_MAIL_SERVER ? null : lastError)

/** An address with most of it left out. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`
}

/** How the copy stands that a recipient would get, or got. */
export async function copyViews(
  { store, keys, config }: Pick<Services, 'store' | 'keys' | 'config'>,
  prepared: Prepared,
  mails: readonly OutboxRow[],
) {
  const { plan, copies, delivered, letter } = prepared
  const replies = await repliesOf(store.db, letter.id)
  const held = new Map(plan.held.map(({ copy, reason }) => [copy.recipient, reason]))
  return copies.map((copy) => {
    const went = delivered.find((each) => each.recipient === copy.recipient && each.manifest === plan.manifest)
    const mail = mails.find(({ id }) => id === went?.mail)
    const { contact, contactKeyId, source, checkedAt } = copy.record
    return {
      recipient: String(copy.recipient),
      name: copy.shown.name,
      function: copy.shown.function,
      institution: copy.shown.institution,
      country: copy.shown.country,
      language: went?.language ?? copy.language,
      address: contact === null || contactKeyId === null ? null : masked(keys.open({ keyId: contactKeyId, ciphertext: contact })),
      trust: copy.trust,
      source,
      checkedAt,
      held: held.get(copy.recipient) ?? null,
      state: went?.state ?? null,
      mail: mail === undefined ? null : mailStateOf(mail, config),
      sentAt: went?.sentAt ?? null,
      reason: went?.reason ?? (mail === undefined ? null : reasonOf(mail)),
      answers: replies.filter(({ recipient }) => recipient === copy.recipient).length,
      files: (went?.files ?? []).map(({ name, size }) => ({ name, size })),
    }
  })
}

/** The lines that stand on an envelope: who it is, and where. */
export async function addressBlock({ shown, record, language }: CopyToSend): Promise<readonly string[]> {
  const formats = await loadFormats(language)
  const country = shown.country === '' ? '' : formats.country(shown.country)
  const who = [[shown.honorific, shown.name].filter(Boolean).join(' '), shown.function, shown.institution]
  return [...who, ...record.address.split('\n'), country].map((line) => line.trim()).filter((line) => line !== '')
}
