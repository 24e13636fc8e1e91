import PostalMime, { type Attachment } from 'postal-mime'
import { type DeliveryReport, reportsIn } from './dsn.ts'

/** A mail that came in, cut to what is kept of it. */
export interface ReceivedMail {
  readonly from: string
  readonly subject: string
  readonly text: string
  /** Of the mail itself, so that one that comes twice is known. */
  readonly id: string
  /** Written by a machine: somebody is away, or a mail came back. */
  readonly isAutomatic: boolean
  readonly reports: readonly DeliveryReport[]
  readonly files: readonly ReceivedFile[]
  /** How many files were left out, because they were too many or too large. */
  readonly left: number
}

interface ReceivedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

const LONGEST_TEXT = 64 * 1024
const MOST_FILES = 10
const MOST_BYTES = 8 * 1024 * 1024

/** Reads a mail as it stood on the wire; what cannot be read is empty, never an error of ours (rule G147). */
export async function readMail(raw: Uint8Array): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, attachmentEncoding: 'arraybuffer' })
  const headerOf = (name: string): string => mail.headers.find(({ key }) => key === name)?.value ?? ''
  const reports = mail.attachments.filter(({ mimeType }) => mimeType === 'message/delivery-status')
  const { kept, left } = bounded(mail.attachments.filter((each) => !reports.includes(each)))
  return {
    from: oneLine(mail.from?.address ?? ''),
    subject: oneLine(mail.subject ?? ''),
    text: cut(mail.text ?? wordsOf(mail.html ?? '')),
    id: oneLine(mail.messageId ?? ''),
    isAutomatic: !/^(?:no)?$/i.test(headerOf('auto-submitted').split(';', 1)[0]?.trim() ?? '') || headerOf('x-autoreply') !== '',
    reports: reports.flatMap((part) => reportsIn(new TextDecoder().decode(bytesOf(part)))),
    files: kept,
    left,
  }
}

function bounded(attachments: readonly Attachment[]): { readonly kept: readonly ReceivedFile[]; readonly left: number } {
  const kept: ReceivedFile[] = []
  let size = 0
  for (const part of attachments) {
    const bytes = bytesOf(part)
    if (kept.length >= MOST_FILES || size + bytes.length > MOST_BYTES) continue
    size += bytes.length
    kept.push({ name: nameOf(part), type: /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream', bytes })
  }
  return { kept, left: attachments.length - kept.length }
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

/** A name that is only a name, whatever a sender wrote. */
const nameOf = ({ filename }: Attachment): string =>
  (filename ?? '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 120) || 'file'

/** Mails without a plain part are read by their words alone. */
const wordsOf = (html: string): string =>
  html
    .slice(0, 4 * LONGEST_TEXT)
    .replace(/<(?:style|script)\b[^<]*(?:<(?!\/(?:style|script)>)[^<]*)*<\/(?:style|script)>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/tr|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const cut = (text: string): string => text.replace(/\r\n?/g, '\n').trim().slice(0, LONGEST_TEXT)
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)
