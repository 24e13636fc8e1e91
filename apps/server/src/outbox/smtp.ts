import type { Transporter } from 'nodemailer'
import type { Send } from './outbox.ts'

/** A mail server that does not answer holds up the mails behind it, and a server that wants to stop. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** Sends through the operator's mail server. The message id comes from the row, so a repeated mail is recognised as the same. */
export function smtpSender({ url, from, host }: { readonly url: string; readonly from: string; readonly host: string }): Send {
  // Loaded with the first mail: a server that keeps its mails never needs it.
  let transport: Promise<Transporter> | null = null
  const loaded = () => import('nodemailer').then(({ createTransport }) => createTransport({ url, ...patience }))
  return async ({ id, to, subject, text, html, files, stopsAt }) => {
    transport ??= loaded()
    await (await transport).sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      html,
      attachments: files.map((file) => ({ filename: file.name, content: file.text, contentType: 'text/plain; charset=utf-8' })),
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...(stopsAt === null ? {} : oneClick(stopsAt)) },
    })
  }
}

/** The button that mail programs show beside the sender (RFC 8058, rule T172). */
const oneClick = (address: string) => ({ 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
