import type { RoomId } from '../room-id.ts'
import type { Appended, LoggedUpdate, RoomContent, Stop } from '../update-log.ts'
import { readHeader } from '../updates/header.ts'
import { CLOSE, type CloseCode } from '../wire/close-codes.ts'
import { copyOf, decodeFrame } from '../wire/decode.ts'
import { concatenate, frameOf } from '../wire/frame.ts'
import { MalformedMessage } from '../wire/malformed.ts'
import type { Message } from '../wire/message.ts'
import type { Commits, Committing, Waiting } from './commits.ts'
import { deliver, type Said } from './delivery.ts'
import { Held } from './held.ts'
import { contentFor, everythingIn, readStateVector } from './join.ts'
import type { Limits } from './limits.ts'
import { Member } from './member.ts'
import type { Clock, OnTrouble, Peer, Visitor, Workshop } from './ports.ts'
import { Presence } from './presence.ts'
import { Reception } from './reception.ts'

export interface RoomDeps {
  readonly clock: Clock
  readonly limits: Limits
  readonly workshop: Workshop
  readonly commits: Commits
  readonly onTrouble: OnTrouble
  readonly read: (room: RoomId) => Promise<RoomContent>
  /** The room has become long, or empty: its tail should be folded. */
  readonly onFoldable: (room: Room) => void
  readonly onAppended: (count: number, delivered: number) => void
  readonly onFailed: (room: Room) => void
}

/** One room: bytes in, appended, told, acknowledged, in that order (S1, S2). */
export class Room implements Committing {
  readonly id: RoomId
  readonly members = new Set<Member>()
  readonly presence = new Presence()
  held: Held | null = null
  emptySince: number
  private readonly deps: RoomDeps
  private readonly reception: Reception
  private readonly early: { member: Member; message: Message }[] = []
  private waiting: Waiting[] = []
  private underWay = 0
  private presenceAt = Number.NEGATIVE_INFINITY
  private presencePlanned = false
  private keptAliveAt: number
  private hasFailed = false
  /** Stopped or reopened while the log was being read: what was read may be from before. */
  private isOutdated = false

  constructor(id: RoomId, deps: RoomDeps) {
    this.id = id
    this.deps = deps
    this.reception = new Reception({
      ...deps,
      room: id,
      wait: (waiting) => this.wait(waiting),
      dismiss: (member, code, reason) => this.dismiss(member, code, reason),
    })
    this.emptySince = deps.clock.now()
    this.keptAliveAt = deps.clock.now()
    void this.load()
  }

  get windowMs(): number {
    const { crowd, crowdedWindowMs, windowMs } = this.deps.limits
    return this.members.size > crowd ? crowdedWindowMs : windowMs
  }

  get isBusy(): boolean {
    return this.waiting.length > 0 || this.underWay > 0 || this.held === null
  }

  join(peer: Peer, visitor: Visitor): Member {
    const member = new Member(peer, visitor, this.deps)
    this.members.add(member)
    this.place(member)
    return member
  }

  leave(member: Member): void {
    if (!this.members.delete(member)) return
    member.hearing = 'gone'
    this.presence.leave(member)
    this.planPresence()
    if (this.members.size > 0) return
    this.emptySince = this.deps.clock.now()
    this.deps.onFoldable(this)
  }

  /** Takes one frame from a member. What is malformed costs that socket, and nobody else (S4). */
  receive(member: Member, frame: Uint8Array): void {
    if (member.hearing === 'gone') return
    this.guarded(member, () => {
      for (const message of decodeFrame(frame)) this.hear(member, message)
    })
  }

  /** The member's socket has taken all that was written. */
  drained(member: Member): void {
    member.drained()
    if (member.hearing !== 'behind' || this.held === null) return
    const missed = this.held.since(member.told).map((update) => frameOf({ kind: 'update', update }))
    const presence = this.presence.everyone().encodeFor(member)
    if (presence !== null) missed.push(frameOf({ kind: 'presence', states: presence }))
    member.told = this.held.n
    member.grant(concatenate(missed))
  }

  /** Writes something of the server's own; resolves once it is durable, or the room has refused it. */
  write(update: Uint8Array, person: string | null): Promise<Appended> {
    const content = { update: update.slice(), header: readHeader(update) }
    return new Promise((resolve, reject) => {
      this.wait({ member: null, frame: 0, person, content, at: this.deps.clock.now(), settled: { resolve, reject } })
    })
  }

  /** From now on the room takes nothing; everybody is told (S9). */
  stop(stop: Stop): void {
    if (this.held === null) this.isOutdated = true
    else this.held.stopped = stop
    for (const member of this.members) this.place(member)
  }

  /** Takes updates again. Everybody comes back, so that what they could not send is asked for anew. */
  reopen(): void {
    if (this.held === null) this.isOutdated = true
    else this.held.stopped = null
    for (const member of [...this.members]) this.dismiss(member, CLOSE.changed, 'the room has been reopened')
  }

  /** Its log was written past this room: everybody comes back to one that has read it, and sends again what was not acknowledged. */
  retire(): void {
    this.hasFailed = true
    for (const { settled } of this.waiting.splice(0)) settled?.reject(new Error(`${this.id} is read anew`))
    for (const member of [...this.members]) this.dismiss(member, CLOSE.changed, 'the room is read anew')
  }

  notify(topic: string): void {
    for (const member of this.members) member.sayOurs({ kind: 'notice', topic })
  }

  dismiss(member: Member, code: CloseCode, reason: string): void {
    member.close(code, reason)
    this.leave(member)
  }

  /** What has to be looked after now and then: the stuck, the silent, and requests that had to wait. */
  sweep(): void {
    const { keepaliveMs } = this.deps.limits
    if (this.deps.clock.now() - this.keptAliveAt >= keepaliveMs) this.keepAlive()
    for (const member of this.members) {
      if (member.isStuck) this.dismiss(member, CLOSE.slow, 'reads too slowly')
      else if (member.hearing === 'gone') this.leave(member)
      else if (member.asksAgain !== null) this.bring(member, member.asksAgain)
    }
  }

  takeWaiting(): readonly Waiting[] {
    const taken = this.waiting
    this.waiting = []
    this.underWay += 1
    return taken
  }

  settle(waiting: readonly Waiting[], outcome: Appended | null): void {
    this.underWay -= 1
    if (this.hasFailed && outcome !== null) for (const { settled } of waiting) settled?.resolve(outcome)
    if (this.held === null || this.hasFailed) return
    if (outcome?.outcome === 'stopped') this.stop(outcome.stop)
    const said = outcome?.outcome === 'appended' ? this.record(this.held, waiting, outcome.n) : []
    const saved = new Map<Member, number>()
    for (const { member, frame, content, settled } of waiting) {
      if (outcome !== null) settled?.resolve(outcome)
      if (member === null) continue
      if (content !== null && outcome?.outcome === 'stopped') this.reception.refuse(member, frame, outcome.stop.reason)
      else if (member.refusal === null && member.visitor.speaksOurs) saved.set(member, frame)
    }
    this.tell(said, saved)
    this.considerFolding()
  }

  /** A broken promise of ours: the room closes, editors come back to what is saved. */
  fail(waiting: readonly Waiting[], error: unknown): void {
    for (const { settled } of [...waiting, ...this.waiting.splice(0)]) settled?.reject(error)
    if (this.hasFailed) return
    this.hasFailed = true
    this.deps.onTrouble({ what: 'room failed', room: this.id, error })
    this.deps.onFailed(this)
    for (const member of [...this.members]) this.dismiss(member, CLOSE.storage, 'could not be stored')
  }

  private guarded(member: Member, act: () => void): void {
    try {
      act()
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error
      this.dismiss(member, CLOSE.malformed, error.message)
    }
  }

  private async load(): Promise<void> {
    try {
      this.held = new Held(await this.readNow())
    } catch (error) {
      this.fail([], error)
      return
    }
    for (const member of this.members) this.place(member)
    for (const { member, message } of this.early.splice(0)) this.guarded(member, () => this.hearLoaded(member, message))
    for (const member of this.members) member.peer.resume()
    if (this.waiting.length > 0) this.deps.commits.request(this)
  }

  private async readNow(): Promise<RoomContent> {
    for (;;) {
      this.isOutdated = false
      const content = await this.deps.read(this.id)
      if (!this.isOutdated) return content
    }
  }

  private hear(member: Member, message: Message): void {
    if (this.held !== null) {
      this.hearLoaded(member, message)
      return
    }
    member.peer.pause()
    this.early.push({ member, message: copyOf(message) })
  }

  private hearLoaded(member: Member, message: Message): void {
    switch (message.kind) {
      case 'sync-request':
        this.askedFor(member, message.stateVector)
        return
      case 'sync-answer':
      case 'update':
        if (this.held !== null) this.reception.offered(this.held, member, message.update)
        return
      case 'presence':
        member.spend()
        this.shown(member, message.states)
        return
      case 'presence-request':
        member.spend()
        this.introduce(member)
        return
      case 'denied':
      case 'saved':
      case 'refused':
      case 'standing':
      case 'notice':
        throw new MalformedMessage(`a client does not say ${message.kind}`)
    }
  }

  /** A first request is answered at once; a repeated one when its time has come and nothing is queued. */
  private askedFor(member: Member, stateVector: Uint8Array): void {
    readStateVector(stateVector)
    this.bring(member, stateVector.slice())
  }

  private bring(member: Member, stateVector: Uint8Array): void {
    const { clock, limits } = this.deps
    const isTooSoon = clock.now() - member.lastSync < limits.syncEveryMs || member.hearing === 'behind'
    member.asksAgain = isTooSoon || (member.peer.backlog > 0 && member.hearing === 'live') ? stateVector : null
    if (member.asksAgain !== null) return
    member.lastSync = clock.now()
    this.giveContent(member, stateVector).catch((error: unknown) => this.fail([], error))
  }

  private async giveContent(member: Member, stateVector: Uint8Array): Promise<void> {
    const { held } = this
    if (held === null) return
    const isFirst = member.hearing === 'waiting'
    const content = await this.contentInTime(held, stateVector)
    if (member.hearing === 'gone' || member.hearing === 'behind') return
    const parts = [content]
    if (isFirst) parts.push(frameOf({ kind: 'sync-request', stateVector: held.holdings.stateVector() }))
    const presence = this.presence.everyone().encodeFor(member)
    if (presence !== null) parts.push(frameOf({ kind: 'presence', states: presence }))
    member.told = held.n
    member.grant(concatenate(parts))
  }

  /** What was worked out for them; as it came, where that fails or the workshop has other rooms' work before it (S22). */
  private contentInTime(held: Held, stateVector: Uint8Array): Promise<Uint8Array> {
    const { clock, workshop, limits } = this.deps
    return new Promise((resolve) => {
      const asItCame = (): void => resolve(everythingIn(held))
      const cancel = clock.after(limits.joinWaitsMs, asItCame)
      contentFor(held, stateVector, { workshop, longTail: 2 * limits.foldUpdates })
        .then(resolve, (error: unknown) => {
          this.deps.onTrouble({ what: 'could not prepare a join', room: this.id, error })
          asItCame()
        })
        .finally(cancel)
    })
  }

  /** Works out what a member may do as things stand, and tells a client that understands it. */
  private place(member: Member): void {
    const { readOnly } = member.visitor
    // A stop is the better reason than the role: the stage may be all that keeps this person from writing.
    member.readOnly = readOnly === 'schema' ? readOnly : (this.held?.stopped?.reason ?? readOnly)
    const isKnown = this.held !== null || member.readOnly !== null
    if (isKnown) member.sayOurs({ kind: 'standing', readOnly: member.readOnly })
  }

  private wait(waiting: Waiting): void {
    this.waiting.push(waiting)
    if (this.held !== null) this.deps.commits.request(this)
  }

  private record(held: Held, waiting: readonly Waiting[], n: number): Said[] {
    const fresh = waiting.filter(({ content }) => content !== null)
    if (held.n + fresh.length !== n) throw new Error(`the log is at ${n} where ${held.n + fresh.length} was expected`)
    return fresh.flatMap(({ content, person, at, member }): Said[] => {
      if (content === null) return []
      const entry: LoggedUpdate = { n: held.n + 1, update: content.update, person, at }
      held.record(entry, content.header)
      return [{ frame: frameOf({ kind: 'update', update: content.update }), from: member }]
    })
  }

  private tell(said: readonly Said[], saved: ReadonlyMap<Member, number>): void {
    const { clock, limits } = this.deps
    const isTimely = clock.now() - this.presenceAt >= limits.presenceEveryMs
    const presence = isTimely ? this.presence.takeNews() : null
    if (presence !== null) this.presenceAt = clock.now()
    const delivered = deliver(this.members, { said, presence, saved })
    const n = this.held?.n ?? 0
    for (const member of this.members) if (member.hearing === 'live') member.told = n
    if (said.length > 0) this.deps.onAppended(said.length, delivered)
    this.planPresence()
  }

  private shown(member: Member, states: Uint8Array): void {
    if (states.length > this.deps.limits.presenceBytes * Math.max(1, this.members.size)) throw new MalformedMessage('presence too large')
    this.presence.receive(member, member.visitor, states)
    this.planPresence()
  }

  private introduce(member: Member): void {
    const states = this.presence.everyone().encodeFor(member)
    if (states !== null && member.keepsUp()) member.peer.write(frameOf({ kind: 'presence', states }))
  }

  private planPresence(): void {
    if (!this.presence.hasNews || this.presencePlanned) return
    this.presencePlanned = true
    const { clock, limits } = this.deps
    clock.after(Math.max(0, this.presenceAt + limits.presenceEveryMs - clock.now()), () => {
      this.presencePlanned = false
      if (this.presence.hasNews) this.tell([], new Map())
    })
  }

  /** Stock clients leave a server they have not heard from for half a minute. */
  private keepAlive(): void {
    this.keptAliveAt = this.deps.clock.now()
    const frame = frameOf({ kind: 'presence', states: Uint8Array.of(0) })
    for (const member of this.members) if (member.keepsUp() && member.takesPresence) member.peer.write(frame)
  }

  private considerFolding(): void {
    const { foldBytes, foldUpdates } = this.deps.limits
    if (this.held !== null && (this.held.tail.length > foldUpdates || this.held.tailBytes > foldBytes)) this.deps.onFoldable(this)
  }
}
