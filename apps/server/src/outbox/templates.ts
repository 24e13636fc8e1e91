import type { Translate } from '@undersigned/i18n'
import type { DeskReopenedMail, DeskVerdictMail } from './desk-mails.ts'

/** Every kind of mail there is, with what its words need beside the link. */
export interface MailValues {
  readonly signIn: { readonly code: string; readonly minutes: number }
  readonly invitation: {
    readonly by: string
    readonly coalition: string
    readonly letter: string
    readonly role: string
    readonly expires: string
  }
  readonly signInvitation: { readonly coalition: string; readonly name: string; readonly letter: string; readonly expires: string }
  readonly confirmSignature: {
    readonly letter: string
    readonly name: string
    readonly words: string
    readonly hex: string
    readonly expires: string
    /** To be typed on the page that asked for the signature, instead of following the link. */
    readonly code: string
  }
  readonly signed: {
    readonly letter: string
    readonly name: string
    readonly words: string
    readonly hex: string
    /** The proof that the signature stands in the log: goes with the mail as a file (rule V10). */
    readonly receipt: string
    readonly receiptLink: string
    readonly logKey: string
  }
  readonly withdrawn: { readonly letter: string; readonly name: string; readonly coalition: string }
  /** Somebody signed for an organisation: another of its people may object, or agree (rule G73). */
  readonly secondAsked: { readonly name: string; readonly letter: string; readonly coalition: string }
  /** Confirmed, and not on the list yet: what is still missing, and where to go on (rule G73). */
  readonly signedWaits: { readonly name: string; readonly letter: string; readonly waits: string }
  readonly contactTold: { readonly name: string; readonly letter: string; readonly coalition: string; readonly until: string }
  readonly corrected: ChangedText
  readonly deadlineMoved: ChangedText
  readonly askedAgain: ChangedText & { readonly expires: string }
  readonly askedReminder: ChangedText & { readonly expires: string }
  readonly lapsed: { readonly letter: string; readonly name: string; readonly coalition: string; readonly withdraw: string }
  readonly deskAccepted: DeskVerdictMail
  readonly deskRefused: DeskVerdictMail
  readonly deskAsked: DeskVerdictMail
  readonly deskReopened: DeskReopenedMail
  readonly reportUpheld: DeskVerdictMail
  readonly reportDismissed: DeskVerdictMail
  readonly digest: { readonly letter: string; readonly news: string; readonly mute: string }
  readonly request: {
    readonly by: string
    readonly action: string
    readonly letter: string
    readonly expires: string
    readonly difference: string
  }
  readonly approvalAsked: AskedText & { readonly by: string }
  readonly reviewAsked: AskedText & { readonly by: string }
  readonly approvalReminder: AskedText & { readonly hours: number }
  readonly conditionSet: AnsweredText & { readonly organisation: string }
  readonly approvalRefused: AnsweredText & { readonly organisation: string }
  readonly conditionMet: AnsweredText
  readonly conditionNotMet: AnsweredText
}

/** What a representative is asked about. */
interface AskedText {
  readonly letter: string
  readonly organisation: string
  readonly until: string
  readonly words: string
  /** Both deadlines for a calendar: goes with the mail as a file (rule G84). */
  readonly calendar?: string
}

/** What somebody said about a text, in their own words. */
interface AnsweredText {
  readonly letter: string
  readonly by: string
  readonly difference: string
}

/** What a signatory is told when the text they signed was changed. */
interface ChangedText {
  readonly letter: string
  readonly name: string
  /** Line by line what was changed, in the language they read it in (rule G44). */
  readonly difference: string
  /** The seal of the changed text. */
  readonly words: string
  /** That what became of the signature stands in the log; none where its entry was erased (rule V10). */
  readonly receipt?: string
  readonly logKey?: string
}

const MAIL_TEMPLATES = [
  'signIn',
  'invitation',
  'signInvitation',
  'confirmSignature',
  'signed',
  'withdrawn',
  'contactTold',
  'secondAsked',
  'signedWaits',
  'request',
  'digest',
  'corrected',
  'deadlineMoved',
  'askedAgain',
  'askedReminder',
  'lapsed',
  'deskAccepted',
  'deskRefused',
  'deskAsked',
  'deskReopened',
  'reportUpheld',
  'reportDismissed',
  'approvalAsked',
  'reviewAsked',
  'approvalReminder',
  'conditionSet',
  'approvalRefused',
  'conditionMet',
  'conditionNotMet',
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

export const isMailTemplate = (value: string): value is MailTemplate => MAIL_TEMPLATES.some((each) => each === value)

export interface RenderedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly files: readonly { readonly name: string; readonly text: string; readonly type?: string }[]
}

/** A mail in one language, as plain text and as HTML that needs nothing from anywhere. */
export function renderMail(
  t: Translate,
  template: MailTemplate,
  { link, ...values }: Readonly<Record<string, string | number>>,
): RenderedMail {
  const address = String(link ?? '')
  const subject = t(`mail.${template}.subject`, values)
  const lead = t(`mail.${template}.lead`, values)
  const button = t(`mail.${template}.button`, values)
  const after = t(`mail.${template}.after`, values)
  const receipt = receiptIn(t, values)
  const own = ownLinks(t, address, values.withdraw)
  const kept = own.map(({ says }) => says)
  const told = receipt === null ? kept : [receipt.says, ...kept]
  const difference = typeof values.difference === 'string' ? [values.difference] : []
  const text = [t('mail.greeting'), lead, ...difference, `${button}:\n${address}`, after, ...told, `-- \n${t('mail.footer')}`].join('\n\n')
  const html = `<!doctype html>
<html lang="${t('mail.lang')}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f6f4ef;color:#1c1b19;font:16px/1.5 Georgia,serif">
<div style="max-width:34em;margin:0 auto;padding:24px;background:#fff;border:1px solid #ddd8cc;overflow-wrap:anywhere">
<p>${escaped(t('mail.greeting'))}</p>
<p>${escaped(lead)}</p>
${difference.map((lines) => `<blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #ddd8cc;white-space:pre-wrap">${escaped(lines)}</blockquote>\n`).join('')}<p><a href="${escaped(address)}" style="display:inline-block;padding:12px 18px;background:#1f3a5f;color:#fff;text-decoration:none">${escaped(button)}</a></p>
<p>${withLink(escaped(after), values.mute)}</p>
${receipt === null ? '' : `<p style="overflow-wrap:anywhere">${withLink(escaped(receipt.says), values.receiptLink)}</p>\n`}${own.map(({ says, link: to }) => `<p>${withLink(escaped(says), to)}</p>\n`).join('')}<p style="font-size:14px;overflow-wrap:anywhere">${escaped(t('mail.linkHint'))}<br>${escaped(address)}</p>
<hr style="border:0;border-top:1px solid #ddd8cc">
<p style="font-size:13px;color:#5a564e">${escaped(t('mail.footer'))}</p>
</div></body></html>`
  return { subject: oneLine(subject), text, html, files: filesIn(receipt, values) }
}

/** Of a mail to somebody who signs, or may: by its token they take the name back, and see what is kept of them (rules G13, G125). */
function ownLinks(t: Translate, address: string, withdraw: unknown): readonly { readonly says: string; readonly link: string }[] {
  const [, before = '', page = '', token = ''] =
    /^(.*\/[a-z]{2})\/(sign|confirm|withdraw|object|again|prove)\/([\w-]{20,})$/.exec(address) ?? []
  const back = typeof withdraw === 'string' ? withdraw : ['object', 'again', 'prove'].includes(page) ? `${before}/withdraw/${token}` : null
  const kept = token === '' ? null : `${before}/erase/${token}`
  return [
    ...(back === null ? [] : [{ says: `${t('mail.signed.button')}: ${back}`, link: back }]),
    ...(kept === null ? [] : [{ says: t('mail.yours', { link: kept }), link: kept }]),
  ]
}

const CALENDAR = 'text/calendar; charset=utf-8; method=PUBLISH'

const filesIn = (
  receipt: { readonly text: string } | null,
  { calendar }: Readonly<Record<string, string | number>>,
): RenderedMail['files'] => [
  ...(receipt === null ? [] : [{ name: 'receipt.tlog-proof', text: receipt.text }]),
  ...(typeof calendar === 'string' ? [{ name: 'deadlines.ics', text: calendar, type: CALENDAR }] : []),
]

/** The receipt that a mail carries, and the words beside it; null for a mail without one, also for those from before there were any. */
function receiptIn(t: Translate, { receipt, receiptLink, logKey }: Readonly<Record<string, string | number>>) {
  if (typeof receipt !== 'string' || receipt === '') return null
  const key = logKey ?? ''
  const says = receiptLink === undefined ? t('mail.receiptOfChange', { key }) : t('mail.receipt', { link: receiptLink, key })
  return { text: receipt, says }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
/** An address of ours in a sentence, as a link. */
const withLink = (sentence: string, address: string | number | undefined): string =>
  typeof address === 'string' ? sentence.replace(escaped(address), `<a href="${escaped(address)}">$&</a>`) : sentence
/** A title with a line break in it must not become a second header. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')
