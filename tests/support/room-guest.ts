import { SCHEMA_VERSION } from '@undersigned/collab'
import { connectRoom } from '@undersigned/sync/client'
import * as Y from 'yjs'

/** Somebody in a room without a screen: the same client and the same wire that a page has. */
export interface RoomGuest {
  readonly doc: Y.Doc
  /** Resolves when all that was written here is on the server's disk. */
  saved(): Promise<void>
  leave(): void
}

interface Entrance {
  /** Where the server is, `http://host:port`. */
  readonly url: string
  readonly room: string
  readonly ticket: Parameters<typeof connectRoom>[0]['ticket']
}

/** Resolves when all that is in the room has come. */
export async function enterRoom({ url, room, ticket }: Entrance): Promise<RoomGuest> {
  const doc = new Y.Doc()
  const connection = connectRoom({ url: `${url.replace('http', 'ws')}/sync`, room, doc, person: null, schema: SCHEMA_VERSION, ticket })
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
