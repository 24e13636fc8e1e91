import { digestOfUnit, type Inline, type UnitDigest, type UnitId } from '@undersigned/letter'
import { hasWords, type Unit } from './unit.ts'
import type { Confirmation, Review, VersionContent } from './version.ts'

export const UNIT_STATES = ['missing', 'draft', 'translated', 'reviewed', 'stale'] as const
export type UnitState = (typeof UNIT_STATES)[number]

/** One unit of the original beside its translation. */
export interface Row {
  readonly unit: Unit
  readonly target: readonly Inline[]
  readonly targetDigest: UnitDigest
  readonly state: UnitState
  readonly confirmation: Confirmation | null
  /** The latest verdict on exactly these two texts. */
  readonly review: Review | null
  /** A refusal the translator has not yet answered with other words. */
  readonly rejection: Review | null
}

/** Translated words whose unit is no longer in the original: kept, shown apart, left out of every export. */
export interface Orphan {
  readonly id: UnitId
  readonly content: readonly Inline[]
  readonly confirmation: Confirmation | null
}

/** Pairs every unit of the original with its translation, in the original's order and no other (rules T2-T4). */
export function pair(units: readonly Unit[], version: VersionContent, reviews: readonly Review[] = []): readonly Row[] {
  const byUnit = Map.groupBy(reviews, (review) => review.unit)
  return units.map((unit) => {
    const target = version.units.get(unit.id) ?? []
    return rowOf(unit, target, version.confirmed.get(unit.id) ?? null, byUnit.get(unit.id) ?? [])
  })
}

/** The words of the version that no unit of the original asks for, ordered by id so that everyone sees the same (rule T5). */
export function orphans(units: readonly Unit[], version: VersionContent): readonly Orphan[] {
  const living = new Set(units.map((unit) => unit.id))
  return [...version.units]
    .filter(([id, content]) => !living.has(id) && hasWords(content))
    .map(([id, content]) => ({ id, content, confirmation: version.confirmed.get(id) ?? null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function rowOf(unit: Unit, target: readonly Inline[], confirmation: Confirmation | null, reviews: readonly Review[]): Row {
  const targetDigest = digestOfUnit(target)
  const review = latest(reviews.filter((each) => each.sourceDigest === unit.digest && each.targetDigest === targetDigest))
  const state = stateOf({ unit, target, targetDigest, confirmation, review })
  return { unit, target, targetDigest, state, confirmation, review, rejection: unanswered(latest(reviews), confirmation) }
}

/** The state of a pair, from what the texts are and what was said of exactly them (rules T3, T4). */
export function stateOf({ unit, target, targetDigest, confirmation, review }: Omit<Row, 'state' | 'rejection'>): UnitState {
  if (!hasWords(target)) return 'missing'
  if (review?.verdict === 'accepted') return 'reviewed'
  if (confirmation === null) return 'draft'
  if (confirmation.sourceDigest !== unit.digest) return 'stale'
  if (confirmation.targetDigest !== targetDigest || review?.verdict === 'rejected') return 'draft'
  return 'translated'
}

function latest(reviews: readonly Review[]): Review | null {
  return reviews.reduce<Review | null>((last, review) => (last === null || review.at >= last.at ? review : last), null)
}

/** A rejection stays before the translator's eyes while they rewrite, until they confirm other words. */
function unanswered(last: Review | null, confirmation: Confirmation | null): Review | null {
  if (last?.verdict !== 'rejected') return null
  const answered = confirmation !== null && confirmation.at > last.at && confirmation.targetDigest !== last.targetDigest
  return answered ? null : last
}
