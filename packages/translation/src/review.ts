import { accept, type Language, type Outcome, refuse, type UnitDigest, type UnitId } from '@undersigned/letter'
import type { Row } from './pair.ts'
import { hasWords } from './unit.ts'
import type { Review, Verdict } from './version.ts'

/** Nobody reviews what they last wrote or confirmed themselves (rule T9). */
export const mayReview = (reviewer: string, ...authors: readonly (string | null)[]): boolean => !authors.includes(reviewer)

export const REVIEW_REFUSALS = ['nothing-to-review', 'own-work', 'text-moved', 'reason-missing'] as const
export type ReviewRefusal = (typeof REVIEW_REFUSALS)[number]

/** What a reviewer sends: the two texts they read, by digest, and what they say of them. */
export interface Reviewing {
  readonly unit: UnitId
  readonly language: Language
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  readonly verdict: Verdict
  readonly reason: string
  readonly by: string
}

/** Takes a verdict on exactly the two texts that stand there now, or says why not (rule T9). */
export function review(
  reviewing: Reviewing,
  { row, lastWriter, now }: { readonly row: Row; readonly lastWriter: string | null; readonly now: number },
): Outcome<Review, ReviewRefusal> {
  const { unit, language, sourceDigest, targetDigest, verdict, by } = reviewing
  const reason = reviewing.reason.trim()
  if (!hasWords(row.target)) return refuse('nothing-to-review')
  if (!mayReview(by, lastWriter, row.confirmation?.by ?? null)) return refuse('own-work')
  if (row.unit.id !== unit || sourceDigest !== row.unit.digest || targetDigest !== row.targetDigest) return refuse('text-moved')
  if (verdict === 'rejected' && reason === '') return refuse('reason-missing')
  return accept({ unit, language, sourceDigest, targetDigest, verdict, reason, by, at: now })
}
