import type { Language, UnitId } from '@undersigned/letter'
import { CHECKS, type CheckName, checkUnit, followingOf, type Glossary, type Orphan, type Row, termErrors } from '@undersigned/translation'
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

/** A coalition's terms, under a name that changes with them. */
export interface NamedTerms {
  readonly name: string
  readonly terms: Glossary
}

interface Between {
  readonly from: Language
  readonly to: Language
  readonly glossary: NamedTerms
}

const noTerms: Glossary = []
const MOST_CHECKED = 20_000
const checked = new Bounded<string, readonly CheckName[]>(MOST_CHECKED)
const termsChecked = new Bounded<string, readonly CheckName[]>(MOST_CHECKED)

/** The facts of every row of a version; the checks of two texts are made once, and when terms change only those of terms again (rule T152). */
export function factsOf(rows: readonly Row[], lost: readonly Orphan[], languages: Between): ReadonlyMap<UnitId, UnitFacts> {
  const { coveredBy } = followingOf(rows, lost)
  return new Map(
    rows.map((row) => [
      row.unit.id,
      { covered: coveredBy.has(row.unit.id), returned: row.rejection !== null, errors: errorsOf(row, languages) },
    ]),
  )
}

function errorsOf(row: Row, between: Between): readonly CheckName[] {
  if (row.state === 'missing' || row.state === 'reviewed') return []
  const own = known(checked, keyOf(row, between), () => errorsFound(row, between))
  const { name, terms } = between.glossary
  if (terms.length === 0) return own
  const ofTerms = known(termsChecked, `${keyOf(row, between)} ${name}`, () => termErrors(asked(row, between, terms)))
  return ofTerms.length === 0 ? own : CHECKS.filter((check) => own.includes(check) || ofTerms.includes(check))
}

const keyOf = ({ unit, targetDigest }: Row, { from, to }: Between): string => [from, to, unit.role, unit.digest, targetDigest].join(' ')

const asked = ({ unit, target }: Row, { from, to }: Between, glossary: Glossary) => ({
  unit,
  target,
  sourceLanguage: from,
  targetLanguage: to,
  glossary,
  dismissals: [],
})

function errorsFound(row: Row, between: Between): readonly CheckName[] {
  const findings = checkUnit(asked(row, between, noTerms))
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ check }) => check))]
}

function known(kept: Bounded<string, readonly CheckName[]>, key: string, find: () => readonly CheckName[]): readonly CheckName[] {
  const before = kept.get(key)
  if (before !== undefined) return before
  const found = find()
  kept.set(key, found)
  return found
}
