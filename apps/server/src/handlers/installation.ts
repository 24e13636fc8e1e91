import { SCHEMA_VERSION } from '@undersigned/collab'
import { markOf } from '@undersigned/storage'
import { keepsMailbox } from '../config.ts'
import { type Handlers, reply } from '../http/handler.ts'
import { refused } from '../http/problem.ts'

/** A mail is shown with links under the name its reader came by: a session at `127.0.0.1` is none at `localhost`. */
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
  mailboxGet: async ({ services, request, headers }) => {
    const mail = await services.outbox.keptMail(request.params.mail)
    if (mail === null) return refused('not-found')
    const { id, to, subject, at, text } = mail
    return reply({ id, to, subject, at, text: text.replaceAll(services.origin, `http://${headers.get('host')}`) })
  },
}
