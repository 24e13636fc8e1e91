import { type Inline, type Language, plainText, type UnitId } from '@undersigned/letter'
import { cutAt, flatText, glued } from './cut.ts'
import { type Following, followingOf, type Joined } from './following/following.ts'
import type { Orphan, Row } from './pair.ts'
import { sentencesOf } from './sentences/sentences-of.ts'
import { hasWords, sourceTextOf } from './unit.ts'
import { offsets } from './words.ts'

/** The original was split here: the old half could keep `first`, the new one take `second`. */
export interface SplitOffer {
  readonly kind: 'split'
  /** The new half, still missing. */
  readonly unit: UnitId
  /** The old half, which holds the whole translation. */
  readonly from: UnitId
  /** What the original says before the new half, of what the translation was confirmed for. */
  readonly before: readonly Inline[]
  readonly first: readonly Inline[]
  readonly second: readonly Inline[]
}

/** The original was merged here: the orphan's words could join those of the paragraph that took in its source. */
export interface JoinOffer {
  readonly kind: 'join'
  readonly unit: UnitId
  readonly orphan: UnitId
  /** The orphan's source stands before that of the paragraph's own words. */
  readonly orphanFirst: boolean
  readonly content: readonly Inline[]
}

export type Offer = SplitOffer | JoinOffer

/** What could be done at one key after a split or a merge in the original; nothing moves until someone accepts (rule T10). */
export function offersOf(
  rows: readonly Row[],
  lost: readonly Orphan[],
  language: Language,
  following: Following = followingOf(rows, lost),
): readonly Offer[] {
  const waiting = rows.filter((row) => row.state === 'missing' && row.unit.from !== null)
  if (waiting.length === 0 && lost.length === 0) return []
  const sides = { rows, lost, language, following }
  return [...splitOffers(waiting, sides), ...lost.flatMap((orphan) => joinOffer(orphan, sides) ?? [])]
}

interface Sides {
  readonly rows: readonly Row[]
  readonly lost: readonly Orphan[]
  readonly language: Language
  readonly following: Following
}

/** For each paragraph split since its translation, the cut before its last missing part: further cuts are offered after this one. */
function splitOffers(waiting: readonly Row[], sides: Sides): readonly SplitOffer[] {
  const byId = new Map(sides.rows.map((row) => [row.unit.id, row]))
  const families = Map.groupBy(waiting, (half) => byId.get(sides.following.coveredBy.get(half.unit.id) ?? half.unit.id) ?? half)
  return [...families].flatMap(([from, parts]) => {
    if (hasWords(from.target)) return cutBeforeLast(from, parts, sides)
    return [...Map.groupBy(parts, (half) => unconfirmedWhole(half, byId))].flatMap(([draft, halves]) =>
      draft === null ? halves.flatMap((half) => cutOfOrphan(half, sides) ?? []) : cutBeforeLast(draft, halves, sides),
    )
  })
}

function cutBeforeLast(from: Row, parts: readonly Row[], { rows, language, following }: Sides): readonly SplitOffer[] {
  if (following.joined.has(from.unit.id)) return []
  const later = parts.filter((part) => rows.indexOf(part) > rows.indexOf(from))
  const last = later.at(-1)
  if (last === undefined) return []
  const before = [from, ...later.slice(0, -1)].map((row) => row.unit.content).reduce(glued)
  const halves = splitProposal({ first: before, second: last.unit.content, target: from.target, language })
  return halves === null ? [] : [{ kind: 'split', unit: last.unit.id, from: from.unit.id, before, first: halves[0], second: halves[1] }]
}

/** The words that nobody confirmed of what a half was cut from: nobody knows what they hold, so it is not covered. */
function unconfirmedWhole(half: Row, byId: ReadonlyMap<UnitId, Row>): Row | null {
  const seen = new Set<Row>()
  let at: Row | undefined = half
  while (at !== undefined && !hasWords(at.target) && !seen.has(at)) {
    seen.add(at)
    at = at.unit.from === null ? undefined : byId.get(at.unit.from)
  }
  return at !== undefined && hasWords(at.target) && at.confirmation === null ? at : null
}

/** The paragraph a half was cut from is gone, and its words are an orphan. */
function cutOfOrphan(half: Row, { lost, language }: Sides): SplitOffer | null {
  const orphan = lost.find(({ id }) => id === half.unit.from)
  const before = orphan === undefined ? null : whatElse(orphan, half)
  if (orphan === undefined || before === null) return null
  const halves = splitProposal({ first: before, second: half.unit.content, target: orphan.content, language })
  return halves === null ? null : { kind: 'split', unit: half.unit.id, from: orphan.id, before, first: halves[0], second: halves[1] }
}

/** What an orphan was translated from before the half that still lives, where it was exactly that. */
function whatElse({ confirmation }: Orphan, half: Row): readonly Inline[] | null {
  const [source, rest] = [confirmation?.sourceText.trim() ?? '', sourceTextOf(half.unit).trim()]
  return rest !== '' && source !== rest && source.endsWith(rest)
    ? [{ type: 'text', text: source.slice(0, -rest.length).trim(), marks: {} }]
    : null
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
function joinOffer(orphan: Orphan, { rows, following }: Sides): JoinOffer | null {
  const joining = [...following.joined].find(([, { before, behind }]) => [...before, ...behind].includes(orphan))
  const joined = joining === undefined ? undefined : rows.find((row) => row.unit.id === joining[0])
  if (joining !== undefined && joined !== undefined) return joinAtEdge(joined, orphan, joining[1])
  const source = orphan.confirmation?.sourceText.trim() ?? ''
  const empty = rows.find((row) => row.state === 'missing' && source !== '' && sourceTextOf(row.unit).includes(source))
  return empty === undefined ? null : { kind: 'join', unit: empty.unit.id, orphan: orphan.id, orphanFirst: false, content: orphan.content }
}

/** One at a time, from the paragraph's own words outwards, so that the order of the sources is kept. */
function joinAtEdge({ unit, target }: Row, orphan: Orphan, { before, behind }: Joined): JoinOffer | null {
  const isFirst = before.at(-1) === orphan
  if (!isFirst && behind[0] !== orphan) return null
  return { kind: 'join', unit: unit.id, orphan: orphan.id, orphanFirst: isFirst, content: joinProposal(target, orphan.content, isFirst) }
}

/** Two translations as one paragraph, in the order of their sources (rule T10). */
export const joinProposal = (target: readonly Inline[], orphan: readonly Inline[], orphanFirst = false): readonly Inline[] =>
  orphanFirst ? glued(orphan, target) : glued(target, orphan)
