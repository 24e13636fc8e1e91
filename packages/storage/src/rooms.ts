import type { Head, LoggedUpdate, NewUpdate, RoomContent, RoomId, Snapshot, Stop, StopReason } from '@undersigned/sync'
import type { Queries, Transacting } from './store.ts'

const MOST_ATTEMPTS = 5

/** Where a room's log ends; an unknown room ends at 0. */
export async function headOf(db: Queries, room: RoomId): Promise<Head> {
  const { n, stopped } = await standOf(db, room)
  return { n, stopped }
}

/** Where several rooms end, in one question; an unknown room ends at 0. */
export async function headsOf(db: Queries, rooms: readonly RoomId[]): Promise<ReadonlyMap<RoomId, number>> {
  const rows = rooms.length === 0 ? [] : await db.selectFrom('room').select(['name', 'head']).where('name', 'in', rooms).execute()
  const heads = new Map(rows.map(({ name, head }) => [String(name), head]))
  return new Map(rooms.map((room) => [room, heads.get(room) ?? 0]))
}

/** The newest snapshot where `after` is behind it, and every update behind both, without a gap. */
export async function readRoom(db: Queries, room: RoomId, after = 0): Promise<RoomContent> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const content = await readOnce(db, room, after)
    if (isWhole(content, after)) return content
  }
  throw new Error(`the log of ${room} has a gap`)
}

/** The newer snapshot takes the place of the older one and of every update up to its number, both or neither (rule P6). */
export async function writeRoomSnapshot(tx: Transacting, room: RoomId, { n, state }: Snapshot): Promise<void> {
  const { id, n: head } = await standOf(tx, room)
  if (n > head) throw new RangeError(`a snapshot at ${n} is beyond the head ${head} of ${room}`)
  const stored = await tx.selectFrom('room_snapshot').select('n').where('room', '=', id).executeTakeFirst()
  if (n <= (stored?.n ?? 0)) return
  await tx
    .insertInto('room_snapshot')
    .values({ room: id, n, bytes: state })
    .onConflict((conflict) => conflict.column('room').doUpdateSet({ n, bytes: state }))
    .execute()
  await tx.deleteFrom('room_update').where('room', '=', id).where('n', '<=', n).execute()
}

/**
 * Stops rooms where they are, within the transaction that changes the stage (D18, rule P6): every update is either before the
 * change or refused. A room already stopped keeps its number and takes the new reason.
 */
export async function stopRooms(
  tx: Transacting,
  rooms: readonly RoomId[],
  { reason, at }: { readonly reason: StopReason; readonly at: number },
): Promise<ReadonlyMap<RoomId, Stop>> {
  const stops = new Map<RoomId, Stop>()
  for (const name of inOneOrder(rooms)) {
    const { head } = await tx
      .insertInto('room')
      .values({ name, head: 0, stopReason: reason, stoppedAt: at })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ stopReason: reason, stoppedAt: at }))
      .returning('head')
      .executeTakeFirstOrThrow()
    stops.set(name, { n: head, reason })
  }
  return stops
}

/**
 * Appends updates of the server's own as a part of the decision they belong to (rule P4): nothing that others append comes between
 * what the decision read and what it writes. Whoever has a room open must be told to read it anew. A stopped room refuses by throwing.
 */
export async function appendWithin(tx: Transacting, group: readonly NewUpdate[]): Promise<void> {
  for (const { room, update, person, at } of group) {
    const { id, n } = await holdRoom(tx, room)
    await tx
      .updateTable('room')
      .set({ head: n + 1 })
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('room_update')
      .values({ room: id, n: n + 1, bytes: update, person, at })
      .execute()
  }
}

/** From here to the end of the transaction nobody else appends to these rooms; they are held in one order. */
export async function holdRooms(tx: Transacting, rooms: readonly RoomId[]): Promise<void> {
  for (const room of inOneOrder(rooms)) await holdRoom(tx, room)
}

/** Writing the row locks it on either database. */
async function holdRoom(tx: Transacting, name: RoomId): Promise<{ readonly id: number; readonly n: number }> {
  const { id, head, stopReason } = await tx
    .insertInto('room')
    .values({ name, head: 0 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ head: eb.ref('room.head') })))
    .returning(['id', 'head', 'stopReason'])
    .executeTakeFirstOrThrow()
  if (stopReason !== null) throw new RangeError(`${name} is ${stopReason} and takes no updates`)
  return { id, n: head }
}

/** Lets rooms take updates again, numbered on from where they stopped. */
export async function reopenRooms(tx: Queries, rooms: readonly RoomId[]): Promise<void> {
  if (rooms.length === 0) return
  await tx.updateTable('room').set({ stopReason: null, stoppedAt: null }).where('name', 'in', rooms).execute()
}

/** Whoever locks several rooms locks them in this order, so that two never wait for each other. */
export const inOneOrder = (rooms: Iterable<RoomId>): readonly RoomId[] => [...new Set(rooms)].sort()

async function standOf(db: Queries, room: RoomId): Promise<Head & { readonly id: number }> {
  const row = await db.selectFrom('room').select(['id', 'head', 'stopReason']).where('name', '=', room).executeTakeFirst()
  if (row === undefined) return { id: 0, n: 0, stopped: null }
  return { id: row.id, n: row.head, stopped: row.stopReason === null ? null : { n: row.head, reason: row.stopReason } }
}

/** Three queries: a snapshot that is written between them takes updates away, and shows as a gap. */
async function readOnce(db: Queries, room: RoomId, after: number): Promise<RoomContent> {
  const { id, ...head } = await standOf(db, room)
  const stored = await db.selectFrom('room_snapshot').select(['n', 'bytes']).where('room', '=', id).executeTakeFirst()
  const snapshot = stored !== undefined && stored.n > after ? { n: stored.n, state: stored.bytes } : null
  const tail: LoggedUpdate[] = await db
    .selectFrom('room_update')
    .select(['n', 'bytes as update', 'person', 'at'])
    .where('room', '=', id)
    .where('n', '>', Math.max(after, snapshot?.n ?? 0))
    .where('n', '<=', head.n)
    .orderBy('n')
    .execute()
  return { ...head, snapshot, tail }
}

/** A snapshot newer than the head was written in between: what it holds goes beyond what was asked, so ask again. */
const isWhole = ({ n, snapshot, tail }: RoomContent, after: number): boolean =>
  (snapshot?.n ?? 0) <= n && tail.length === Math.max(0, n - Math.max(after, snapshot?.n ?? 0))
