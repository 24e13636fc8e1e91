import type { Language, UnitId } from '@undersigned/letter'
import { type CheckName, checkUnit, followingOf, type Glossary, type Orphan, type Row } from '@undersigned/translation'
import { Bounded } from './bounded.ts'

/** What the map says of a unit beside its state. */
export interface UnitFacts {
  /** A half without words whose translation still stands in the unit it was cut from (rule T30). */
  readonly covered: boolean
  /** A reviewer gave it back, and nobody has answered yet. */
  readonly returned: boolean
  /** Errors that its checks find, dismissed or not; of what is missing or reviewed nothing is asked. */
  readonly errors: readonly CheckName[]
}

interface Between {
  readonly from: Language
  readonly to: Language
}

const noTerms: Glossary = []
const MOST_CHECKED = 20_000
const checked = new Bounded<string, readonly CheckName[]>(MOST_CHECKED)

/** The facts of every row of a version; the checks of two texts are made once. */
export function factsOf(rows: readonly Row[], lost: readonly Orphan[], languages: Between): ReadonlyMap<UnitId, UnitFacts> {
  const { coveredBy } = followingOf(rows, lost)
  return new Map(
    rows.map((row) => [
      row.unit.id,
      { covered: coveredBy.has(row.unit.id), returned: row.rejection !== null, errors: errorsOf(row, languages) },
    ]),
  )
}

function errorsOf(row: Row, { from, to }: Between): readonly CheckName[] {
  if (row.state === 'missing' || row.state === 'reviewed') return []
  const key = [from, to, row.unit.role, row.unit.digest, row.targetDigest].join(' ')
  const known = checked.get(key)
  if (known !== undefined) return known
  const { unit, target } = row
  const findings = checkUnit({ unit, target, sourceLanguage: from, targetLanguage: to, glossary: noTerms, dismissals: [] })
  const errors = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ check }) => check))]
  checked.set(key, errors)
  return errors
}
