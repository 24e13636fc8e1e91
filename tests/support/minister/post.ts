import type { MailSink, SunkMail } from '@undersigned/server/testing/mail'
import PostalMime, { type Email } from 'postal-mime'
import type { Post } from '../browser.ts'

/** Reads what a mail server took, as the mail programs of its readers do. */
export function postAt(sink: Pick<MailSink, 'mails'>): Post {
  const read = new Map<SunkMail, Promise<Email>>()
  const opened = (mail: SunkMail): Promise<Email> => {
    const email = read.get(mail) ?? PostalMime.parse(mail.raw)
    read.set(mail, email)
    return email
  }
  return {
    newest: async (to, subject) => {
      const mails = await Promise.all(sink.mails.filter((mail) => mail.to === to).map(opened))
      const found = mails.findLast((mail) => subject.test(mail.subject ?? ''))
      return found === undefined ? null : { subject: found.subject ?? '', text: found.text ?? '' }
    },
  }
}
