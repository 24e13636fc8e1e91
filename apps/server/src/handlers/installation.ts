import { SCHEMA_VERSION } from '@undersigned/collab'
import { markOf } from '@undersigned/storage'
import { keepsMailbox } from '../config.ts'
import { type Handlers, reply } from '../http/handler.ts'
import { refused } from '../http/problem.ts'

export const installationHandlers: Handlers<'installation' | 'mailboxList' | 'mailboxGet'> = {
  installation: async ({ services, isDemoVisitor }) =>
    reply({
      name: 'Undersigned',
      schema: SCHEMA_VERSION,
      demo: isDemoVisitor && (await markOf(services.store.db)) === 'demo',
      mailbox: isDemoVisitor && keepsMailbox(services.config),
    }),
  mailboxList: async ({ services }) => {
    const mails = await services.outbox.kept()
    return reply({ mails: mails.map(({ id, to, subject, at }) => ({ id, to, subject, at })) })
  },
  mailboxGet: async ({ services, request }) => {
    const mail = await services.outbox.keptMail(request.params.mail)
    return mail === null ? refused('not-found') : reply({ id: mail.id, to: mail.to, subject: mail.subject, at: mail.at, text: mail.text })
  },
}
