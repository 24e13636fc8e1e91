import { CLOSE, type CloseCode } from '../wire/close-codes.ts'
import { frameOf } from '../wire/frame.ts'
import type { Message, ReadOnlyReason, RefusalReason } from '../wire/message.ts'
import { Allowance } from './allowance.ts'
import type { Limits } from './limits.ts'
import type { Clock, Peer, Visitor } from './ports.ts'

/** One socket in one room: how far it has been told, and how far it has been heard. */
export class Member {
  readonly peer: Peer
  readonly visitor: Visitor
  private readonly allowance: Allowance
  readonly joinedAt: number
  private readonly clock: Clock
  private readonly limits: Limits
  /** `waiting` until it has been given the room's content, then `live`; `behind` while it reads too slowly. */
  hearing: 'waiting' | 'live' | 'behind' | 'gone' = 'waiting'
  /** The number up to which it has been told. */
  told = 0
  /** Frames with updates that came from it. */
  frames = 0
  refusal: RefusalReason | null = null
  lastSync = Number.NEGATIVE_INFINITY
  asksAgain: Uint8Array | null = null
  /** Told to this client at join or by a stop; null: may write. */
  readOnly: ReadOnlyReason | null
  private granted = 0
  private cancelResume = (): void => undefined
  private behindSince = 0

  constructor(peer: Peer, visitor: Visitor, { clock, limits }: { clock: Clock; limits: Limits }) {
    this.peer = peer
    this.visitor = visitor
    this.clock = clock
    this.limits = limits
    this.readOnly = visitor.readOnly
    this.joinedAt = clock.now()
    this.allowance = new Allowance(clock, limits.updatesPerSecond, limits.updateBurst)
  }

  /** Says something of our own to a client that understands it; says nothing to others. */
  sayOurs(message: Message): void {
    if (this.visitor.speaksOurs && this.hearing !== 'gone') this.peer.write(frameOf(message))
  }

  /** Hands over the room's content, for which the limits on backlogs make room. */
  grant(frames: Uint8Array): void {
    this.granted = frames.length
    this.hearing = 'live'
    this.peer.write(frames)
  }

  /** Whether news may be written now; marks it behind, or closes it, when it does not read (S13). */
  keepsUp(): boolean {
    if (this.hearing !== 'live') return false
    const backlog = this.peer.backlog - this.granted
    if (backlog > this.limits.closeAbove) this.close(CLOSE.slow, 'reads too slowly')
    else if (backlog > this.limits.behindAbove) this.fallBehind()
    return this.hearing === 'live'
  }

  get takesPresence(): boolean {
    return this.peer.backlog - this.granted <= this.limits.dropPresenceAbove
  }

  get isStuck(): boolean {
    return this.hearing === 'behind' && this.clock.now() - this.behindSince > this.limits.closeBehindAfterMs
  }

  drained(): void {
    this.granted = 0
  }

  /** Counts an update against the allowance; beyond it the socket is not read until the debt is paid (S14). */
  spend(): void {
    const ms = this.allowance.spend()
    if (ms === 0) return
    this.peer.pause()
    this.cancelResume()
    this.cancelResume = this.clock.after(ms, () => this.peer.resume())
  }

  close(code: CloseCode, reason: string): void {
    if (this.hearing === 'gone') return
    this.hearing = 'gone'
    this.peer.close(code, reason)
  }

  private fallBehind(): void {
    this.hearing = 'behind'
    this.behindSince = this.clock.now()
  }
}
