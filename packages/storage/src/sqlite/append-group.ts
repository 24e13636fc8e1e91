import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Appended, RoomId, StopReason } from '@undersigned/sync'
import { type PackedGroup, unpackGroup } from './packed-group.ts'

/** Appends groups of updates, each with one flush; a stopped room hinders no other (rules P3 and P6). */
export class GroupAppender {
  readonly #db: DatabaseSync
  readonly #advance: StatementSync
  readonly #found: StatementSync
  readonly #stand: StatementSync
  readonly #insert: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#advance = db.prepare(`update "room" set "head" = "head" + ? where "name" = ? and "stopReason" is null returning "head"`)
    this.#found = db.prepare(`insert into "room" ("name", "head") values (?, ?) on conflict do nothing`)
    this.#stand = db.prepare(`select "head", "stopReason" from "room" where "name" = ?`)
    this.#insert = db.prepare(`insert into "room_update" ("room", "n", "bytes", "person", "at") values (?, ?, ?, ?, ?)`)
  }

  append(group: PackedGroup): readonly Appended[] {
    this.#db.exec('begin immediate')
    try {
      const outcomes = this.#appendAll(group)
      this.#db.exec('commit')
      return outcomes
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw error
    }
  }

  #appendAll(group: PackedGroup): readonly Appended[] {
    const counts = new Uint32Array(group.rooms.length)
    for (const room of group.roomOf) counts[room] = (counts[room] ?? 0) + 1
    const outcomes = group.rooms.map((room, index) => this.#reserve(room, counts[index] ?? 0))
    const next = outcomes.map((outcome, index) => (outcome.outcome === 'appended' ? outcome.n - (counts[index] ?? 0) : null))
    for (const { room, person, at, update } of unpackGroup(group)) {
      const last = next[room] ?? null
      if (last === null) continue
      next[room] = last + 1
      this.#insert.run(group.rooms[room] ?? '', last + 1, update, person, at)
    }
    return outcomes
  }

  /** Moves the room's head on by `count`, unless it is stopped. */
  #reserve(room: RoomId, count: number): Appended {
    const advanced = this.#advance.get(count, room)
    if (advanced !== undefined) return { outcome: 'appended', n: Number(advanced.head) }
    if (this.#found.run(room, count).changes === 1) return { outcome: 'appended', n: count }
    const stand = this.#stand.get(room)
    return { outcome: 'stopped', stop: { n: Number(stand?.head), reason: readReason(stand?.stopReason) } }
  }
}

function readReason(value: unknown): StopReason {
  if (value === 'frozen' || value === 'sealed') return value
  throw new TypeError(`a room stopped for no known reason: ${String(value)}`)
}
