import { accept, type Language, type Outcome, refuse } from '@undersigned/letter'
import { type Instant, isEmbargoed, type Standing } from '../stages.ts'

export const FOLLOW_UP_REFUSALS = ['embargoed', 'wrong-stage', 'already-sent', 'no-words', 'nobody-to-send'] as const
export type FollowUpRefusal = (typeof FOLLOW_UP_REFUSALS)[number]

interface Written {
  readonly sentAt: Instant | null
  /** The languages in which it is written. */
  readonly languages: readonly Language[]
  /** How many people asked for it. */
  readonly people: number
}

/** Whether a mail to those who asked for news may go now; one coordinator decides, as it changes nothing that was sealed (rule G179). */
export function maySendFollowUp({ sentAt, languages, people }: Written, standing: Standing, now: Instant): Outcome<true, FollowUpRefusal> {
  if (sentAt !== null) return refuse('already-sent')
  if (isEmbargoed(standing, now)) return refuse('embargoed')
  // Without addresses there is nobody to write to any more.
  if (standing.stage === 'archived') return refuse('wrong-stage')
  if (languages.length === 0) return refuse('no-words')
  return people === 0 ? refuse('nobody-to-send') : accept(true)
}

interface Choice {
  readonly written: readonly Language[]
  readonly original: Language
}

/** In which language somebody reads it: their own; where nobody wrote that, the original's, then English, then whatever there is (rule G177). */
export const readIn = (wished: Language, { written, original }: Choice): Language | null =>
  [wished, original, 'en' as const].find((each) => written.includes(each)) ?? [...written].sort()[0] ?? null
