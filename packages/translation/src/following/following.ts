import type { Inline, UnitId } from '@undersigned/letter'
import { glued } from '../cut.ts'
import type { Orphan, Row } from '../pair.ts'
import { hasWords } from '../unit.ts'
import { bagOf, longestRun, placeIn, sizeOf, together, without, wordList } from './bag.ts'
import { bagOfUnit, type Family, familiesOf, isRecipientField, recorded, saidBy } from './family.ts'

/** Orphans whose source now stands in a living paragraph, before and behind the words that paragraph has. */
export interface Joined {
  readonly before: readonly Orphan[]
  readonly behind: readonly Orphan[]
}

/** What splits and merges in the original left between the rows, until somebody accepts the cut or the join. */
export interface Following {
  /** Missing halves, by the unit whose translation still holds their words. */
  readonly coveredBy: ReadonlyMap<UnitId, UnitId>
  readonly joined: ReadonlyMap<UnitId, Joined>
}

const NOTHING: Following = { coveredBy: new Map(), joined: new Map() }

/** A split or a merge keeps words together; a text that shares less with what was recorded has been written anew. */
const MOST = 0.5
/** Fewer words in a row are in many texts. */
const A_RUN = 3

/**
 * Who holds whose translation, from the source texts that were recorded when the translations were confirmed (rules T30, T31).
 * Nothing of it is stored, so that undoing the split or the merge undoes it here.
 */
export function followingOf(rows: readonly Row[], lost: readonly Orphan[]): Following {
  const waiting = rows.filter((row) => row.state === 'missing' && isParagraph(row))
  const strays = lost.filter((orphan) => orphan.confirmation !== null && !isRecipientField(orphan.id))
  if (waiting.length === 0 && strays.length === 0) return NOTHING
  const families = familiesOf(rows)
  if (families.size === 0) return NOTHING
  const ends = traced(waiting, rows, families)
  for (const half of waiting) families.get(ends.get(half) ?? half.unit.id)?.halves.push(half)
  const heirs = new Map(
    strays.map((stray) => {
      const own = waiting.filter((half) => ends.get(half) === stray.id)
      return [stray.id, attach(stray, own, [...families.values()])]
    }),
  )
  return { coveredBy: coverings(waiting, { families, heirs, ends }), joined: joinings(families) }
}

/** The orphans' words beside those of the paragraph that took in their sources. */
export const joinedWords = (target: readonly Inline[], { before, behind }: Joined): readonly Inline[] =>
  [...before.map(({ content }) => content), target, ...behind.map(({ content }) => content)].reduce(glued)

const isParagraph = ({ unit }: Row): boolean => unit.role !== 'note' && !isRecipientField(unit.id)

/** For each half, the nearest unit it was cut from that has words, or the name at which its trace ends. */
function traced(waiting: readonly Row[], rows: readonly Row[], families: ReadonlyMap<UnitId, Family>): ReadonlyMap<Row, UnitId> {
  const from = new Map(rows.filter(({ target }) => !hasWords(target)).map(({ unit }) => [unit.id, unit.from]))
  return new Map(
    waiting.map((half) => {
      const seen = new Set<UnitId>()
      let at = half.unit.id
      while (!families.has(at) && !seen.has(at)) {
        seen.add(at)
        at = from.get(at) ?? at
      }
      return [half, at]
    }),
  )
}

/** The family whose text took in most of an orphan's source, apart from what other halves still say of it; none where it was deleted. */
function attach(stray: Orphan, own: readonly Row[], families: readonly Family[]): Family | null {
  const rest = without(bagOf(recorded(stray)), together(own.map(({ unit }) => bagOfUnit(unit))))
  const size = sizeOf(rest)
  let [best, most]: [Family | null, number] = [null, 0]
  for (const family of families) {
    const fresh = family.tookIn(rest)
    if (fresh < MOST * size || fresh <= most || !hasRun(stray, family, Math.min(A_RUN, size))) continue
    best = family
    most = fresh
  }
  best?.take(stray)
  return best
}

const hasRun = (stray: Orphan, family: Family, words: number): boolean => longestRun(wordList(recorded(stray)), family.words) >= words

interface Kin {
  readonly families: ReadonlyMap<UnitId, Family>
  readonly heirs: ReadonlyMap<UnitId, Family | null>
  readonly ends: ReadonlyMap<Row, UnitId>
}

/**
 * A unit without words is covered where most of its words are among those recorded for a translation and no longer said by its own
 * paragraph. Where no trace leads to that translation, only the very words say that they were its; and few words do not.
 */
function coverings(waiting: readonly Row[], { families, heirs, ends }: Kin): ReadonlyMap<UnitId, UnitId> {
  const sparing = [...families.values()].filter((family) => family.hasSpare)
  const coveredBy = new Map<UnitId, UnitId>()
  if (sparing.length === 0) return coveredBy
  for (const half of waiting) {
    const said = saidBy(half.unit)
    const end = ends.get(half) ?? half.unit.id
    const own = families.get(end) ?? heirs.get(end) ?? null
    const able = sparing.filter((family) => family === own || (said !== '' && family.recordsWhole(said)))
    if (able.length === 0) continue
    const words = bagOfUnit(half.unit)
    const holds = (family: Family) => family.hasSpare && (words.size > 0 || family === own) && family.spares(words) >= MOST * sizeOf(words)
    const isKnown = half.unit.from !== null || sizeOf(words) >= A_RUN
    const isOwn = own !== null && able.includes(own) && holds(own)
    const family = isOwn ? own : able.find((each) => isKnown && each.recordsWhole(said) && holds(each))
    if (family === undefined) continue
    coveredBy.set(half.unit.id, family.row.unit.id)
    family.give(words)
  }
  return coveredBy
}

const joinings = (families: ReadonlyMap<UnitId, Family>): ReadonlyMap<UnitId, Joined> =>
  new Map([...families].filter(([, family]) => family.strays.length > 0).map(([id, family]) => [id, inOrder(family)]))

/** The orphans of a family as their sources stand in its text. */
function inOrder({ row, strays, words }: Family): Joined {
  const own = placeIn(words, recorded(row)) ?? -1
  const placed = strays.map((stray) => ({ stray, place: placeIn(words, recorded(stray)) ?? words.length }))
  const sorted = placed.toSorted((one, other) => one.place - other.place)
  const pick = (isBefore: boolean) => sorted.filter(({ place }) => place < own === isBefore).map(({ stray }) => stray)
  return { before: pick(true), behind: pick(false) }
}
