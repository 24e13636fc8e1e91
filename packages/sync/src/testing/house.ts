import { letterId } from '@undersigned/letter'
import * as Y from 'yjs'
import { type RoomId, roomId } from '../room-id.ts'
import { RoomHost, type Seat } from '../rooms/host.ts'
import type { Limits } from '../rooms/limits.ts'
import type { Visitor, Workshop } from '../rooms/ports.ts'
import type { UpdateLog } from '../update-log.ts'
import { encodeMessage } from '../wire/encode.ts'
import type { Message } from '../wire/message.ts'
import { aVisitor, FakePeer } from './fake-peer.ts'
import { inProcessWorkshop } from './in-process-workshop.ts'
import { ManualClock } from './manual-clock.ts'
import { MemoryLog } from './memory-log.ts'

export const aLetterId = letterId('a')
export const original = roomId({ letter: aLetterId, part: 'original' })
export const french = roomId({ letter: aLetterId, part: 'fr' })

/** Rooms in memory with a clock turned by hand, and people in them. */
export class House {
  readonly clock = new ManualClock()
  readonly troubles: unknown[] = []
  readonly log: UpdateLog
  readonly host: RoomHost

  constructor({
    log = new MemoryLog(),
    limits = {},
    workshop = inProcessWorkshop,
  }: {
    log?: UpdateLog
    limits?: Partial<Limits>
    workshop?: Workshop
  } = {}) {
    this.log = log
    this.host = new RoomHost({ log, limits, workshop, clock: this.clock, onTrouble: ({ error }) => this.troubles.push(error) })
  }

  enter(visitor: Partial<Visitor> = {}, room: RoomId = original): Guest {
    const peer = new FakePeer()
    return new Guest(peer, this.host.join(room, peer, aVisitor(visitor)))
  }

  /** Enters, exchanges content as a stock client does, and forgets what it heard on the way. */
  async settleIn(visitor: Partial<Visitor> = {}, room: RoomId = original): Promise<Guest> {
    const guest = this.enter(visitor, room)
    guest.ask()
    await this.clock.pass(100)
    guest.hear()
    return guest
  }

  /** What the log holds of a room, as a text. */
  async logged(room: RoomId = original): Promise<string> {
    const { snapshot, tail } = await this.log.read(room)
    const doc = new Y.Doc()
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
    for (const { update } of tail) Y.applyUpdate(doc, update)
    return doc.getText('body').toString()
  }
}

/** A person with a document of their own, speaking the wire by hand. */
export class Guest {
  readonly doc = new Y.Doc()
  readonly peer: FakePeer
  readonly seat: Seat | null

  constructor(peer: FakePeer, seat: Seat | null) {
    this.peer = peer
    this.seat = seat
  }

  get text(): string {
    return this.doc.getText('body').toString()
  }

  say(message: Message): void {
    this.seat?.receive(encodeMessage(message))
  }

  ask(): void {
    this.say({ kind: 'sync-request', stateVector: Y.encodeStateVector(this.doc) })
  }

  /** Writes at the end and sends what Yjs emitted. */
  type(text: string): void {
    for (const update of this.updatesOf((body) => body.insert(body.length, text))) this.say({ kind: 'update', update })
  }

  updatesOf(act: (body: Y.Text) => void): Uint8Array[] {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array): number => updates.push(update)
    this.doc.on('update', keep)
    act(this.doc.getText('body'))
    this.doc.off('update', keep)
    return updates
  }

  show(state: object | null, client = this.doc.clientID, clock = 1): void {
    const text = new TextEncoder().encode(JSON.stringify(state))
    this.say({ kind: 'presence', states: Uint8Array.of(1, ...varUint(client), ...varUint(clock), ...varUint(text.length), ...text) })
  }

  /** Takes in what was written to the socket, answers as a stock client would, and tells what it was. */
  hear(): Message[] {
    const messages = this.peer.take()
    for (const message of messages) {
      if (message.kind === 'update' || message.kind === 'sync-answer') Y.applyUpdate(this.doc, message.update, 'remote')
      if (message.kind === 'sync-request') {
        this.say({ kind: 'sync-answer', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) })
      }
    }
    return messages
  }

  kinds(): string[] {
    return this.hear().map(({ kind }) => kind)
  }
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varUint(Math.floor(value / 128))]
}
