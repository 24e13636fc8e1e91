import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Appended, RoomId, StopReason } from '@undersigned/sync'
import { type PackedGroup, unpackGroup } from './packed-group.ts'

/** A room's part in a group: where its next update goes, or nowhere, because the room is stopped. */
interface Place {
  readonly outcome: Appended
  readonly id: number
  next: number | null
}

/** Appends groups of updates with one flush for all of them; a stopped room hinders no other (rules P3 and P6). */
export class GroupAppender {
  readonly #db: DatabaseSync
  readonly #advance: StatementSync
  readonly #found: StatementSync
  readonly #stand: StatementSync
  readonly #insert: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#advance = db.prepare(`update "room" set "head" = "head" + ? where "name" = ? and "stopReason" is null returning "id", "head"`)
    this.#found = db.prepare(`insert into "room" ("name", "head") values (?, ?) on conflict do nothing returning "id", "head"`)
    this.#stand = db.prepare(`select "id", "head", "stopReason" from "room" where "name" = ?`)
    this.#insert = db.prepare(`insert into "room_update" ("room", "n", "bytes", "person", "at") values (?, ?, ?, ?, ?)`)
  }

  /** All of the groups or none of them. */
  append(groups: readonly PackedGroup[]): readonly (readonly Appended[])[] {
    this.#db.exec('begin immediate')
    try {
      const outcomes = groups.map((group) => this.#appendGroup(group))
      this.#db.exec('commit')
      return outcomes
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw error
    }
  }

  #appendGroup(group: PackedGroup): readonly Appended[] {
    const counts = new Uint32Array(group.rooms.length)
    for (const room of group.roomOf) counts[room] = (counts[room] ?? 0) + 1
    const places = group.rooms.map((room, index) => this.#reserve(room, counts[index] ?? 0))
    for (const { room, person, at, update } of unpackGroup(group)) {
      const place = places[room]
      if (place === undefined || place.next === null) continue
      this.#insert.run(place.id, place.next, update, person, at)
      place.next += 1
    }
    return places.map(({ outcome }) => outcome)
  }

  /** Moves the room's head on by `count`, unless it is stopped. */
  #reserve(room: RoomId, count: number): Place {
    const taken = this.#advance.get(count, room) ?? this.#found.get(room, count)
    if (taken !== undefined) {
      const n = Number(taken.head)
      return { outcome: { outcome: 'appended', n }, id: Number(taken.id), next: n - count + 1 }
    }
    const stand = this.#stand.get(room)
    const stop = { n: Number(stand?.head), reason: readReason(stand?.stopReason) }
    return { outcome: { outcome: 'stopped', stop }, id: Number(stand?.id), next: null }
  }
}

function readReason(value: unknown): StopReason {
  if (value === 'frozen' || value === 'sealed') return value
  throw new TypeError(`a room stopped for no known reason: ${String(value)}`)
}
