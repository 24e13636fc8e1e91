import { accept, type Outcome, refuse } from '@undersigned/letter'
import { grantsOf, type Role } from './rights.ts'
import { type Instant, mayHappen, type PairAction, type StageRefusal, type Standing } from './stages.ts'

/** A member of the letter as decisions in pairs see them. */
export interface Decider {
  readonly person: string
  /** Null: speaks for no organisation. */
  readonly organisation: string | null
  readonly roles: readonly Role[]
  readonly active: boolean
}

/** One person's wish for something that takes two (D20). */
export interface PairRequest {
  readonly action: PairAction
  /** What exactly is decided on, by digest: the text, the manifest, the copies. Another object is another request. */
  readonly object: string
  readonly by: string
  readonly at: Instant
}

/** A request that a second person agreed to. */
export interface PairDecision extends PairRequest {
  readonly secondedBy: string
  readonly secondedAt: Instant
}

export const REQUEST_REFUSALS = [
  'not-yours',
  'invite-a-second',
  'already-asked',
  'same-person',
  'same-organisation',
  'lapsed',
  'object-changed',
] as const
export type RequestRefusal = (typeof REQUEST_REFUSALS)[number]

/** How long a request waits for its second person: seven days. */
export const REQUEST_LASTS = 7 * 24 * 60 * 60 * 1000

export const hasLapsed = (request: PairRequest, now: Instant): boolean => now >= request.at + REQUEST_LASTS

/** Those who could agree to what this person asks: of another organisation where there is any, else any other (rule G6). */
export function secondsFor(person: string, members: readonly Decider[]): readonly Decider[] {
  const others = members.filter((member) => member.active && member.person !== person && maySecond(member))
  const first = members.find((member) => member.person === person)
  const elsewhere = others.filter((member) => isElsewhere(member, first))
  return elsewhere.length > 0 ? elsewhere : others
}

const grants = (member: Decider) => grantsOf({ roles: member.roles, languages: [] }, 'decide-in-pairs')
const mayAsk = (member: Decider): boolean => grants(member).includes('one-of-two')
const maySecond = (member: Decider): boolean => grants(member).length > 0
const isElsewhere = (member: Decider, first: Decider | undefined): boolean =>
  member.organisation !== null && member.organisation !== (first?.organisation ?? null)

const activeMember = (person: string, members: readonly Decider[]): Decider | undefined =>
  members.find((member) => member.person === person && member.active)

interface Circumstances {
  readonly standing: Standing
  readonly members: readonly Decider[]
  readonly now: Instant
}

/** A coordinator asks for something that takes two; alone they are told to invite a second (rules G5, G6). */
export function ask(
  wish: Pick<PairRequest, 'action' | 'object' | 'by'>,
  { standing, members, now, pending = null }: Circumstances & { readonly pending?: PairRequest | null },
): Outcome<PairRequest, RequestRefusal | StageRefusal> {
  const asker = activeMember(wish.by, members)
  if (asker === undefined || !mayAsk(asker)) return refuse('not-yours')
  const stage = mayHappen(standing, wish.action, now)
  if (!stage.ok) return stage
  if (pending?.action === wish.action && pending.object === wish.object && !hasLapsed(pending, now)) return refuse('already-asked')
  if (secondsFor(wish.by, members).length === 0) return refuse('invite-a-second')
  return accept({ action: wish.action, object: wish.object, by: wish.by, at: now })
}

/** A second person agrees: never the first, of another organisation where there is any, in time, to the same object (rules G5-G7). */
export function agree(
  request: PairRequest,
  { standing, members, now, by, object }: Circumstances & { readonly by: string; readonly object: string },
): Outcome<PairDecision, RequestRefusal | StageRefusal> {
  const second = activeMember(by, members)
  const asker = activeMember(request.by, members)
  if (by === request.by) return refuse('same-person')
  if (second === undefined || !maySecond(second)) return refuse('not-yours')
  if (hasLapsed(request, now) || asker === undefined || !mayAsk(asker)) return refuse('lapsed')
  if (object !== request.object) return refuse('object-changed')
  if (!secondsFor(request.by, members).includes(second)) return refuse('same-organisation')
  const stage = mayHappen(standing, request.action, now)
  return stage.ok ? accept({ ...request, secondedBy: by, secondedAt: now }) : stage
}
