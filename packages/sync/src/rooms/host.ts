import type { LetterId } from '@undersigned/letter'
import { type RoomId, readRoomId } from '../room-id.ts'
import type { Appended, Stop, UpdateLog } from '../update-log.ts'
import { CLOSE, type CloseCode } from '../wire/close-codes.ts'
import { Commits } from './commits.ts'
import { Folding } from './folding.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Member } from './member.ts'
import type { Clock, OnTrouble, Peer, Visitor, Workshop } from './ports.ts'
import { Room, type RoomDeps } from './room.ts'

export interface RoomHostOptions {
  readonly log: UpdateLog
  readonly workshop: Workshop
  readonly clock: Clock
  readonly onTrouble: OnTrouble
  readonly limits?: Partial<Limits>
}

/** A socket's place in a room. */
export interface Seat {
  receive(frame: Uint8Array): void
  drained(): void
  leave(): void
}

export interface Figures {
  readonly rooms: number
  readonly sockets: number
  readonly updates: number
  readonly deliveries: number
  readonly folds: number
}

const SWEEP_MS = 1000

/** All open rooms of this server. */
export class RoomHost {
  readonly limits: Limits
  /** Grows with every revocation: who asked for access before one and is answered after it asks again. */
  revocations = 0
  private readonly options: RoomHostOptions
  private readonly rooms = new Map<RoomId, Room>()
  private readonly socketsOf = new Map<string, number>()
  private readonly commits: Commits
  private readonly folding: Folding
  private readonly counted = { updates: 0, deliveries: 0 }
  private cancelSweep: () => void
  private isClosing = false

  constructor(options: RoomHostOptions) {
    this.options = options
    this.limits = { ...defaultLimits, ...options.limits }
    this.commits = new Commits(options.log, options.clock)
    this.folding = new Folding(options.log, options.workshop, options.onTrouble)
    this.cancelSweep = this.planSweep()
  }

  /** Gives the peer a seat; or closes it and gives none, when there are too many (S14) or the server is stopping. */
  join(id: RoomId, peer: Peer, visitor: Visitor): Seat | null {
    const refusal = this.refusalOf(id, visitor)
    if (refusal !== null) {
      peer.close(refusal, 'no seat')
      return null
    }
    const room = this.open(id)
    const member = room.join(peer, visitor)
    this.count(visitor.person, 1)
    return this.seatOf(room, member)
  }

  /** Closes every socket this person has in the letter's rooms, at once and for good (S11). */
  revoke(person: string, letter: LetterId): void {
    this.revocations += 1
    this.dismiss(letter, CLOSE.removed, 'no longer a member', (member) => member.visitor.person === person)
  }

  /** Sends the letter's visitors (or one of them) away to come back with a fresh ticket: a role or a stage has changed. */
  recheck(letter: LetterId, person: string | null = null): void {
    this.revocations += 1
    this.dismiss(letter, CLOSE.changed, 'access has changed', (member) => person === null || member.visitor.person === person)
  }

  /** Tells an open room that the log has stopped it. The log refuses in any case; this says it at once. */
  stopped(id: RoomId, stop: Stop): void {
    this.rooms.get(id)?.stop(stop)
  }

  /** Tells an open room that the log takes its updates again. */
  reopened(id: RoomId): void {
    this.rooms.get(id)?.reopen()
  }

  /** Lets go of rooms whose log was written by a decision and not through them; whoever is there comes back and reads it. */
  readAnew(ids: Iterable<RoomId>): void {
    for (const id of ids) {
      const room = this.rooms.get(id)
      this.rooms.delete(id)
      room?.retire()
    }
  }

  /** Says to our own clients in a room that something beside the text has changed. */
  notify(id: RoomId, topic: string): void {
    this.rooms.get(id)?.notify(topic)
  }

  /** Says so in every open room of a letter, the lobby among them. Say it before anybody is sent away, so that they hear it. */
  announce(letter: LetterId, topic: string): void {
    for (const room of this.rooms.values()) if (readRoomId(room.id)?.letter === letter) room.notify(topic)
  }

  /** Writes an update of the server's own (an import); it reaches those who are there like any other. Rejects with MalformedMessage. */
  async write(id: RoomId, update: Uint8Array, person: string | null): Promise<Appended> {
    return this.open(id).write(update, person)
  }

  figures(): Figures {
    const sockets = [...this.rooms.values()].reduce((sum, room) => sum + room.members.size, 0)
    return { rooms: this.rooms.size, sockets, ...this.counted, folds: this.folding.folds }
  }

  /** Looks after stuck sockets and idle rooms; runs by itself every second. */
  sweep(): void {
    for (const room of this.rooms.values()) {
      room.sweep()
      if (this.isIdle(room)) this.rooms.delete(room.id)
    }
  }

  /** Resolves when all that was received is durable and no fold is under way. */
  async settled(): Promise<void> {
    await this.commits.drain()
    await this.folding.idle()
  }

  /** Takes no one in any more, makes durable what has come, and sends everybody off to come back. The log stays open. */
  async close(): Promise<void> {
    this.isClosing = true
    this.cancelSweep()
    await this.commits.drain()
    for (const room of this.rooms.values()) {
      for (const member of [...room.members]) room.dismiss(member, CLOSE.restart, 'the server restarts')
    }
    await this.folding.idle()
    this.rooms.clear()
  }

  private seatOf(room: Room, member: Member): Seat {
    let isSeated = true
    return {
      receive: (frame) => room.receive(member, frame),
      drained: () => room.drained(member),
      leave: () => {
        room.leave(member)
        if (isSeated) this.count(member.visitor.person, -1)
        isSeated = false
      },
    }
  }

  private refusalOf(id: RoomId, { person }: Visitor): CloseCode | null {
    if (this.isClosing) return CLOSE.restart
    const isFull = (this.rooms.get(id)?.members.size ?? 0) >= this.limits.socketsPerRoom
    const hasTooMany = (this.socketsOf.get(person) ?? 0) >= this.limits.socketsPerPerson
    return isFull || hasTooMany ? CLOSE.tooMany : null
  }

  private open(id: RoomId): Room {
    const known = this.rooms.get(id)
    if (known !== undefined) return known
    const room = new Room(id, this.roomDeps())
    this.rooms.set(id, room)
    return room
  }

  private roomDeps(): RoomDeps {
    const { clock, workshop, onTrouble, log } = this.options
    return {
      clock,
      workshop,
      onTrouble,
      limits: this.limits,
      commits: this.commits,
      read: (room) => log.read(room),
      onFoldable: (room) => this.folding.request(room),
      onAppended: (updates, deliveries) => this.appended(updates, deliveries),
      onFailed: (room) => {
        if (this.rooms.get(room.id) === room) this.rooms.delete(room.id)
      },
    }
  }

  private appended(updates: number, deliveries: number): void {
    this.counted.updates += updates
    this.counted.deliveries += deliveries
  }

  private dismiss(letter: LetterId, code: CloseCode, reason: string, which: (member: Member) => boolean): void {
    for (const room of this.rooms.values()) {
      if (readRoomId(room.id)?.letter !== letter) continue
      for (const member of [...room.members]) if (which(member)) room.dismiss(member, code, reason)
    }
  }

  private isIdle(room: Room): boolean {
    const isEmpty = room.members.size === 0 && !room.isBusy && !this.folding.isQueued(room)
    return isEmpty && this.options.clock.now() - room.emptySince >= this.limits.idleMs
  }

  private count(person: string, by: 1 | -1): void {
    const sockets = (this.socketsOf.get(person) ?? 0) + by
    if (sockets <= 0) this.socketsOf.delete(person)
    else this.socketsOf.set(person, sockets)
  }

  private planSweep(): () => void {
    return this.options.clock.after(SWEEP_MS, () => {
      this.sweep()
      this.cancelSweep = this.planSweep()
    })
  }
}
