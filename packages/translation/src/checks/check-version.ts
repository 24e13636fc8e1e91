import { type Language, plainText, type UnitId } from '@undersigned/letter'
import type { Glossary } from '../glossary/term.ts'
import { checkUnit } from './check-unit.ts'
import type { Dismissal, Finding } from './finding.ts'
import { keyOf, type Neighbour } from './repeats.ts'

/** A language version to be checked as a whole. */
export interface VersionToCheck {
  readonly sourceLanguage: Language
  readonly targetLanguage: Language
  readonly glossary: Glossary
  readonly dismissals: readonly Dismissal[]
}

/** What there is to say about each unit of a version, those compared with each other included; units without a finding are left out (rule T71). */
export function checkVersion(rows: readonly Neighbour[], version: VersionToCheck): ReadonlyMap<UnitId, readonly Finding[]> {
  const alikeTo = neighbours(rows)
  const found = rows.map((row): [UnitId, readonly Finding[]] => [row.unit.id, checkUnit({ ...version, ...row, others: alikeTo(row) })])
  return new Map(found.filter(([, findings]) => findings.length > 0))
}

/** For a row, the rows that share its source or its translation: all that it has to be compared with. */
function neighbours(rows: readonly Neighbour[]): (row: Neighbour) => readonly Neighbour[] {
  const bySource = Map.groupBy(rows, ({ unit }) => keyOf(unit.content))
  const byTarget = Map.groupBy(rows, ({ target }) => keyOf(target))
  return ({ unit, target }) => {
    if (plainText(target).trim() === '') return []
    return [...(bySource.get(keyOf(unit.content)) ?? []), ...(byTarget.get(keyOf(target)) ?? [])]
  }
}
