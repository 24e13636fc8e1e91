import { SCHEMA_VERSION } from '@undersigned/collab'
import { connectRoom } from '@undersigned/sync/client'
import * as Y from 'yjs'
import type { Site } from '../browser.ts'
import type { DemoSeat } from '../browser-demo.ts'

/** Somebody in a room without a screen: the same client and the same wire that a page has. */
export interface RoomGuest {
  readonly doc: Y.Doc
  /** Resolves when all that was written here is on the server's disk. */
  saved(): Promise<void>
  leave(): void
}

const AT_ONCE = 8

/** Does this for each, some at a time: the stock client listens to the process it runs in, once a room. */
export async function forSome<One, Result>(all: readonly One[], work: (one: One) => Promise<Result>): Promise<readonly Result[]> {
  const done: Result[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))))
  return done
}

export async function enterRoom({ server }: Site, { api }: DemoSeat, room: string): Promise<RoomGuest> {
  const doc = new Y.Doc()
  const connection = connectRoom({
    url: `${server.url.replace('http', 'ws')}/sync`,
    room,
    doc,
    person: null,
    schema: SCHEMA_VERSION,
    ticket: async () => {
      const answer = await api.call('ticketCreate', { body: { room } })
      return answer.ok ? { ok: true, ticket: answer.value.ticket } : { ok: false, refusal: 'removed' }
    },
  })
  await connection.synced
  const saved = () =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (connection.snapshot().unsent) return
        stop()
        resolve()
      }
      const stop = connection.subscribe(look)
      look()
    })
  return { doc, saved, leave: () => connection.destroy() }
}
