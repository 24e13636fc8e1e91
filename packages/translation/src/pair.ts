import { digestOfUnit, type Inline, type UnitDigest, type UnitId } from '@undersigned/letter'
import { type Declaration, declaredBetween } from './following/declared.ts'
import { hasWords, type Unit } from './unit.ts'
import type { Confirmation, Review, VersionContent } from './version.ts'

const NONE: readonly never[] = []

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
  /** Declared edits by which what was confirmed counts for the original as it stands, first to last. */
  readonly declared: readonly Declaration[]
}

/** Translated words whose unit is no longer in the original: kept, shown apart, left out of every export. */
export interface Orphan {
  readonly id: UnitId
  readonly content: readonly Inline[]
  readonly confirmation: Confirmation | null
}

/** Pairs every unit of the original with its translation, in the original's order and no other (rules T2-T4, T33). */
export function pair(
  units: readonly Unit[],
  version: VersionContent,
  reviews: readonly Review[] = [],
  declarations: readonly Declaration[] = [],
): readonly Row[] {
  const reviewsOf = byUnit(reviews)
  const declaredOf = declarations.length > 0 ? byUnit(declarations) : null
  return units.map((unit) =>
    rowOf(unit, {
      target: version.units.get(unit.id) ?? NONE,
      confirmation: version.confirmed.get(unit.id) ?? null,
      reviews: reviewsOf.get(unit.id) ?? NONE,
      declarations: declaredOf?.get(unit.id) ?? NONE,
    }),
  )
}

/** What is said of each unit, in the order it came. Lists of one that stay small: a letter in 24 languages has ten thousand of them. */
export function byUnit<Said extends { readonly unit: UnitId }>(all: readonly Said[]): ReadonlyMap<UnitId, readonly Said[]> {
  const sorted = new Map<UnitId, Said[]>()
  for (const said of all) {
    const others = sorted.get(said.unit)
    if (others === undefined) sorted.set(said.unit, [said])
    else others.push(said)
  }
  return sorted
}

/** The words of the version that no unit of the original asks for, ordered by id so that everyone sees the same (rule T5). */
export function orphans(units: readonly Unit[], version: VersionContent): readonly Orphan[] {
  const living = new Set(units.map((unit) => unit.id))
  return [...version.units]
    .filter(([id, content]) => !living.has(id) && hasWords(content))
    .map(([id, content]) => ({ id, content, confirmation: version.confirmed.get(id) ?? null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What there is beside one unit, whoever keeps it. */
export interface Beside {
  readonly target: readonly Inline[]
  readonly confirmation: Confirmation | null
  readonly reviews: readonly Review[]
  readonly declarations: readonly Declaration[]
}

/** One row, from what concerns its unit alone. */
export function rowOf(unit: Unit, { target, confirmation, reviews, declarations }: Beside): Row {
  const targetDigest = digestOfUnit(target)
  const review = latestOn(unit.digest, targetDigest, reviews)
  const declared = confirmation === null ? null : declaredBetween(confirmation.sourceDigest, unit.digest, declarations)
  const state = stateOf({ target, targetDigest, confirmation, review, isCurrent: declared !== null })
  return {
    unit,
    target,
    targetDigest,
    state,
    confirmation,
    review,
    rejection: unanswered(latest(reviews), confirmation),
    declared: declared ?? NONE,
  }
}

interface Said extends Pick<Row, 'target' | 'targetDigest' | 'confirmation' | 'review'> {
  /** What was confirmed is what the original says now, or counts as it. */
  readonly isCurrent: boolean
}

/** The state of a pair, from what the texts are and what was said of exactly them (rules T3, T4, T33). */
function stateOf({ target, targetDigest, confirmation, review, isCurrent }: Said): UnitState {
  if (!hasWords(target)) return 'missing'
  if (review?.verdict === 'accepted') return 'reviewed'
  if (confirmation === null) return 'draft'
  if (!isCurrent) return 'stale'
  if (confirmation.targetDigest !== targetDigest || review?.verdict === 'rejected') return 'draft'
  return 'translated'
}

function latest(reviews: readonly Review[]): Review | null {
  let last: Review | null = null
  for (const review of reviews) if (last === null || review.at >= last.at) last = review
  return last
}

/** The last word on exactly these two texts. */
function latestOn(source: UnitDigest, target: UnitDigest, reviews: readonly Review[]): Review | null {
  let last: Review | null = null
  for (const review of reviews) {
    if (review.sourceDigest !== source || review.targetDigest !== target) continue
    if (last === null || review.at >= last.at) last = review
  }
  return last
}

/** A rejection stays before the translator's eyes while they rewrite, until they confirm other words. */
function unanswered(last: Review | null, confirmation: Confirmation | null): Review | null {
  if (last?.verdict !== 'rejected') return null
  const answered = confirmation !== null && confirmation.at > last.at && confirmation.targetDigest !== last.targetDigest
  return answered ? null : last
}
