import type { Site } from '../browser.ts'
import type { DemoSeat } from '../browser-demo.ts'
import * as rooms from '../room-guest.ts'

const AT_ONCE = 8

/** Does this for each, some at a time: the stock client listens to the process it runs in, once a room. */
export async function forSome<One, Result>(all: readonly One[], work: (one: One) => Promise<Result>): Promise<readonly Result[]> {
  const done: Result[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))))
  return done
}

/** Enters a room as the person of this seat. */
export const enterRoom = ({ server }: Site, { api }: DemoSeat, room: string): Promise<rooms.RoomGuest> =>
  rooms.enterRoom({
    url: server.url,
    room,
    ticket: async () => {
      const answer = await api.call('ticketCreate', { body: { room } })
      return answer.ok ? { ok: true, ticket: answer.value.ticket } : { ok: false, refusal: 'removed' }
    },
  })
