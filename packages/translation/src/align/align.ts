import type { Language } from '@undersigned/letter'
import { anchorEvidence } from './anchors.ts'
import { Comparison, type Weights } from './comparison.ts'
import { confidences, signsOf } from './confidence.ts'
import type { Vector } from './evidence.ts'
import { apart, type Kinds, type Lengths, spreadOf } from './likeness.ts'
import { bandAround, bestPath, fullBand, type Lattice, latticeOf, posteriors, type RunScore, SHAPES } from './path.ts'
import { type AlignParagraph, type KnownWords, MARKS, type Profile, profileOf } from './profile.ts'
import { type Costs, type Found, settle } from './settle.ts'
import { factEvidence, gramEvidence, ownVectors } from './texts.ts'
import { CONFIDENCE, DOUBTFUL_BELOW, FIRST, SECOND } from './weights.ts'

/** Paragraphs of one text that say what paragraphs of the other say, by their places. */
export interface AlignLink {
  readonly source: readonly number[]
  readonly target: readonly number[]
  /** How likely the link is right, 0 to 1. */
  readonly confidence: number
  /** Whether a person should look at it before it is believed. */
  readonly doubtful: boolean
}

export interface Alignment {
  /** In the source's order. */
  readonly links: readonly AlignLink[]
  readonly unmatchedSource: readonly number[]
  readonly unmatchedTarget: readonly number[]
}

export interface AlignLanguages {
  readonly source: Language
  readonly target: Language
}

/**
 * Finds which paragraphs of a translation belong to which of its original, however it was cut, joined, shortened or moved about
 * (rules T40-T46). The same texts always give the same answer.
 */
export function align(source: readonly AlignParagraph[], target: readonly AlignParagraph[], languages: AlignLanguages): Alignment {
  const texts = textsOf(source, target, languages)
  const found = secondFinding(texts, firstFinding(texts))
  return answer(found, source.length, target.length)
}

/** Two texts made ready, with the evidence that needs no alignment. */
export interface Texts {
  readonly source: readonly Profile[]
  readonly target: readonly Profile[]
  readonly kinds: Kinds
  readonly own: { readonly source: readonly Vector[]; readonly target: readonly Vector[] }
}

export function textsOf(source: readonly AlignParagraph[], target: readonly AlignParagraph[], languages: AlignLanguages): Texts {
  const known: KnownWords = new Map()
  const left = source.map((paragraph) => profileOf(paragraph, languages.source, known))
  const right = target.map((paragraph) => profileOf(paragraph, languages.target, known))
  const kinds = { facts: factEvidence(left, right), grams: gramEvidence(left, right), anchors: undefined }
  return { source: left, target: right, kinds, own: { source: ownVectors(left), target: ownVectors(right) } }
}

/** The first look, with what the paragraphs themselves show. */
export function firstFinding(texts: Texts, weights: Weights = FIRST): readonly Found[] {
  return found(firstComparison(texts, weights))
}

export const firstComparison = (texts: Texts, weights: Weights): Comparison =>
  new Comparison(
    { ...texts, lengths: { ratio: ratioOf(texts.source, texts.target), spread: 1, customs: customsOf(texts) } },
    texts.kinds,
    weights,
  )

/** The second look, with what the first taught: the length ratio of these two texts, and the anchors. */
export function secondFinding(texts: Texts, first: readonly Found[], weights: Weights = SECOND): readonly Found[] {
  const comparison = secondComparison(texts, first, weights)
  return comparison === undefined ? first : found(comparison)
}

export function secondComparison(texts: Texts, first: readonly Found[], weights: Weights): Comparison | undefined {
  const sure = first.filter(({ score }) => score > 0)
  if (sure.length < FEWEST_ANCHORS) return undefined
  const anchors = [...sure].sort((a, b) => b.score - a.score).slice(0, MOST_ANCHORS)
  return new Comparison(
    { ...texts, lengths: lengthsOf(texts, sure) },
    { ...texts.kinds, anchors: anchorEvidence(texts.own, anchors) },
    weights,
  )
}

const FEWEST_ANCHORS = 3
const MOST_ANCHORS = 200

/** The lengths of these two texts, as the links that are sure show them. */
function lengthsOf(texts: Texts, links: readonly Found[]): Lengths {
  const { source, target } = texts
  const pairs = links.map((link) => [link.source.flatMap((at) => source[at] ?? []), link.target.flatMap((at) => target[at] ?? [])] as const)
  const ratio = ratioOf(
    pairs.flatMap(([here]) => here),
    pairs.flatMap(([, there]) => there),
  )
  const away = pairs.map(([here, there]) => {
    const [expected, found] = [lettersOf(here) * ratio, lettersOf(there)]
    return Math.min(3, apart(expected, found) / spreadOf(expected, found))
  })
  const usual = (away.reduce((sum, each) => sum + each, 0) + USUAL * PATIENCE) / (away.length + PATIENCE)
  return { ratio, spread: Math.max(0.6, Math.min(2.4, usual / USUAL)), customs: customsOf(texts) }
}

/** How far apart, in spreads, the lengths of a pair are on average; how many pairs it takes to believe otherwise. */
const USUAL = 0.8
const PATIENCE = 10

/** One text brackets or quotes more than the other throughout: half of that, as a ratio, is put on either side. */
const customsOf = ({ source, target }: Texts): number[] =>
  MARKS.map((_, mark) => {
    const total = (profiles: readonly Profile[]): number => profiles.reduce((sum, { marks }) => sum + (marks[mark] ?? 0), USUAL_MARKS)
    return (total(target) / total(source)) ** 0.25
  })

const USUAL_MARKS = 3

const lettersOf = (profiles: readonly Profile[]): number => profiles.reduce((sum, { letters }) => sum + letters, 0)

/** How much longer the target is, held near one for texts too short to tell. */
const ratioOf = (source: readonly Profile[], target: readonly Profile[]): number =>
  (lettersOf(target) + STEADY) / (lettersOf(source) + STEADY)

const STEADY = 200

/** Found by hand among few; anything near them measures the same. */
const CROSSING = { move: -5, near: -1, far: -3 }

/** A rough path from single paragraphs shows where to look closely; then all shapes near it; then moves and leftovers. */
function found(comparison: Comparison): readonly Found[] {
  const lattice = closeLattice(comparison)
  const path = bestPath(lattice, posteriors(lattice)).map(
    ({ i, a, j, b, score, posterior }): Found => ({ source: from(i, a), target: from(j, b), score, posterior, by: 'path' }),
  )
  const costs: Costs = { ...CROSSING, skip: comparison.skip }
  return settle(path, comparison, { score: comparison.pair.bind(comparison), kin: comparison.kin.bind(comparison), costs })
}

export function closeLattice(comparison: Comparison): Lattice {
  const { rows, columns, skip } = comparison
  const rough = latticeOf({ rows, columns, skip, band: fullBand(rows, columns), shapes: 1 }, comparison.run.bind(comparison))
  const single = (i: number, j: number): number => rough.scores[0]?.[i * (columns + 1) + j] ?? Number.NEGATIVE_INFINITY
  const score: RunScore = (i, a, j, b) => {
    if (a + b === 2) return single(i, j)
    for (let row = i; row < i + a; row += 1)
      for (let column = j; column < j + b; column += 1) if (single(row, column) > PROMISING) return comparison.run(i, a, j, b)
    return Number.NEGATIVE_INFINITY
  }
  return latticeOf(
    {
      rows,
      columns,
      skip,
      band: bandAround(
        bestPath(rough, () => 0),
        comparison,
        REACH,
      ),
      shapes: SHAPES.length,
    },
    score,
  )
}

/** A group is looked at where two of its paragraphs, by themselves, are not quite unlike each other. */
const PROMISING = -7

const REACH = 10

const from = (at: number, count: number): number[] => Array.from({ length: count }, (_, more) => at + more)

function answer(found: readonly Found[], rows: number, columns: number): Alignment {
  const sure = confidences(signsOf(found, rows, columns), CONFIDENCE)
  const links = found
    .map(({ source, target }, at) => ({ source, target, confidence: sure[at] ?? 0, doubtful: (sure[at] ?? 0) < DOUBTFUL_BELOW }))
    .sort((a, b) => (a.source[0] ?? 0) - (b.source[0] ?? 0))
  const taken = { source: new Set(links.flatMap(({ source }) => source)), target: new Set(links.flatMap(({ target }) => target)) }
  return {
    links,
    unmatchedSource: from(0, rows).filter((at) => !taken.source.has(at)),
    unmatchedTarget: from(0, columns).filter((at) => !taken.target.has(at)),
  }
}
