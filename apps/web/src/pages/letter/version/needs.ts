import type { UnitId } from '@undersigned/letter'
import { hasWords, isOpen, type Row } from '@undersigned/translation'

/** What somebody may do in this version. */
export interface Hand {
  readonly account: string
  readonly translates: boolean
  readonly reviews: boolean
  /** Whether a unit is theirs to translate, as the units were given to people (rule T118). */
  readonly isMine: (unit: UnitId) => boolean
}

/** The same with what concerns the original and others' words. */
export interface DeskHand extends Hand {
  /** May say that an edit of the original has no effect on translations. */
  readonly declares: boolean
  readonly manages: boolean
}

/** Whether a row waits for this person: to be translated, confirmed or brought up to date, or to be reviewed. */
export function needs(row: Row, { account, translates, reviews, isMine }: Hand): boolean {
  if (translates && isOpen(row.state) && isMine(row.unit.id)) return true
  return reviews && row.state === 'translated' && row.confirmation?.by !== account
}

/** Whether "translated" can be said of it: there are words, and it has not been said of exactly these two texts. */
export const isConfirmable = (row: Row): boolean => hasWords(row.target) && (row.state === 'draft' || row.state === 'stale')

export const isReviewable = (row: Row, { account, reviews }: Hand): boolean =>
  reviews && row.state === 'translated' && row.confirmation?.by !== account

/** The next row that waits for this person after a place, going round; null when none does. */
export function nextNeed(rows: readonly Row[], from: number, step: 1 | -1, hand: Hand): number | null {
  for (let gone = 1; gone <= rows.length; gone += 1) {
    const at = (from + step * gone + rows.length * 2) % rows.length
    const row = rows[at]
    if (row !== undefined && needs(row, hand)) return at
  }
  return null
}
