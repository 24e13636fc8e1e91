import type { Letter } from '../use-letter.ts'
import type { Question } from './use-approval.ts'

/** Whether organisations were asked about this text, are yet to be, or were passed over (rule G198). */
export type AskedYet = 'asked' | 'not-yet' | 'skipped'

export function askedYet({ stage, skipped }: Pick<Letter, 'stage' | 'skipped'>, { about }: Pick<Question, 'about'>): AskedYet {
  if (about === 'snapshot') return 'asked'
  if (skipped.includes('approval')) return 'skipped'
  return stage === 'sealed' ? 'not-yet' : 'asked'
}
