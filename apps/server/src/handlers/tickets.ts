import { SCHEMA_VERSION } from '@undersigned/collab'
import { isLanguage } from '@undersigned/letter'
import { epochOf, versionsOf } from '@undersigned/storage'
import { readRoomId } from '@undersigned/sync'
import { signTicket, TICKET_LASTS_MS } from '@undersigned/sync/node'
import { type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { accessIn } from '../letters/room-access.ts'

export const ticketHandlers: Handlers<'ticketCreate'> = {
  ticketCreate: async (call) => {
    const { letter, membership } = letterIn(call)
    const { store, now, tickets } = call.services
    const { room } = call.request.body
    const address = readRoomId(room)
    if (address === null) return refused('not-found')
    const { part } = address
    if (isLanguage(part) && !(await versionsOf(store.db, letter.id)).some(({ language }) => language === part)) return refused('not-found')
    const access = accessIn(membership, part, letter.stage)
    if (access === null) return refused('forbidden')
    const visitor = visitorIn(call)
    const expires = now() + TICKET_LASTS_MS
    const ticket = signTicket(
      {
        person: visitor.id,
        name: visitor.name || visitor.email.replace(/@.*/, ''),
        room,
        role: membership.roles.join('+'),
        languages: [...membership.languages],
        epoch: await epochOf(store.db, letter.id, visitor.id),
        expires,
      },
      tickets,
    )
    return reply({ ticket, room, access, schema: SCHEMA_VERSION, expires })
  },
}
