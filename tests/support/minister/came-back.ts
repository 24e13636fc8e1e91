import { createTransport } from 'nodemailer'

interface Bounce {
  /** Where the mail was sent from, which is where reports of it go. */
  readonly returnPath: string
  readonly recipient: string
}

const BOUNDARY = '9B095B5ADSN=_01D9'

/** A report as a mail server sends it when nobody has an address (RFC 3464). */
const reportOf = ({ returnPath, recipient }: Bounce): string =>
  [
    'From: MAILER-DAEMON@mx.ministries.example (Mail Delivery System)',
    `To: ${returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${BOUNDARY}"`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    `--${BOUNDARY}`,
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${recipient}>: host mx.ministries.example said: 550 5.1.1 <${recipient}>:`,
    '    Recipient address rejected: User unknown (in reply to RCPT TO command)',
    '',
    `--${BOUNDARY}`,
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.ministries.example',
    'Arrival-Date: Sun, 22 Nov 2026 09:00:00 +0100 (CET)',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address`,
    '    rejected: User unknown',
    '',
    `--${BOUNDARY}`,
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    `Return-Path: <${returnPath}>`,
    `To: ${recipient}`,
    '',
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')

/** Tells the server at this address, as another mail server does, that a mail came to nobody. */
export async function bounce(inbound: string, mail: Bounce): Promise<void> {
  await createTransport({ url: inbound }).sendMail({ envelope: { from: '', to: mail.returnPath }, raw: reportOf(mail) })
}

export interface Answer {
  readonly from: string
  readonly replyTo: string
  readonly subject: string
  readonly text: string
}

/** Answers a mail, as its reader's mail program does. */
export async function answer(inbound: string, { from, replyTo, subject, text }: Answer): Promise<void> {
  await createTransport({ url: inbound }).sendMail({ from, to: replyTo, subject, text })
}
