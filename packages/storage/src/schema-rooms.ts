import type { RoomId, StopReason } from '@undersigned/sync'
import type { Instant } from './columns.ts'

export interface RoomTables {
  room: RoomTable
  room_update: RoomUpdateTable
  room_snapshot: RoomSnapshotTable
}

/** Where a room's log ends. A stopped room takes nothing, so the number it was stopped at is its head. */
export interface RoomTable {
  name: RoomId
  head: number
  stopReason: StopReason | null
  stoppedAt: Instant | null
}

export interface RoomUpdateTable {
  room: RoomId
  n: number
  bytes: Uint8Array
  person: string | null
  at: Instant
}

/** Everything up to `n` as one update; the log keeps only what came after. */
export interface RoomSnapshotTable {
  room: RoomId
  n: number
  bytes: Uint8Array
}
