/** Every limit of the rooms. Sizes in bytes, times in milliseconds. */
export interface Limits {
  readonly frameBytes: number
  readonly documentBytes: number
  /** A socket that sends more is read more slowly; nothing is lost. */
  readonly updatesPerSecond: number
  readonly updateBurst: number
  readonly socketsPerPerson: number
  readonly socketsPerRoom: number
  readonly presenceBytes: number
  readonly presenceEveryMs: number
  /** A socket's backlog above which it gets no presence, is left behind, is closed. */
  readonly dropPresenceAbove: number
  readonly behindAbove: number
  readonly closeAbove: number
  readonly closeBehindAfterMs: number
  readonly syncEveryMs: number
  /** How long a newcomer waits for the workshop before everything is sent as it came. */
  readonly joinWaitsMs: number
  /** How long a room gathers updates after it has committed some; and when it is crowded. */
  readonly windowMs: number
  readonly crowdedWindowMs: number
  readonly crowd: number
  readonly foldUpdates: number
  readonly foldBytes: number
  readonly idleMs: number
  readonly keepaliveMs: number
}

const KB = 1024
const MB = 1024 * KB

export const defaultLimits: Limits = {
  frameBytes: 4 * MB,
  documentBytes: 16 * MB,
  updatesPerSecond: 200,
  updateBurst: 1000,
  socketsPerPerson: 500,
  socketsPerRoom: 1000,
  presenceBytes: 4 * KB,
  presenceEveryMs: 50,
  dropPresenceAbove: 256 * KB,
  behindAbove: MB,
  closeAbove: 4 * MB,
  closeBehindAfterMs: 15_000,
  syncEveryMs: 1000,
  joinWaitsMs: 1000,
  windowMs: 5,
  crowdedWindowMs: 20,
  crowd: 50,
  foldUpdates: 500,
  foldBytes: 64 * KB,
  idleMs: 30_000,
  keepaliveMs: 15_000,
}
