import { accept, type Digest, type Language, type Outcome, refuse } from '@undersigned/letter'
import type { ConfirmedSignature, Signature, SignatureId } from '../signatures.ts'
import type { Instant, Standing } from '../stages.ts'
import type { AmendmentClass } from './change.ts'

/**
 * What became of one signature when a manifest took the place of another: it was carried, or its signatory was asked again.
 * The signature itself never changes; this names both manifests (rule G41).
 */
export interface Succession {
  readonly signature: SignatureId
  /** The manifest that the signature counted under, and the one that came. */
  readonly previous: Digest
  readonly manifest: Digest
  readonly state: SuccessionState
  readonly at: Instant
  /** Until when whoever is asked may confirm again. */
  readonly dueAt: Instant | null
  /** How many reminders went out. */
  readonly reminded: number
}

/** `superseded`: asked, and before there was an answer the text changed once more, or the signature was withdrawn. */
export const SUCCESSION_STATES = ['carried', 'objected', 'asked', 'confirmed', 'lapsed', 'superseded'] as const
export type SuccessionState = (typeof SUCCESSION_STATES)[number]

/** Whether a signature counts under a manifest: confirmed, and given to it or carried to it without objection (rule G42). */
export const countsUnder = (signature: Signature, manifest: Digest | null, successions: readonly Succession[]): boolean =>
  signature.status === 'confirmed' &&
  (signature.manifest === manifest ||
    successions.some((each) => each.signature === signature.id && each.manifest === manifest && each.state === 'carried'))

interface Amended {
  readonly previous: Digest
  readonly manifest: Digest
  readonly change: AmendmentClass
  readonly now: Instant
  readonly dueAt: Instant
}

interface Succeeded {
  readonly added: readonly Succession[]
  /** Those who had not answered yet are asked about the newer text. */
  readonly superseded: readonly Succession[]
}

/** What a new manifest does to every signature of the letter: nothing stays undecided, and nothing counts by itself (rules G41, G43). */
export function succeed(
  signatures: readonly Signature[],
  successions: readonly Succession[],
  { previous, manifest, change, now, dueAt }: Amended,
): Succeeded {
  const waiting = successions.filter((each) => each.manifest === previous && each.state === 'asked')
  const isWaiting = new Map(waiting.map((each) => [each.signature, each]))
  const carried = new Set(successions.flatMap((each) => (each.manifest === previous && each.state === 'carried' ? [each.signature] : [])))
  const beginning = { manifest, at: now, reminded: 0 }
  const added = signatures.flatMap((signature): readonly Succession[] => {
    if (signature.status !== 'confirmed') return []
    const unanswered = isWaiting.get(signature.id)
    if (unanswered !== undefined) return [{ ...beginning, signature: signature.id, previous: unanswered.previous, state: 'asked', dueAt }]
    if (signature.manifest !== previous && !carried.has(signature.id)) return []
    return change === 'substance'
      ? [{ ...beginning, signature: signature.id, previous, state: 'asked', dueAt }]
      : [{ ...beginning, signature: signature.id, previous, state: 'carried', dueAt: null }]
  })
  return { added, superseded: waiting.map((each) => ({ ...each, state: 'superseded' })) }
}

export const OBJECT_REFUSALS = ['link-unknown', 'already-objected', 'already-withdrawn'] as const
export type ObjectRefusal = (typeof OBJECT_REFUSALS)[number]

/** Takes a signature off the corrected text and off whatever it was carried to from there; it stays what it was under its own (rule G44). */
export function object(
  signature: Signature,
  successions: readonly Succession[],
  manifest: Digest,
): Outcome<readonly Succession[], ObjectRefusal> {
  if (signature.status === 'withdrawn') return refuse('already-withdrawn')
  const own = successions.filter(({ signature: id }) => id === signature.id)
  const from = own.find((each) => each.manifest === manifest)
  if (from === undefined || (from.state !== 'carried' && from.state !== 'objected')) return refuse('link-unknown')
  if (from.state === 'objected') return refuse('already-objected')
  return accept(own.filter((each) => each.state === 'carried' && each.at >= from.at).map((each) => ({ ...each, state: 'objected' })))
}

export const CONFIRM_AGAIN_REFUSALS = [
  'link-unknown',
  'link-expired',
  'not-open',
  'already-confirmed',
  'already-withdrawn',
  'language-not-sealed',
  'organisation-signed',
] as const
export type ConfirmAgainRefusal = (typeof CONFIRM_AGAIN_REFUSALS)[number]

interface ConfirmingAgain {
  /** Of the new signature: the one that was given first is not touched. */
  readonly id: SignatureId
  readonly language: Language
  readonly standing: Standing
  /** Signatures of the same signatory or organisation. */
  readonly existing: readonly Signature[]
  readonly successions: readonly Succession[]
  readonly now: Instant
}

/** While the changed text is sealed and the letter is not put away, whoever was asked may answer. */
const isAnswerable = ({ stage }: Standing): boolean =>
  stage === 'sealed' || stage === 'approval' || stage === 'sign-on' || stage === 'closed'

/** A new signature under the manifest in force, by whoever signed the one before (rule G43). */
export function confirmAgain(
  signature: Signature,
  asked: Succession,
  { id, language, standing, existing, successions, now }: ConfirmingAgain,
): Outcome<ConfirmedSignature, ConfirmAgainRefusal> {
  if (signature.status === 'withdrawn') return refuse('already-withdrawn')
  if (asked.signature !== signature.id || signature.status !== 'confirmed') return refuse('link-unknown')
  if (asked.state === 'confirmed') return refuse('already-confirmed')
  if (asked.state !== 'asked' || asked.manifest !== standing.manifest || hasPassed(asked, now)) return refuse('link-expired')
  if (!isAnswerable(standing)) return refuse('not-open')
  if (!standing.languages.includes(language)) return refuse('language-not-sealed')
  const counting = existing.filter((other) => countsUnder(other, asked.manifest, successions))
  if (counting.some((other) => other.signatory === signature.signatory)) return refuse('already-confirmed')
  if (signature.organisation !== null && counting.some((other) => other.organisation === signature.organisation)) {
    return refuse('organisation-signed')
  }
  return accept({ ...signature, id, language, manifest: asked.manifest, signedAt: now, confirmedAt: now })
}

const hasPassed = ({ dueAt }: Succession, now: Instant): boolean => dueAt !== null && now >= dueAt

/** Whether nobody answered in time; while the text is being changed again, time stands still for them (rule G45). */
export const hasToLapse = (asked: Succession, standing: Standing, now: Instant): boolean =>
  asked.state === 'asked' && hasPassed(asked, now) && asked.manifest === standing.manifest && isAnswerable(standing)

const HOUR = 60 * 60 * 1000
/** How long before the deadline whoever has not answered is reminded: three days, and one. */
export const REMINDED_BEFORE = [72 * HOUR, 24 * HOUR] as const

/** How many reminders somebody should have had by now; more than `reminded` means that one is due (rule G45). */
export function remindersBy({ state, at, dueAt }: Succession, now: Instant): number {
  if (state !== 'asked' || dueAt === null || now >= dueAt) return 0
  return REMINDED_BEFORE.filter((before) => dueAt - before > at && now >= dueAt - before).length
}
