import type { RoomId } from '../room-id.ts'
import type { Appended, NewUpdate, UpdateLog } from '../update-log.ts'
import type { UpdateHeader } from '../updates/header.ts'
import type { Member } from './member.ts'
import type { Clock } from './ports.ts'

/** One frame waiting to be durable. Without an update it only waits its turn, so that *saved* counts in order. */
export interface Waiting {
  readonly member: Member | null
  readonly frame: number
  readonly person: string | null
  readonly content: { readonly update: Uint8Array; readonly header: UpdateHeader } | null
  readonly at: number
  /** For the server's own writing: told what became of it. */
  readonly settled?: { resolve(outcome: Appended): void; reject(error: unknown): void }
}

/** What the commits need from a room. */
export interface Committing {
  readonly id: RoomId
  readonly windowMs: number
  takeWaiting(): readonly Waiting[]
  settle(waiting: readonly Waiting[], outcome: Appended | null): void
  fail(waiting: readonly Waiting[], error: unknown): void
}

/**
 * Commits the updates of all rooms in groups, one flush at a time (S6). The first after a silence goes at once; a room that
 * has just committed gathers for its window.
 */
export class Commits {
  private readonly log: UpdateLog
  private readonly clock: Clock
  private readonly due = new Map<Committing, number>()
  private readonly lastAt = new WeakMap<Committing, number>()
  private flushing: Promise<void> | null = null
  private cancelTimer: (() => void) | null = null
  private timerAt = Number.POSITIVE_INFINITY

  constructor(log: UpdateLog, clock: Clock) {
    this.log = log
    this.clock = clock
  }

  /** Says that the room has something waiting. */
  request(room: Committing): void {
    if (this.due.has(room)) return
    this.due.set(room, (this.lastAt.get(room) ?? Number.NEGATIVE_INFINITY) + room.windowMs)
    this.schedule()
  }

  /** Commits all that waits, window or not; resolves when nothing is under way. */
  async drain(): Promise<void> {
    while (this.flushing !== null || this.due.size > 0) await (this.flushing ?? this.start([...this.due.keys()]))
  }

  private schedule(): void {
    if (this.flushing !== null || this.due.size === 0) return
    const next = Math.min(...this.due.values())
    if (next >= this.timerAt) return
    this.cancelTimer?.()
    this.timerAt = next
    const wait = next - this.clock.now()
    if (wait > 0) this.cancelTimer = this.clock.after(wait, () => this.tick())
    else {
      this.cancelTimer = null
      this.clock.soon(() => this.tick())
    }
  }

  private tick(): void {
    this.timerAt = Number.POSITIVE_INFINITY
    if (this.flushing !== null) return
    const now = this.clock.now()
    const rooms = [...this.due].filter(([, at]) => at <= now).map(([room]) => room)
    if (rooms.length > 0) void this.start(rooms)
    else this.schedule()
  }

  private start(rooms: readonly Committing[]): Promise<void> {
    this.flushing = this.flush(rooms).finally(() => {
      this.flushing = null
      this.schedule()
    })
    return this.flushing
  }

  private async flush(rooms: readonly Committing[]): Promise<void> {
    const parts = rooms.map((room) => ({ room, waiting: room.takeWaiting() }))
    for (const { room } of parts) {
      this.due.delete(room)
      this.lastAt.set(room, this.clock.now())
    }
    const group = parts.flatMap(({ room, waiting }) => waiting.flatMap((one) => newUpdate(room.id, one)))
    const outcomes = await this.append(group, parts)
    if (outcomes !== null) for (const { room, waiting } of parts) settle(room, waiting, outcomes.get(room.id) ?? null)
  }

  private async append(group: readonly NewUpdate[], parts: readonly Part[]): Promise<ReadonlyMap<RoomId, Appended> | null> {
    if (group.length === 0) return new Map()
    try {
      return await this.log.append(group)
    } catch (error) {
      for (const { room, waiting } of parts) room.fail(waiting, error)
      return null
    }
  }
}

interface Part {
  readonly room: Committing
  readonly waiting: readonly Waiting[]
}

function settle(room: Committing, waiting: readonly Waiting[], outcome: Appended | null): void {
  try {
    room.settle(waiting, outcome)
  } catch (error) {
    room.fail(waiting, error)
  }
}

function newUpdate(room: RoomId, { content, person, at }: Waiting): readonly NewUpdate[] {
  return content === null ? [] : [{ room, update: content.update, person, at }]
}
