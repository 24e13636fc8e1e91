import fc from 'fast-check'
import { type Act, anyStep, type Step } from '../steps.ts'

/** What a person does to a language version. The faithful version only takes what a good translator writes; the other anything. */
export const VERSION_ACTS = ['render', 'scribble', 'shorten', 'vouch', 'review', 'accept', 'take-back'] as const
export type VersionAct = (typeof VERSION_ACTS)[number]

/** Which of a letter's documents a delivery brings. */
export const PARTS = ['original', 'faithful', 'free'] as const
export type Part = (typeof PARTS)[number]

export interface VersionStep extends Omit<Step, 'act'> {
  readonly act: Act | VersionAct | 'hear' | 'settle'
}

export type VersionSession = readonly VersionStep[]

/** Three people, one of whom translates the faithful version; all write the original and the free one. */
export const TRANSLATORS = 3

const weights: Readonly<Record<VersionAct | 'hear' | 'settle', number>> = {
  render: 8,
  scribble: 4,
  shorten: 1,
  vouch: 3,
  review: 3,
  accept: 5,
  'take-back': 1,
  hear: 14,
  settle: 2,
}

const EVENTS: readonly string[] = ['deliver', 'shuffle', 'leave', 'return', 'everyone']
const isAct = (step: Step): step is Step & { readonly act: Act } => !EVENTS.includes(step.act)

const anyNumbers = { who: fc.nat(4), a: fc.nat(97), b: fc.nat(97), c: fc.nat(97) }
const anyVersionAct = fc.oneof(
  ...Object.entries(weights).map(([act, weight]) => ({ weight, arbitrary: fc.constant(act).filter(isVersionAct) })),
)

function isVersionAct(act: string): act is VersionAct | 'hear' | 'settle' {
  return act === 'hear' || act === 'settle' || VERSION_ACTS.some((known) => known === act)
}

const anyVersionStep: fc.Arbitrary<VersionStep> = fc.oneof(
  { weight: 2, arbitrary: anyStep.filter(isAct) },
  { weight: 3, arbitrary: fc.record({ act: anyVersionAct, ...anyNumbers }) },
)

export const anyVersionSession = (longest: number, shortest = 2): fc.Arbitrary<VersionSession> =>
  fc.array(anyVersionStep, { minLength: shortest, maxLength: longest, size: 'max' })

/** The session that belongs to a seed, at least half as long as it may be: the same for whoever asks. */
export function versionSessionOf(seed: number, longest: number): VersionSession {
  const [session] = fc.sample(anyVersionSession(longest, Math.ceil(longest / 2)), { seed, numRuns: 1 })
  if (!session) throw new Error('no session')
  return session
}
