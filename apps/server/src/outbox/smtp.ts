import { createTransport } from 'nodemailer'
import type { Send } from './outbox.ts'

/** Sends through the operator's mail server. The message id comes from the row, so a repeated mail is recognised as the same. */
export function smtpSender({ url, from, host }: { readonly url: string; readonly from: string; readonly host: string }): Send {
  const transport = createTransport(url)
  return async ({ id, to, subject, text, html }) => {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}
