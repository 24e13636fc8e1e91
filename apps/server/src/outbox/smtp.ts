import { Readable } from 'node:stream'
import type { Transporter } from 'nodemailer'
import type { Send, Sendable } from './sendable.ts'

/** A mail server that does not answer holds up the mails behind it, and a server that wants to stop. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** With what a domain vouches for its mails. */
interface Dkim {
  readonly domain: string
  readonly selector: string
  readonly privateKey: string
}

export interface SmtpOptions {
  readonly url: string
  readonly from: string
  /** The sender of what people asked for, so that its name suffers and thrives by itself (rule G148). */
  readonly newsFrom?: string | null
  readonly host: string
  readonly dkim?: Dkim | null
}

/** Sends through the operator's mail server. The message id comes from the row, so a repeated mail is recognised as the same. */
export function smtpSender({ url, from, newsFrom = null, host, dkim = null }: SmtpOptions): Send {
  // Loaded with the first mail: a server that keeps its mails never needs it.
  let transport: Promise<Transporter> | null = null
  const loaded = () => import('nodemailer').then(({ createTransport }) => createTransport({ url, ...patience }))
  return async (mail, handing) => {
    transport ??= loaded()
    const sender = mail.stream === 'opt-in' ? (newsFrom ?? from) : from
    const transporter = await transport
    const message = messageOf(mail, { from: sender, host, dkim })
    if (handing === undefined) await transporter.sendMail(message)
    else await heldBack(transporter, { message, handing })
  }
}

type Message = Parameters<Transporter['sendMail']>[0]

const messageOf = (mail: Sendable, { from, host, dkim }: { from: string; host: string; dkim: Dkim | null }): Message => ({
  from,
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  attachments: mail.files.map(({ name, type, bytes }) => ({ filename: name, content: Buffer.from(bytes), contentType: type })),
  messageId: `<${mail.id}@${host}>`,
  headers: { 'Auto-Submitted': 'auto-generated', ...(mail.stopsAt === null ? {} : oneClick(mail.stopsAt)) },
  ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
  ...(mail.returnPath !== null && { envelope: { from: mail.returnPath, to: mail.to } }),
  ...(dkim !== null && {
    dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: SIGNED },
  }),
})

/** What the signature covers: also the button that stops mails, both halves of it (RFC 8058, section 4). */
const SIGNED = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':')

/** Sends with the last byte held until `handing` has been kept: a process that dies before it has certainly sent nothing (rule G146). */
async function heldBack(transporter: Transporter, { message, handing }: { message: Message; handing: () => Promise<void> }): Promise<void> {
  const inner = transporter.transporter
  const { createTransport } = await import('nodemailer')
  const outer = createTransport({
    name: inner.name,
    version: inner.version,
    send: (mail, done) => {
      mail.message.processFunc((input: Readable) => Readable.from(allButLast(input, handing)))
      inner.send(mail, done)
    },
  })
  await outer.sendMail(message)
}

async function* allButLast(input: AsyncIterable<unknown>, handing: () => Promise<void>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of input) {
    if (held.length > 0) yield held
    held = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
  }
  await handing()
  yield held
}

/** The button that mail programs show beside the sender (RFC 8058, rule T172). */
const oneClick = (address: string) => ({ 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
