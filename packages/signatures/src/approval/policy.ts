import { accept, type Outcome, refuse } from '@undersigned/letter'
import type { Instant } from '../stages.ts'

/** Somebody who may approve for an organisation, and as what: "Secretary General", "Board". */
export interface Approver {
  readonly person: string
  readonly function: string
}

/** Whose letters an organisation approves before it has read them: every letter of its coalition, or those that another member leads. */
export type InAdvance = { readonly kind: 'coalition' } | { readonly kind: 'lead'; readonly organisation: string }

/** By which rule an organisation approves (rule G75). */
export interface SignOnPolicy {
  /** Empty: whoever represents it in the letter. */
  readonly approvers: readonly Approver[]
  /** How many of them it takes. */
  readonly quorum: number
  /** How many days it wants between being asked and the announced deadline. */
  readonly leadDays: number
  readonly inAdvance: readonly InAdvance[]
}

export interface DatedPolicy extends SignOnPolicy {
  readonly by: string
  readonly at: Instant
}

/** Of an organisation that has set none: any one of its representatives. */
export const DEFAULT_POLICY: SignOnPolicy = { approvers: [], quorum: 1, leadDays: 0, inAdvance: [] }
export const MOST_LEAD_DAYS = 90
export const MOST_APPROVERS = 20

export const POLICY_REFUSALS = ['approver-unknown', 'quorum-out-of-reach'] as const
export type PolicyRefusal = (typeof POLICY_REFUSALS)[number]

/** Whether an organisation could ever approve by this rule (rule G76). */
export function checkPolicy(
  policy: SignOnPolicy,
  { members, others }: { readonly members: readonly string[]; readonly others: readonly string[] },
): Outcome<SignOnPolicy, PolicyRefusal> {
  const people = policy.approvers.map(({ person }) => person)
  if (new Set(people).size < people.length || people.some((person) => !members.includes(person))) return refuse('approver-unknown')
  if (policy.inAdvance.some((each) => each.kind === 'lead' && !others.includes(each.organisation))) return refuse('approver-unknown')
  const most = people.length === 0 ? MOST_APPROVERS : people.length
  return policy.quorum < 1 || policy.quorum > most ? refuse('quorum-out-of-reach') : accept(policy)
}

/** The rule that stood at a moment: one that was changed after a text was sealed counts from the next seal on (rule G77). */
export const policyAt = (history: readonly DatedPolicy[], at: Instant): SignOnPolicy =>
  history.reduce<DatedPolicy | null>((newest, each) => (each.at <= at && each.at >= (newest?.at ?? 0) ? each : newest), null) ??
  DEFAULT_POLICY

/** Whether somebody who represents the organisation in the letter may answer for it (rule G75). */
export const mayAnswer = ({ approvers }: SignOnPolicy, person: string): boolean =>
  approvers.length === 0 || approvers.some((each) => each.person === person)

/** Whether the organisation has approved a letter in advance that these organisations lead (rule G79). */
export const approvesInAdvance = ({ inAdvance }: SignOnPolicy, { leads }: { readonly leads: readonly string[] }): boolean =>
  inAdvance.some((each) => each.kind === 'coalition' || leads.includes(each.organisation))

const DAY = 24 * 60 * 60 * 1000

/** How many days an organisation is short of those it wants; 0 where there are enough, or no deadline. */
export const daysShort = (
  { leadDays }: SignOnPolicy,
  { from, until }: { readonly from: Instant; readonly until: Instant | null },
): number => (until === null ? 0 : Math.max(0, Math.ceil((from + leadDays * DAY - until) / DAY)))
