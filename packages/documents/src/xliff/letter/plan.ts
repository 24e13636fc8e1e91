import { digestOfUnit, type Inline, type UnitId } from '@undersigned/letter'
import { hasWords, type Row } from '@undersigned/translation'
import type { UnitRead, XliffReading } from './import.ts'

/** What applying a file would do to a unit: nothing, fill it, or replace words that stand there. */
export type Effect = 'same' | 'new' | 'differs' | 'empty'

export interface PlannedUnit {
  readonly unit: UnitId
  readonly effect: Effect
  readonly current: readonly Inline[]
  readonly read: UnitRead
  /** The original has moved on since the file left. */
  readonly isStale: boolean
}

/** What a file brings, beside what is there: a proposal in the letter's order that changes nothing by itself (rule T56). */
export function planImport({ perUnit, stale }: XliffReading, rows: readonly Row[]): readonly PlannedUnit[] {
  const moved = new Set(stale)
  return rows.flatMap(({ unit, target, targetDigest }) => {
    const read = perUnit.get(unit.id)
    if (read === undefined) return []
    const effect = effectOf(read.content, target, targetDigest)
    return [{ unit: unit.id, effect, current: target, read, isStale: moved.has(unit.id) }]
  })
}

function effectOf(content: readonly Inline[], target: readonly Inline[], targetDigest: Row['targetDigest']): Effect {
  if (!hasWords(content)) return 'empty'
  if (!hasWords(target)) return 'new'
  return digestOfUnit(content) === targetDigest ? 'same' : 'differs'
}
