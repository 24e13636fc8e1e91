import type { RoomId } from '../room-id.ts'
import type { Appended, Head, LoggedUpdate, NewUpdate, RoomContent, Snapshot, Stop, StopReason, UpdateLog } from '../update-log.ts'

interface Stored {
  n: number
  snapshot: Snapshot | null
  tail: LoggedUpdate[]
  stopped: Stop | null
}

/** The log in memory, for tests. Pass the same `rooms` to a second one to play a restart. */
export class MemoryLog implements UpdateLog {
  readonly rooms: Map<RoomId, Stored>

  constructor(rooms = new Map<RoomId, Stored>()) {
    this.rooms = rooms
  }

  async append(group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>> {
    for (const update of group) this.appendOne(update)
    const rooms = new Set(group.map(({ room }) => room))
    return new Map(Array.from(rooms, (room) => [room, this.outcomeOf(room)]))
  }

  async read(room: RoomId, after = 0): Promise<RoomContent> {
    const { n, snapshot, tail, stopped } = this.stored(room)
    const needed = snapshot !== null && snapshot.n > after ? snapshot : null
    return { n, stopped, snapshot: needed, tail: tail.filter((entry) => entry.n > after) }
  }

  async head(room: RoomId): Promise<Head> {
    const { n, stopped } = this.stored(room)
    return { n, stopped }
  }

  async writeSnapshot(room: RoomId, snapshot: Snapshot): Promise<void> {
    const stored = this.stored(room)
    if (snapshot.n > stored.n) throw new RangeError(`a snapshot at ${snapshot.n} is beyond the head ${stored.n} of ${room}`)
    if (snapshot.n <= (stored.snapshot?.n ?? 0)) return
    stored.snapshot = { n: snapshot.n, state: snapshot.state.slice() }
    stored.tail = stored.tail.filter((entry) => entry.n > snapshot.n)
  }

  async stop(room: RoomId, reason: StopReason): Promise<Stop> {
    const stored = this.stored(room)
    const stop = { n: stored.n, reason }
    stored.stopped = stop
    return stop
  }

  async reopen(room: RoomId): Promise<void> {
    this.stored(room).stopped = null
  }

  async close(): Promise<void> {}

  private appendOne({ room, update, person, at }: NewUpdate): void {
    const stored = this.stored(room)
    if (stored.stopped !== null) return
    stored.n += 1
    stored.tail.push({ n: stored.n, update: update.slice(), person, at })
  }

  private outcomeOf(room: RoomId): Appended {
    const { n, stopped } = this.stored(room)
    return stopped === null ? { outcome: 'appended', n } : { outcome: 'stopped', stop: stopped }
  }

  private stored(room: RoomId): Stored {
    const known = this.rooms.get(room)
    if (known !== undefined) return known
    const fresh: Stored = { n: 0, snapshot: null, tail: [], stopped: null }
    this.rooms.set(room, fresh)
    return fresh
  }
}
