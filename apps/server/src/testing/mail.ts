export { dkimOf } from './dkim.ts'
export { type MailSink, type MailSinkOptions, type SunkMail, startMailSink } from './mail-sink.ts'
