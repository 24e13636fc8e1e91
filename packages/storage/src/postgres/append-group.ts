import type { Appended, NewUpdate, RoomId } from '@undersigned/sync'
import { OneAtATime } from '../one-at-a-time.ts'
import { inOneOrder } from '../rooms.ts'
import type { Queries, Transacting } from '../store.ts'
import { undisturbed } from './undisturbed.ts'

interface Stand {
  readonly id: number
  readonly head: number
  readonly outcome: Appended
}

/**
 * Appends groups of updates in Postgres: the rooms of a group are locked in one order, so that servers queue and never block each
 * other; within this process groups are committed in the order they came (rules P3 and P6).
 */
export class PostgresAppender {
  readonly #db: Queries
  readonly #queue = new OneAtATime()

  constructor(db: Queries) {
    this.#db = db
  }

  append(group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>> {
    return this.#queue.run(() => undisturbed(() => this.#db.transaction().execute((tx) => appendGroup(tx, group))))
  }
}

async function appendGroup(tx: Transacting, group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>> {
  const counts = new Map<RoomId, number>()
  for (const { room } of group) counts.set(room, (counts.get(room) ?? 0) + 1)
  const stands = await lockRooms(tx, counts)
  await insertUpdates(tx, group, stands)
  return new Map(Array.from(stands, ([room, { outcome }]) => [room, outcome]))
}

async function lockRooms(tx: Transacting, counts: ReadonlyMap<RoomId, number>): Promise<ReadonlyMap<RoomId, Stand>> {
  const names = inOneOrder(counts.keys())
  const fresh = names.map((name) => ({ name, head: 0 }))
  await tx
    .insertInto('room')
    .values(fresh)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const rows = await tx
    .selectFrom('room')
    .select(['id', 'name', 'head', 'stopReason'])
    .where('name', 'in', names)
    .orderBy('name')
    .forUpdate()
    .execute()
  const stands = new Map<RoomId, Stand>()
  for (const { id, name, head, stopReason } of rows) {
    if (stopReason !== null) {
      stands.set(name, { id, head, outcome: { outcome: 'stopped', stop: { n: head, reason: stopReason } } })
      continue
    }
    const n = head + (counts.get(name) ?? 0)
    await tx.updateTable('room').set({ head: n }).where('id', '=', id).execute()
    stands.set(name, { id, head, outcome: { outcome: 'appended', n } })
  }
  return stands
}

async function insertUpdates(tx: Transacting, group: readonly NewUpdate[], stands: ReadonlyMap<RoomId, Stand>): Promise<void> {
  const next = new Map<RoomId, number>()
  const rows = []
  for (const { room, update, person, at } of group) {
    const stand = stands.get(room)
    if (stand === undefined || stand.outcome.outcome === 'stopped') continue
    const n = (next.get(room) ?? stand.head) + 1
    next.set(room, n)
    rows.push({ room: stand.id, n, bytes: update, person, at })
  }
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    await tx
      .insertInto('room_update')
      .values(rows.slice(from, from + MOST_ROWS))
      .execute()
  }
}

/** Postgres takes 65,535 parameters in a statement; a row has five. */
const MOST_ROWS = 10_000
