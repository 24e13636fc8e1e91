import type { AnchorEvidence } from './anchors.ts'
import { type Evidence, inner, type Vector } from './evidence.ts'
import { SHAPES } from './path.ts'
import { type Closing, MARKS, type Profile } from './profile.ts'

/** Neighbouring paragraphs of one text, taken together. */
export interface Span {
  readonly members: readonly number[]
  readonly letters: number
  readonly marks: readonly number[]
  readonly closing: Closing
  readonly opensSmall: boolean
  readonly heading: number | undefined
  readonly listItem: boolean | undefined
  /** Squared lengths in facts, grams and anchors. */
  readonly sizes: readonly number[]
}

export interface Kinds {
  readonly facts: Evidence
  readonly grams: Evidence
  readonly anchors: AnchorEvidence | undefined
}

const KINDS = ['facts', 'grams', 'anchors'] as const

export function spanOf(members: readonly number[], profiles: readonly Profile[], owns: readonly (Own | undefined)[]): Span {
  const parts = members.flatMap((at) => profiles[at] ?? [])
  const [first, last] = [parts[0], parts.at(-1)]
  return {
    members,
    letters: parts.reduce((sum, { letters }) => sum + letters, 0),
    marks: MARKS.map((_, mark) => parts.reduce((sum, { marks }) => sum + (marks[mark] ?? 0), 0)),
    closing: last?.closing ?? 'bare',
    opensSmall: first?.opensSmall ?? false,
    heading: parts.length === 1 ? first?.heading : undefined,
    listItem: parts.length === 1 ? first?.listItem : undefined,
    sizes: KINDS.map((_, kind) => sizeOf(members, owns[kind])),
  }
}

function sizeOf(members: readonly number[], own: Own | undefined): number {
  if (own === undefined) return 0
  let sum = 0
  for (const i of members) for (const j of members) sum += own.product(i, j)
  return sum
}

/** Inner products among the paragraphs of one text, each worked out once when it is first asked for. */
export class Own {
  readonly #vectors: readonly Vector[]
  readonly #known = new Map<number, number>()

  constructor(vectors: readonly Vector[]) {
    this.#vectors = vectors
  }

  product(i: number, j: number): number {
    const key = Math.min(i, j) * this.#vectors.length + Math.max(i, j)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const [a, b] = [this.#vectors[i], this.#vectors[j]]
    const product = a === undefined || b === undefined ? 0 : inner(a, b)
    this.#known.set(key, product)
    return product
  }
}

/** What is looked at in a pair, in the order of the weights. */
export const FEATURES = [
  ...['1-1', '2-1', '1-2', '3-1', '1-3', '2-2'],
  ...['length-1', 'length-2', 'length-3', 'length-5', 'length-surprise'],
  ...['facts-shared', 'facts-shared-more', 'facts-source', 'facts-target', 'facts-all'],
  ...['grams-none', 'grams-cosine', 'grams-low', 'grams-high', 'grams-mass', 'grams-nearest', 'grams-nearest-mean'],
  ...['anchors-none', 'anchors-cosine', 'anchors-low', 'anchors-nearest', 'anchors-nearest-mean', 'anchors-odds', 'anchors-lead'],
  ...['closing-same', 'closing-other', 'closing-rare', 'opening-small', 'opening-other'],
  ...['heading-same', 'heading-other', 'list-same', 'list-other'],
  ...MARKS.flatMap((mark) => [`${mark}-shared`, `${mark}-missing`]),
] as const

const LENGTH = FEATURES.indexOf('length-1')
const FACTS = FEATURES.indexOf('facts-shared')
const GRAMS = FEATURES.indexOf('grams-none')
const ANCHORS = FEATURES.indexOf('anchors-none')
const ENDS = FEATURES.indexOf('closing-same')
const FLAGS = FEATURES.indexOf('heading-same')
const FIRST_MARK = FEATURES.indexOf('question-shared')

/** What two texts have taught of their lengths: how long a translation is beside its original, and how much that varies. */
export interface Lengths {
  readonly ratio: number
  readonly spread: number
  /** Per mark, what a count in the original is multiplied by and one in the translation divided by, to make them alike. */
  readonly customs: readonly number[]
}

/** How far two lengths are apart, the longer by the shorter as a logarithm. */
export const apart = (expected: number, found: number): number => Math.abs(Math.log((found + 3) / (expected + 3)))

/** How far two lengths usually are apart: shorter texts vary more (Gale & Church 1993, §3.2). */
export const spreadOf = (expected: number, found: number): number => Math.sqrt(0.004 + 2.2 / ((expected + found) / 2 + 6))

/** Everything a pair of spans shows, as numbers, one per feature. */
export class Likeness {
  readonly values = new Float64Array(FEATURES.length)
  readonly #kinds: Kinds
  readonly #lengths: Lengths

  constructor(kinds: Kinds, lengths: Lengths) {
    this.#kinds = kinds
    this.#lengths = lengths
  }

  look(source: Span, target: Span): Float64Array {
    const { values } = this
    values.fill(0)
    const [a, b] = [source.members.length, target.members.length]
    values[shapeOf(a, b)] = 1
    this.#length(source.letters * this.#lengths.ratio, target.letters)
    this.#facts(source, target)
    this.#grams(source, target)
    if (this.#kinds.anchors !== undefined) this.#anchors(source, target, this.#kinds.anchors)
    this.#marks(source, target)
    this.#ends(source, target)
    return values
  }

  #length(expected: number, found: number): void {
    const spread = spreadOf(expected, found) * this.#lengths.spread
    const away = apart(expected, found) / spread
    this.values[LENGTH] = Math.min(away, 1)
    this.values[LENGTH + 1] = hinge(away, 1, 2)
    this.values[LENGTH + 2] = hinge(away, 2, 4)
    this.values[LENGTH + 3] = hinge(away, 4, 12)
    this.values[LENGTH + 4] = -Math.log(spread)
  }

  #facts(source: Span, target: Span): void {
    const [here = 0, there = 0] = [source.sizes[0], target.sizes[0]]
    if (here === 0 && there === 0) return
    const shared = Math.min(dot(this.#kinds.facts, source, target), here, there)
    this.values[FACTS] = Math.min(shared, 3)
    this.values[FACTS + 1] = hinge(shared, 3, 12)
    this.values[FACTS + 2] = Math.sqrt(here - shared)
    this.values[FACTS + 3] = Math.sqrt(there - shared)
    if (shared > 0 && shared >= 0.999 * Math.max(here, there)) this.values[FACTS + 4] = 1
  }

  #grams(source: Span, target: Span): void {
    const { grams } = this.#kinds
    const both = Math.sqrt((source.sizes[1] ?? 0) * (target.sizes[1] ?? 0))
    if (both === 0) {
      this.values[GRAMS] = 1
      return
    }
    const shared = dot(grams, source, target)
    const cosine = shared / both
    this.values[GRAMS + 1] = Math.min(cosine, 0.6)
    this.values[GRAMS + 2] = Math.min(cosine, 0.1)
    this.values[GRAMS + 3] = hinge(cosine, 0.25, 0.6)
    this.values[GRAMS + 4] = Math.log(1 + shared)
    this.#lead(grams, source, target, GRAMS + 5)
  }

  #anchors(source: Span, target: Span, anchors: AnchorEvidence): void {
    const both = Math.sqrt((source.sizes[2] ?? 0) * (target.sizes[2] ?? 0))
    if (both === 0) {
      this.values[ANCHORS] = 1
      return
    }
    const cosine = dot(anchors, source, target) / both
    this.values[ANCHORS + 1] = cosine
    this.values[ANCHORS + 2] = Math.min(cosine, 0.4)
    this.#lead(anchors, source, target, ANCHORS + 3)
    const { low, high, noise, faith } = anchors.odds
    this.values[ANCHORS + 5] = clamp((faith * (cosine - (low + high) / 2) * (high - low)) / noise ** 2, 6)
    this.values[ANCHORS + 6] = clamp((faith * (this.values[ANCHORS + 4] ?? 0)) / noise, 4)
  }

  /** By how much the members are nearer to the other side of the pair than to anything else: the least of all members, and their mean. */
  #lead({ cosines, nearestTargets, nearestSources }: Evidence, source: Span, target: Span, at: number): void {
    const columns = nearestSources.length
    let [least, sum] = [1, 0]
    for (const i of source.members) {
      const lead = leadOf(cosines, { from: i * columns, step: 1 }, nearestTargets[i] ?? [], target.members)
      least = Math.min(least, lead)
      sum += lead
    }
    for (const j of target.members) {
      const lead = leadOf(cosines, { from: j, step: columns }, nearestSources[j] ?? [], source.members)
      least = Math.min(least, lead)
      sum += lead
    }
    this.values[at] = clamp(least, 0.4)
    this.values[at + 1] = clamp(sum / (source.members.length + target.members.length), 0.4)
  }

  #marks(source: Span, target: Span): void {
    for (let mark = 0; mark < MARKS.length; mark += 1) {
      const [a = 0, b = 0] = [source.marks[mark], target.marks[mark]]
      if (a === 0 && b === 0) continue
      const custom = this.#lengths.customs[mark] ?? 1
      this.values[FIRST_MARK + 2 * mark] = LOGS[Math.min(a, b, 63)] ?? 0
      this.values[FIRST_MARK + 2 * mark + 1] = Math.abs(a * custom - b / custom) / Math.sqrt(a + b + 1)
    }
  }

  #ends(source: Span, target: Span): void {
    const same = source.closing === target.closing
    this.values[same ? ENDS : ENDS + 1] = 1
    if (same && source.closing !== 'stop') this.values[ENDS + 2] = 1
    if (source.opensSmall && target.opensSmall) this.values[ENDS + 3] = 1
    if (source.opensSmall !== target.opensSmall) this.values[ENDS + 4] = 1
    if (source.heading !== undefined && target.heading !== undefined)
      this.#flag(FLAGS, source.heading === target.heading, source.heading > 0)
    if (source.listItem !== undefined && target.listItem !== undefined)
      this.#flag(FLAGS + 2, source.listItem === target.listItem, source.listItem)
  }

  #flag(at: number, same: boolean, raised: boolean): void {
    if (!same) this.values[at + 1] = 1
    else if (raised) this.values[at] = 1
  }
}

const shapeOf = (a: number, b: number): number => SHAPES.findIndex(([rows, columns]) => rows === a && columns === b)

const LOGS = Array.from({ length: 64 }, (_, count) => Math.log(1 + count))

const hinge = (value: number, from: number, to: number): number => Math.max(0, Math.min(value, to) - from)
const clamp = (value: number, to: number): number => Math.max(-to, Math.min(value, to))

function dot({ products, target: columns }: Evidence, source: Span, target: Span): number {
  let sum = 0
  for (const i of source.members) for (const j of target.members) sum += products[i * columns.length + j] ?? 0
  return sum
}

/** Along a row or a column of cosines: the nearest of the members less the nearest of the others. */
function leadOf(
  cosines: Float64Array,
  line: { readonly from: number; readonly step: number },
  nearest: readonly number[],
  members: readonly number[],
): number {
  let inside = 0
  for (const at of members) inside = Math.max(inside, cosines[line.from + at * line.step] ?? 0)
  for (const at of nearest) if (!members.includes(at)) return inside - (cosines[line.from + at * line.step] ?? 0)
  return inside
}
