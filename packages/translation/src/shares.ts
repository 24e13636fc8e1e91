import type { UnitState } from './pair.ts'

/** A language, or one unit of it, that was given to somebody. */
export interface Assignment {
  readonly language: string
  /** Null: the whole language. */
  readonly unit: string | null
  readonly person: string
}

interface Wish {
  readonly language: string
  readonly unit: string
  readonly person: string
}

/**
 * Whether a unit is this person's to translate: a unit that was given to somebody is theirs alone, the others are of those the
 * language was given to, and where nothing was given they are of everyone who translates the language (rule T118).
 */
export function isShareOf(assignments: readonly Assignment[], { language, unit, person }: Wish): boolean {
  const given = assignments.filter((each) => each.language === language)
  const own = given.filter((each) => each.unit === unit)
  const holders = own.length > 0 ? own : given.filter((each) => each.unit === null)
  return holders.length === 0 || holders.some((each) => each.person === person)
}

/** Whether a translator has still to do something about it (rule T119). */
export const isOpen = (state: UnitState): boolean => state === 'missing' || state === 'draft' || state === 'stale'
