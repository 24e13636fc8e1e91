import { isLanguage, localeOf } from '@undersigned/letter'
import type { RenderedMail } from './templates.ts'

/** Mails whose words people wrote: what carries a letter to a recipient, and what tells signatories how it went on. */
export type CoverTemplate =
  | { readonly template: 'delivery'; readonly values: CoverValues }
  | { readonly template: 'deliveryTest'; readonly values: CoverValues }
  | { readonly template: 'followUp'; readonly values: FollowUpValues & { readonly mute: string } }
  | { readonly template: 'followUpTest'; readonly values: FollowUpValues }

interface CoverValues {
  readonly subject: string
  /** Paragraphs, with an empty line between them. */
  readonly body: string
}

interface FollowUpValues extends CoverValues {
  /** The reader's own language, in which the foot is, and what says that the rest is in another. */
  readonly reader: string
  /** That nobody wrote it in their language; empty where somebody did (rule G177). */
  readonly notice: string
  readonly stop: string
}

const COVER_TEMPLATES: readonly CoverTemplate['template'][] = ['delivery', 'deliveryTest', 'followUp', 'followUpTest']

export const isCoverTemplate = (value: string): value is CoverTemplate['template'] => COVER_TEMPLATES.some((each) => each === value)

/** A mail in the words people wrote, as plain text and as HTML that needs nothing from anywhere. */
export function renderCover(
  locale: string,
  { subject, body, stop, notice, reader = locale }: Readonly<Record<string, string | number>>,
): RenderedMail {
  const words = String(body ?? '').trim()
  const foot = typeof stop === 'string' ? stop : ''
  const title = String(subject ?? '').replace(/[\r\n]+/g, ' ')
  const [language, own] = [locale, String(reader)].map((each) => (isLanguage(each) ? localeOf(each) : 'en'))
  const first = typeof notice === 'string' ? notice : ''
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:16px;color:#1c1b19;font:16px/1.5 Georgia,serif">
<div style="max-width:38em;overflow-wrap:anywhere">
${first === '' ? '' : `<p lang="${own}" style="font-size:14px;color:#5a564e">${lineOf(first)}</p>\n`}${words
  .split(/\n{2,}/u)
  .map((paragraph) => `<p>${paragraph.split('\n').map(lineOf).join('<br>')}</p>`)
  .join('\n')}
${foot === '' ? '' : `<hr style="border:0;border-top:1px solid #ddd8cc">\n<p lang="${own}" style="font-size:13px;color:#5a564e">${lineOf(foot)}</p>\n`}</div></body></html>`
  const text = [first, words].filter(Boolean).join('\n\n')
  return { subject: title, text: foot === '' ? `${text}\n` : `${text}\n\n-- \n${foot}\n`, html, files: [] }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** Words with every address of a page in them as a link. */
const lineOf = (line: string): string =>
  line
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/u)
    .map((part, at) => (at % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('')
