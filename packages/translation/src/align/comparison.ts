import type { Evidence } from './evidence.ts'
import { FEATURES, type Kinds, type Lengths, Likeness, Own, type Span, spanOf } from './likeness.ts'
import type { Profile } from './profile.ts'

/** One weight per feature, and what an unmatched paragraph costs; fitted, see `weights.ts`. */
export interface Weights {
  readonly skip: number
  readonly features: Readonly<Record<string, number>>
}

interface Sides {
  readonly source: readonly Profile[]
  readonly target: readonly Profile[]
  readonly lengths: Lengths
}

/** Scores pairs of paragraph runs of two texts: the logarithm of p(match) / p(random). */
export class Comparison {
  readonly rows: number
  readonly columns: number
  readonly skip: number
  readonly #likeness: Likeness
  readonly #weights: Float64Array
  readonly #source: (members: readonly number[]) => Span
  readonly #target: (members: readonly number[]) => Span
  readonly #sourceRuns: readonly (readonly Span[])[]
  readonly #targetRuns: readonly (readonly Span[])[]
  readonly #ratio: number
  readonly #kinds: Kinds

  constructor({ source, target, lengths }: Sides, kinds: Kinds, { skip, features }: Weights) {
    this.rows = source.length
    this.columns = target.length
    this.skip = skip
    this.#ratio = lengths.ratio
    this.#kinds = kinds
    this.#likeness = new Likeness(kinds, lengths)
    this.#weights = Float64Array.from(FEATURES, (feature) => features[feature] ?? 0)
    const [left, right] = [ownsOf(kinds, 'source'), ownsOf(kinds, 'target')]
    this.#source = (members) => spanOf(members, source, left)
    this.#target = (members) => spanOf(members, target, right)
    this.#sourceRuns = runsOf(source.length, this.#source)
    this.#targetRuns = runsOf(target.length, this.#target)
  }

  /** What a run of `a` source paragraphs from `i` and a run of `b` target paragraphs from `j` score. */
  run(i: number, a: number, j: number, b: number): number {
    const [source, target] = [this.#sourceRuns[i]?.[a - 1], this.#targetRuns[j]?.[b - 1]]
    if (source === undefined || target === undefined || (a + b > 2 && !this.#fits(source, target))) return Number.NEGATIVE_INFINITY
    return this.#score(source, target)
  }

  /** What any paragraphs score, neighbours or not. */
  pair(source: readonly number[], target: readonly number[]): number {
    return this.#score(runIn(this.#sourceRuns, source) ?? this.#source(source), runIn(this.#targetRuns, target) ?? this.#target(target))
  }

  /** The paragraphs of the other text that a paragraph has most in common with. */
  kin(side: 'source' | 'target', at: number): readonly number[] {
    const nearest = ({ nearestTargets, nearestSources }: Evidence): readonly number[] =>
      (side === 'source' ? nearestTargets : nearestSources)[at] ?? []
    return [...nearest(this.#kinds.grams), ...(this.#kinds.anchors === undefined ? [] : nearest(this.#kinds.anchors))]
  }

  /** What is seen in a pair of runs, for fitting; overwritten by the next look. */
  look(i: number, a: number, j: number, b: number): Float64Array {
    const [source, target] = [this.#sourceRuns[i]?.[a - 1], this.#targetRuns[j]?.[b - 1]]
    return source === undefined || target === undefined ? new Float64Array(FEATURES.length) : this.#likeness.look(source, target)
  }

  #fits(source: Span, target: Span): boolean {
    return Math.abs(Math.log((source.letters * this.#ratio + SLACK) / (target.letters + SLACK))) < FARTHEST
  }

  #score(source: Span, target: Span): number {
    const values = this.#likeness.look(source, target)
    let sum = 0
    for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) * (this.#weights[at] ?? 0)
    return sum
  }
}

/** Paragraphs taken together whose lengths differ by more than this cannot be a link: nothing else need be looked at. */
const FARTHEST = 0.9
const SLACK = 25

const ownsOf = ({ facts, grams, anchors }: Kinds, side: 'source' | 'target'): (Own | undefined)[] =>
  [facts, grams, anchors].map((kind) => (kind === undefined ? undefined : new Own(kind[side])))

const LONGEST_RUN = 3

/** Neighbours in order are a run that is known already. */
function runIn(runs: readonly (readonly Span[])[], members: readonly number[]): Span | undefined {
  const [first = 0] = members
  return members.every((at, place) => at === first + place) ? runs[first]?.[members.length - 1] : undefined
}

const runsOf = (count: number, span: (members: readonly number[]) => Span): Span[][] =>
  Array.from({ length: count }, (_, from) =>
    Array.from({ length: Math.min(LONGEST_RUN, count - from) }, (_, more) => span(Array.from({ length: more + 1 }, (_, at) => from + at))),
  )
