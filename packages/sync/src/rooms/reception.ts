import type { RoomId } from '../room-id.ts'
import { readHeader, type UpdateHeader } from '../updates/header.ts'
import { CLOSE, type CloseCode } from '../wire/close-codes.ts'
import type { ReadOnlyReason, RefusalReason } from '../wire/message.ts'
import type { Waiting } from './commits.ts'
import type { Held } from './held.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import type { Clock, OnTrouble, Workshop } from './ports.ts'

export interface ReceptionDeps {
  readonly room: RoomId
  readonly limits: Limits
  readonly clock: Clock
  readonly workshop: Workshop
  readonly onTrouble: OnTrouble
  /** Lets what was taken wait for the next commit. */
  readonly wait: (waiting: Waiting) => void
  readonly dismiss: (member: Member, code: CloseCode, reason: string) => void
}

interface Offer {
  readonly frame: number
  readonly update: Uint8Array
  readonly header: UpdateHeader
}

/** Where a room decides what becomes of an update that is offered to it: taken, passed over, or refused and told so. */
export class Reception {
  private readonly deps: ReceptionDeps
  private readonly judging = new WeakMap<Member, Promise<void>>()

  constructor(deps: ReceptionDeps) {
    this.deps = deps
  }

  offered(held: Held, member: Member, update: Uint8Array): void {
    member.frames += 1
    member.spend()
    const offer = { frame: member.frames, update, header: readHeader(update) }
    if (member.refusal !== null) return
    if (!held.holdings.lacks(offer.header)) this.passOver(member, offer.frame)
    else if (member.readOnly !== null) this.judge(held, member, { ...offer, reason: member.readOnly })
    else if (held.bytes + update.length > this.deps.limits.documentBytes) this.refuse(member, offer.frame, 'too-large')
    else this.take(member, offer)
  }

  refuse(member: Member, frame: number, reason: RefusalReason): void {
    if (member.refusal !== null) return
    member.refusal = reason
    member.sayOurs({ kind: 'refused', frame, reason })
    if (!member.visitor.speaksOurs) this.deps.dismiss(member, closeCodeOf[reason], `refused: ${reason}`)
  }

  private take(member: Member, { frame, update, header }: Offer): void {
    const content = { update: update.slice(), header }
    this.deps.wait({ member, frame, person: member.visitor.person, content, at: this.deps.clock.now() })
  }

  /** The room has it all already; the frame still waits its turn, so that *saved* counts in order. */
  private passOver(member: Member, frame: number): void {
    this.deps.wait({ member, frame, person: null, content: null, at: this.deps.clock.now() })
  }

  /** A reader's update that brings something: refused, unless it is only Yjs tidying formatting up (S8). */
  private judge(held: Held, member: Member, { frame, update, header, reason }: Offer & { readonly reason: ReadOnlyReason }): void {
    if (held.holdings.lacksItems(header)) {
      this.refuse(member, frame, reason)
      return
    }
    const { workshop, onTrouble, room } = this.deps
    const copy = update.slice()
    this.inTurn(member, async () => {
      if (member.refusal !== null || member.hearing === 'gone') return
      const isCleanUp = await workshop.isCleanUp(held.everything(), copy)
      if (isCleanUp) this.passOver(member, frame)
      else this.refuse(member, frame, reason)
    }).catch((error: unknown) => onTrouble({ what: 'could not judge an update', room, error }))
  }

  /** Judging takes the whole document to the workshop: one at a time for each member, who is not read meanwhile (S14). */
  private inTurn(member: Member, judge: () => Promise<void>): Promise<void> {
    member.peer.pause()
    const turn = (this.judging.get(member) ?? Promise.resolve()).then(judge)
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (this.judging.get(member) === ended) member.peer.resume()
      })
    this.judging.set(member, ended)
    return turn
  }
}

const closeCodeOf: Record<RefusalReason, CloseCode> = {
  role: CLOSE.readOnly,
  frozen: CLOSE.frozen,
  sealed: CLOSE.frozen,
  schema: CLOSE.staleSchema,
  'too-large': CLOSE.tooLarge,
}
