import type { RoomId } from './room-id.ts'

/** One update on its way into the log, with who wrote it and when (ms), for the letter's history. */
export interface NewUpdate {
  readonly room: RoomId
  readonly update: Uint8Array
  /** The account that sent it; null for the server's own doing (an import, a restore). */
  readonly person: string | null
  readonly at: number
}

/** One update in the log. Numbers of a room begin at 1 and have no gaps. */
export interface LoggedUpdate {
  readonly n: number
  readonly update: Uint8Array
  readonly person: string | null
  readonly at: number
}

/** Everything up to and with number `n`, as one Yjs update (v1). */
export interface Snapshot {
  readonly n: number
  readonly state: Uint8Array
}

export type StopReason = 'frozen' | 'sealed'

/** A stopped room takes no updates (D18); `n` is its last number. */
export interface Stop {
  readonly n: number
  readonly reason: StopReason
}

/** Where a room stands: the number of its last update (0 when it has none), and its stop, if any. */
export interface Head {
  readonly n: number
  readonly stopped: Stop | null
}

export interface RoomContent extends Head {
  /** Left out when the caller already has as much (`after` reaches it). */
  readonly snapshot: Snapshot | null
  /** Every update behind the snapshot (or behind `after`, where that is further), oldest first. */
  readonly tail: readonly LoggedUpdate[]
}

/** What became of a room's part of a group: all of it was appended and the room now ends at `n`, or none of it. */
export type Appended = { readonly outcome: 'appended'; readonly n: number } | { readonly outcome: 'stopped'; readonly stop: Stop }

/** Where the updates of all rooms live. One implementation per database; all keep the contract `describeUpdateLog`. */
export interface UpdateLog {
  /**
   * Appends the updates of many rooms with one flush, in the order given, and resolves once they would survive the loss of this
   * process and of the machine's power (S1). A room's updates get consecutive numbers. A stopped room refuses its own and hinders
   * no other. When it rejects, none of the group was appended.
   */
  append(group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>>
  /** The newest snapshot and all that follows; with `after`, only what is behind that number. An unknown room is empty. */
  read(room: RoomId, after?: number): Promise<RoomContent>
  head(room: RoomId): Promise<Head>
  /**
   * Stores a snapshot and drops the updates up to its `n`, both or neither, whenever the process dies (S12). A snapshot that is not
   * newer than the stored one changes nothing; one beyond the room's head is refused by throwing.
   */
  writeSnapshot(room: RoomId, snapshot: Snapshot): Promise<void>
  /** Stops the room where it is and answers with that number; a room already stopped stays stopped at the same number, with the new reason. */
  stop(room: RoomId, reason: StopReason): Promise<Stop>
  /** Lets a stopped room take updates again, numbered on from where it stopped. */
  reopen(room: RoomId): Promise<void>
  close(): Promise<void>
}
