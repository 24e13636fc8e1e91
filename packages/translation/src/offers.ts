import { type Inline, type Language, plainText, type UnitId } from '@undersigned/letter'
import { cutAt, flatText, glued } from './cut.ts'
import type { Orphan, Row } from './pair.ts'
import { hasWords, sourceTextOf } from './unit.ts'
import { offsets, sentencesOf } from './words.ts'

/** The original was split here: the old half could keep `first`, the new one take `second`. */
export interface SplitOffer {
  readonly kind: 'split'
  /** The new half, still missing. */
  readonly unit: UnitId
  /** The old half, which holds the whole translation. */
  readonly from: UnitId
  readonly first: readonly Inline[]
  readonly second: readonly Inline[]
}

/** The original was merged here: the orphan's words could join those of the paragraph that took in its source. */
export interface JoinOffer {
  readonly kind: 'join'
  readonly unit: UnitId
  readonly orphan: UnitId
  readonly content: readonly Inline[]
}

export type Offer = SplitOffer | JoinOffer

/** What could be done at one key after a split or a merge in the original; nothing moves until someone accepts (rule T10). */
export const offersOf = (rows: readonly Row[], lost: readonly Orphan[], language: Language): readonly Offer[] => [
  ...splitOffers(rows, language),
  ...lost.flatMap((orphan) => joinOffer(rows, orphan) ?? []),
]

/** For each paragraph split since its translation, the cut before its last missing part: further cuts are offered after this one. */
function splitOffers(rows: readonly Row[], language: Language): readonly SplitOffer[] {
  const byId = new Map(rows.map((row) => [row.unit.id, row]))
  const families = Map.groupBy(
    rows.filter((row) => row.state === 'missing' && row.unit.from !== null),
    (row) => whole(row, byId),
  )
  return [...families].flatMap(([from, parts]) => {
    if (from === null || (from.state !== 'stale' && from.state !== 'draft')) return []
    const later = parts.filter((part) => rows.indexOf(part) > rows.indexOf(from))
    const last = later.at(-1)
    if (last === undefined) return []
    const before = [from, ...later.slice(0, -1)].flatMap((row) => row.unit.content)
    const halves = splitProposal({ first: before, second: last.unit.content, target: from.target, language })
    return halves === null ? [] : [{ kind: 'split', unit: last.unit.id, from: from.unit.id, first: halves[0], second: halves[1] }]
  })
}

/** The row whose translation still holds the words of a missing half; null when there is none. */
function whole(row: Row, byId: ReadonlyMap<UnitId, Row>): Row | null {
  const seen = new Set<Row>()
  let at: Row | undefined = row
  while (at !== undefined && !hasWords(at.target) && !seen.has(at)) {
    seen.add(at)
    at = at.unit.from === null ? undefined : byId.get(at.unit.from)
  }
  return at !== undefined && hasWords(at.target) ? at : null
}

/**
 * Where a translation would best be cut, given the two halves of its source: at the end of the sentence that leaves the same
 * share of text before it and the same references, numbers and links on each side. Null where there is only one sentence (rule T10).
 */
export function splitProposal({
  first,
  second,
  target,
  language,
}: {
  readonly first: readonly Inline[]
  readonly second: readonly Inline[]
  readonly target: readonly Inline[]
  readonly language: Language
}): readonly [readonly Inline[], readonly Inline[]] | null {
  const share = flatText(first).length / Math.max(flatText(first).length + flatText(second).length, 1)
  const text = flatText(target)
  const candidates = offsets(sentencesOf(text, language))
    .slice(0, -1)
    .map((offset) => ({ halves: cutAt(target, offset), ratio: offset / text.length }))
    .filter(({ halves }) => halves.every(hasWords))
  const [expectedFirst, expectedSecond] = [anchorsOf(first), anchorsOf(second)]
  const cost = ({ halves, ratio }: (typeof candidates)[number]): number =>
    Math.abs(ratio - share) +
    0.25 * (strangers(halves[0], expectedSecond, expectedFirst) + strangers(halves[1], expectedFirst, expectedSecond))
  const best = candidates.toSorted((a, b) => cost(a) - cost(b))[0]
  return best === undefined ? null : best.halves
}

/** What stays the same in every language: notes, links, figures. */
function anchorsOf(content: readonly Inline[]): ReadonlySet<string> {
  const figures = plainText(content).match(/\p{N}+/gu) ?? []
  const others = content.flatMap((part) => {
    if (part.type === 'note-ref' || part.type === 'note-cross-ref') return [`${part.type} ${part.note}`]
    return part.type === 'text' && part.marks.link !== undefined ? [part.marks.link] : []
  })
  return new Set([...figures, ...others])
}

/** How many anchors stand in a half though only the other half of the source has them. */
function strangers(half: readonly Inline[], theirs: ReadonlySet<string>, ours: ReadonlySet<string>): number {
  return [...anchorsOf(half)].filter((anchor) => theirs.has(anchor) && !ours.has(anchor)).length
}

/** The paragraph that took in an orphan's source, by the words that were recorded when the orphan was confirmed. */
function joinOffer(rows: readonly Row[], orphan: Orphan): JoinOffer | null {
  const source = orphan.confirmation?.sourceText.trim() ?? ''
  if (source === '') return null
  const row = rows.find((each) => sourceTextOf(each.unit).includes(source) && !each.confirmation?.sourceText.includes(source))
  if (row === undefined || row.state === 'reviewed' || row.state === 'translated') return null
  const mine = row.confirmation?.sourceText.trim() ?? ''
  const text = sourceTextOf(row.unit)
  const orphanFirst = mine !== '' && text.indexOf(source) < text.indexOf(mine)
  return { kind: 'join', unit: row.unit.id, orphan: orphan.id, content: joinProposal(row.target, orphan.content, orphanFirst) }
}

/** Two translations as one paragraph, in the order of their sources (rule T10). */
export const joinProposal = (target: readonly Inline[], orphan: readonly Inline[], orphanFirst = false): readonly Inline[] =>
  orphanFirst ? glued(orphan, target) : glued(target, orphan)
