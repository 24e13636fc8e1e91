import type { Head, LoggedUpdate, RoomContent, RoomId, Snapshot, Stop, StopReason } from '@undersigned/sync'
import type { Queries, Transacting } from './store.ts'

/** Where a room's log ends; an unknown room ends at 0. */
export async function headOf(db: Queries, room: RoomId): Promise<Head> {
  const row = await db.selectFrom('room').select(['head', 'stopReason']).where('name', '=', room).executeTakeFirst()
  return row === undefined ? { n: 0, stopped: null } : { n: row.head, stopped: stopOf(row.head, row.stopReason) }
}

const MOST_ATTEMPTS = 5

/** The newest snapshot where `after` is behind it, and every update behind both, without a gap. */
export async function readRoom(db: Queries, room: RoomId, after = 0): Promise<RoomContent> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const content = await readOnce(db, room, after)
    if (isWhole(content, after)) return content
  }
  throw new Error(`the log of ${room} has a gap`)
}

/** Three queries: a snapshot that is written between them takes updates away, and shows as a gap. */
async function readOnce(db: Queries, room: RoomId, after: number): Promise<RoomContent> {
  const head = await headOf(db, room)
  const stored = await db.selectFrom('room_snapshot').select(['n', 'bytes']).where('room', '=', room).executeTakeFirst()
  const snapshot = stored !== undefined && stored.n > after ? { n: stored.n, state: stored.bytes } : null
  const tail: LoggedUpdate[] = await db
    .selectFrom('room_update')
    .select(['n', 'bytes as update', 'person', 'at'])
    .where('room', '=', room)
    .where('n', '>', Math.max(after, snapshot?.n ?? 0))
    .where('n', '<=', head.n)
    .orderBy('n')
    .execute()
  return { ...head, snapshot, tail }
}

const isWhole = ({ n, snapshot, tail }: RoomContent, after: number): boolean =>
  tail.length === Math.max(0, n - Math.max(after, snapshot?.n ?? 0))

/** The newer snapshot takes the place of the older one and of every update up to its number (rule P6). */
export async function writeRoomSnapshot(tx: Transacting, room: RoomId, { n, state }: Snapshot): Promise<void> {
  const head = await headOf(tx, room)
  if (n > head.n) throw new RangeError(`a snapshot at ${n} is beyond the head ${head.n} of ${room}`)
  const stored = await tx.selectFrom('room_snapshot').select('n').where('room', '=', room).executeTakeFirst()
  if (n <= (stored?.n ?? 0)) return
  await tx
    .insertInto('room_snapshot')
    .values({ room, n, bytes: state })
    .onConflict((conflict) => conflict.column('room').doUpdateSet({ n, bytes: state }))
    .execute()
  await tx.deleteFrom('room_update').where('room', '=', room).where('n', '<=', n).execute()
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
  for (const name of [...new Set(rooms)].sort()) {
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

/** Lets rooms take updates again, numbered on from where they stopped. */
export async function reopenRooms(tx: Queries, rooms: readonly RoomId[]): Promise<void> {
  if (rooms.length === 0) return
  await tx.updateTable('room').set({ stopReason: null, stoppedAt: null }).where('name', 'in', rooms).execute()
}

const stopOf = (n: number, reason: StopReason | null): Stop | null => (reason === null ? null : { n, reason })
