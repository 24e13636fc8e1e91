import type { Inline, UnitId } from '@undersigned/letter'
import { glued } from '../cut.ts'
import type { Orphan, Row } from '../pair.ts'
import { hasWords, sourceTextOf } from '../unit.ts'
import { type Bag, bagOf, longestRun, placeIn, shared, sizeOf, without, wordList } from './bag.ts'

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

/** A translation that may hold more, or less, than its paragraph says now; with the halves cut from it and the orphans merged into it. */
interface Family {
  readonly row: Row
  readonly halves: Row[]
  readonly strays: Orphan[]
}

const recorded = ({ confirmation }: Pick<Row, 'confirmation'>): string => confirmation?.sourceText ?? ''
const recordsOf = ({ row, strays }: Family): Bag => bagOf(recorded(row), ...strays.map(recorded))
const textsOf = ({ row, halves }: Family): readonly string[] => [row, ...halves].map(({ unit }) => sourceTextOf(unit))

const isParagraph = ({ unit }: Row): boolean => unit.role !== 'note' && !isRecipientField(unit.id)

/** Recipients' fields are no part of the text: nothing of theirs is ever split or merged. */
const isRecipientField = (id: UnitId): boolean => id.startsWith('recipient:')

/** Nobody has said of the words that stand there that they say what the paragraph says now. */
const isOpen = (row: Row): boolean =>
  hasWords(row.target) && row.state !== 'reviewed' && row.confirmation?.sourceDigest !== row.unit.digest && !isRecipientField(row.unit.id)

const familiesOf = (rows: readonly Row[]): ReadonlyMap<UnitId, Family> =>
  new Map(rows.filter(isOpen).map((row) => [row.unit.id, { row, halves: [], strays: [] }]))

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
  const rest = without(bagOf(recorded(stray)), bagOf(...own.map(({ unit }) => sourceTextOf(unit))))
  const size = sizeOf(rest)
  let [best, most]: [Family | null, number] = [null, 0]
  for (const family of families) {
    const fresh = shared(rest, without(bagOf(...textsOf(family)), recordsOf(family)))
    if (fresh < MOST * size || fresh <= most || !hasRun(stray, family, Math.min(A_RUN, size))) continue
    best = family
    most = fresh
  }
  best?.strays.push(stray)
  return best
}

const hasRun = (stray: Orphan, family: Family, words: number): boolean =>
  longestRun(wordList(recorded(stray)), textsOf(family).flatMap(wordList)) >= words

interface Kin {
  readonly families: ReadonlyMap<UnitId, Family>
  readonly heirs: ReadonlyMap<UnitId, Family | null>
  readonly ends: ReadonlyMap<Row, UnitId>
}

/** A unit without words is covered where most of its words are among those recorded for a translation and no longer said by its own paragraph. */
function coverings(waiting: readonly Row[], { families, heirs, ends }: Kin): ReadonlyMap<UnitId, UnitId> {
  const spare = new Map([...families.values()].map((family) => [family, spareOf(family)]))
  const coveredBy = new Map<UnitId, UnitId>()
  for (const half of waiting) {
    const end = ends.get(half) ?? half.unit.id
    const own = families.get(end) ?? heirs.get(end) ?? null
    const words = bagOf(sourceTextOf(half.unit))
    const spareIn = (family: Family): Bag => spare.get(family) ?? new Map()
    const isOwn = own !== null && holdsMost(words, spareIn(own))
    const family = isOwn ? own : [...families.values()].find((each) => holdsWhole(half, words, { family: each, spare: spareIn(each) }))
    if (family === undefined || family === null) continue
    coveredBy.set(half.unit.id, family.row.unit.id)
    spare.set(family, without(spareIn(family), words))
  }
  return coveredBy
}

const spareOf = (family: Family): Bag => without(recordsOf(family), bagOf(sourceTextOf(family.row.unit)))

const holdsMost = (words: Bag, spare: Bag): boolean => sizeOf(spare) > 0 && shared(words, spare) >= MOST * sizeOf(words)

/** No trace leads from the half to the family, so that only the very words say that they were its. */
function holdsWhole(half: Row, words: Bag, { family, spare }: { readonly family: Family; readonly spare: Bag }): boolean {
  if (words.size === 0 || !holdsMost(words, spare)) return false
  const said = spaceless(sourceTextOf(half.unit))
  return [family.row, ...family.strays].some((holder) => spaceless(recorded(holder)).includes(said))
}

const spaceless = (text: string): string => text.replace(/\s+/gu, '')

const joinings = (families: ReadonlyMap<UnitId, Family>): ReadonlyMap<UnitId, Joined> =>
  new Map([...families].filter(([, family]) => family.strays.length > 0).map(([id, family]) => [id, inOrder(family)]))

/** The orphans of a family as their sources stand in its text. */
function inOrder(family: Family): Joined {
  const text = textsOf(family).flatMap(wordList)
  const own = placeIn(text, recorded(family.row)) ?? -1
  const placed = family.strays.map((stray) => ({ stray, place: placeIn(text, recorded(stray)) ?? text.length }))
  const sorted = placed.toSorted((one, other) => one.place - other.place)
  const pick = (isBefore: boolean) => sorted.filter(({ place }) => place < own === isBefore).map(({ stray }) => stray)
  return { before: pick(true), behind: pick(false) }
}
