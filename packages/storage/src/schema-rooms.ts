import type { RoomId, StopReason } from '@undersigned/sync'
import type { Generated } from 'kysely'
import type { Instant } from './columns.ts'

export interface RoomTables {
  room: RoomTable
  room_update: RoomUpdateTable
  room_snapshot: RoomSnapshotTable
}

/** Where a room's log ends. A stopped room takes nothing, so the number it was stopped at is its head. */
interface RoomTable {
  id: Generated<number>
  name: RoomId
  head: number
  stopReason: StopReason | null
  stoppedAt: Instant | null
}

interface RoomUpdateTable {
  /** The room's id. */
  room: number
  n: number
  bytes: Uint8Array
  person: string | null
  at: Instant
}

/** Everything up to `n` as one update; the log keeps only what came after. */
interface RoomSnapshotTable {
  room: number
  n: number
  bytes: Uint8Array
}
