import type { Appended, Head, NewUpdate, RoomContent, RoomId, Snapshot, Stop, StopReason, UpdateLog } from '@undersigned/sync'
import { headOf, readRoom, reopenRooms, stopRooms, writeRoomSnapshot } from './rooms.ts'
import type { Queries, Transacting } from './store.ts'

/** What a database must bring beside the queries both share. */
export interface LogDatabase {
  readonly db: Queries
  append(group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>>
  transaction<Result>(work: (tx: Transacting) => Promise<Result>): Promise<Result>
}

/** The rooms' log in the store's database; keeps the contract of `@undersigned/sync` (rule P6). */
export class StoredUpdateLog implements UpdateLog {
  readonly #database: LogDatabase

  constructor(database: LogDatabase) {
    this.#database = database
  }

  async append(group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>> {
    return group.length === 0 ? new Map() : await this.#database.append(group)
  }

  read(room: RoomId, after?: number): Promise<RoomContent> {
    return readRoom(this.#database.db, room, after)
  }

  head(room: RoomId): Promise<Head> {
    return headOf(this.#database.db, room)
  }

  writeSnapshot(room: RoomId, snapshot: Snapshot): Promise<void> {
    return this.#database.transaction((tx) => writeRoomSnapshot(tx, room, snapshot))
  }

  async stop(room: RoomId, reason: StopReason): Promise<Stop> {
    const stops = await this.#database.transaction((tx) => stopRooms(tx, [room], { reason, at: Date.now() }))
    return stops.get(room) ?? { n: 0, reason }
  }

  reopen(room: RoomId): Promise<void> {
    return reopenRooms(this.#database.db, [room])
  }

  /** The database is the store's to close. */
  async close(): Promise<void> {}
}
