import type { LetterText, Recipient, UnitId } from '@undersigned/letter'
import type { Declaration } from './following/declared.ts'
import { type Beside, byUnit, type Row, rowOf } from './pair.ts'
import { keptList, sameContent, sameItems } from './same.ts'
import { type Unit, type UnitSource, unitFrom, unitSources } from './unit.ts'
import type { Review, VersionContent } from './version.ts'

const NONE: readonly never[] = []

/** `unitsOf`, remembering: a unit that says what it said is the same object, and so is the whole list (rule T27). */
export type UnitDeriver = (text: LetterText, recipients?: readonly Recipient[]) => readonly Unit[]

export function unitDeriver(): UnitDeriver {
  let before: readonly Unit[] = NONE
  let known = new Map<UnitId, Unit>()
  return (text, recipients) => {
    const units = unitSources(text, recipients).map((source) => {
      const old = known.get(source.id)
      return old !== undefined && saysTheSame(old, source) ? old : unitFrom(source)
    })
    if (sameItems(before, units)) return before
    before = units
    known = new Map(units.map((unit) => [unit.id, unit]))
    return before
  }
}

const saysTheSame = (old: Unit, source: UnitSource): boolean =>
  old.role === source.role && old.from === source.from && sameContent(old.content, source.content)

/** What a version's rows are derived from, beside the units of the original. */
interface Sources {
  readonly version: VersionContent
  readonly reviews?: readonly Review[]
  readonly declarations?: readonly Declaration[]
}

/** `pair`, remembering: a row that would say what it said is the same object, and so is the whole list (rule T27). One per version. */
export type RowDeriver = (units: readonly Unit[], sources: Sources) => readonly Row[]

interface Derived {
  readonly sources: Sources
  readonly units: readonly Unit[]
  readonly rows: readonly Row[]
  /** What each row was derived from, in the order of the rows. */
  readonly besides: readonly Beside[]
}

export function rowDeriver(): RowDeriver {
  let before: Derived = { sources: { version: { units: new Map(), confirmed: new Map() } }, units: NONE, rows: NONE, besides: NONE }
  return (units, sources) => {
    before = derive(before, units, sources)
    return before.rows
  }
}

function derive(before: Derived, units: readonly Unit[], sources: Sources): Derived {
  const isSame = sameSources(before.sources, sources)
  if (isSame && before.units === units) return before
  if (isSame && before.units.length === units.length) {
    const typed = retyped(before, units)
    if (typed !== null) return typed
  }
  const place = placesOf(before)
  const besideOf = besidesIn(sources)
  const [rows, besides]: [Row[], Beside[]] = [[], []]
  units.forEach((unit, at) => {
    const was = before.units[at] === unit ? at : place(unit.id)
    const [row, old] = was === undefined ? [] : [before.rows[was], before.besides[was]]
    const isKept = row?.unit === unit && old !== undefined
    const beside = isKept && isSame ? old : besideOf(unit.id)
    const kept = isKept && (beside === old || sameBeside(old, beside))
    rows.push(kept ? row : rowOf(unit, beside))
    besides.push(kept ? old : beside)
  })
  return { sources, units, rows: keptList(before.rows, rows), besides }
}

/** What a keystroke leaves to do: every unit in its place, one or two with other words. Null where more has happened. */
function retyped(before: Derived, units: readonly Unit[]): Derived | null {
  const changed: number[] = []
  for (let at = 0; at < units.length; at += 1) {
    if (units[at] === before.units[at]) continue
    if (units[at]?.id !== before.units[at]?.id) return null
    changed.push(at)
  }
  const rows = [...before.rows]
  for (const at of changed) {
    const [unit, beside] = [units[at], before.besides[at]]
    if (unit === undefined || beside === undefined) return null
    rows[at] = rowOf(unit, beside)
  }
  return { ...before, units, rows: changed.length === 0 ? before.rows : rows }
}

/** Where a unit's row was; only looked up once something has moved. */
function placesOf({ units }: Derived): (id: UnitId) => number | undefined {
  let places: Map<UnitId, number> | null = null
  return (id) => {
    places ??= new Map(units.map((unit, at) => [unit.id, at]))
    return places.get(id)
  }
}

const sameSources = (one: Sources, other: Sources): boolean =>
  one.version === other.version && one.reviews === other.reviews && one.declarations === other.declarations

/** What there is beside each unit; sorted out when first asked. */
function besidesIn({ version, reviews = NONE, declarations = NONE }: Sources): (id: UnitId) => Beside {
  let sorted: { reviews: ReadonlyMap<UnitId, readonly Review[]>; declarations: ReadonlyMap<UnitId, readonly Declaration[]> } | null = null
  return (id) => {
    sorted ??= { reviews: byUnit(reviews), declarations: byUnit(declarations) }
    return {
      target: version.units.get(id) ?? NONE,
      confirmation: version.confirmed.get(id) ?? null,
      reviews: sorted.reviews.get(id) ?? NONE,
      declarations: sorted.declarations.get(id) ?? NONE,
    }
  }
}

const sameBeside = (one: Beside, other: Beside): boolean =>
  one.confirmation === other.confirmation &&
  sameContent(one.target, other.target) &&
  sameItems(one.reviews, other.reviews) &&
  sameItems(one.declarations, other.declarations)
