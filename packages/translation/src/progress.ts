import type { Row, UnitState } from './pair.ts'
import { sourceTextOf, type Unit } from './unit.ts'
import { countWords } from './words.ts'

export type PerState = Readonly<Record<UnitState, number>>

/** How far a version is, in units and in words of the original. */
export interface Progress {
  readonly units: PerState
  readonly words: PerState
  readonly totalUnits: number
  readonly totalWords: number
}

const nothing = (): Record<UnitState, number> => ({ missing: 0, draft: 0, translated: 0, reviewed: 0, stale: 0 })

/** Counts the rows by state; the parts add up to the whole (rule T7). */
export function progressOf(rows: readonly Row[]): Progress {
  const [units, words] = [nothing(), nothing()]
  for (const row of rows) {
    units[row.state] += 1
    words[row.state] += wordsIn(row.unit)
  }
  return { units, words, totalUnits: rows.length, totalWords: Object.values(words).reduce((sum, each) => sum + each, 0) }
}

const counted = new WeakMap<Unit, number>()

/** Counted once a unit: it stands in the rows of every version, and stays the same object while it says the same. */
function wordsIn(unit: Unit): number {
  const words = counted.get(unit) ?? countWords(sourceTextOf(unit))
  counted.set(unit, words)
  return words
}

/** A version is complete when every unit is reviewed, so none is stale (rule T7). */
export const isComplete = (rows: readonly Row[]): boolean => rows.length > 0 && rows.every((row) => row.state === 'reviewed')
