import type { ReceivedMail } from './mail.ts'

/** What the thread that reads mails is asked: a mail as it stood on the wire. */
export interface MailTask {
  readonly raw: Uint8Array
}

export const isMailTask = (value: unknown): value is MailTask =>
  typeof value === 'object' && value !== null && 'raw' in value && value.raw instanceof Uint8Array

export const isReceivedMail = (value: unknown): value is ReceivedMail =>
  typeof value === 'object' && value !== null && 'reports' in value && 'files' in value
