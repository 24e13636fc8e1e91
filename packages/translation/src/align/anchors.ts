import { type Evidence, evidenceOf, productsOf, type Vector } from './evidence.ts'

interface Anchor {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/** How far this evidence can be believed in these two texts, as the anchors themselves show. */
interface Odds {
  /** The usual cosine of two paragraphs, of two that are linked, and how much both vary. */
  readonly low: number
  readonly high: number
  readonly noise: number
  /** From 0 for no anchors towards 1 for many. */
  readonly faith: number
}

export interface AnchorEvidence extends Evidence {
  readonly odds: Odds
}

/**
 * What links found before say about the others: a paragraph and its translation resemble the same anchors, each within its own
 * language. No words are shared for this, so that it helps most where two languages share none. An anchor never speaks for its
 * own members.
 */
export function anchorEvidence(
  own: { readonly source: readonly Vector[]; readonly target: readonly Vector[] },
  anchors: readonly Anchor[],
): AnchorEvidence {
  const side = (vectors: readonly Vector[], members: readonly (readonly number[])[]): Vector[] =>
    regressed(kinshipOf(vectors, members)).map((weights) => ({ terms: Int32Array.from(weights.keys()), weights }))
  const source = side(
    own.source,
    anchors.map((anchor) => anchor.source),
  )
  const target = side(
    own.target,
    anchors.map((anchor) => anchor.target),
  )
  const evidence = evidenceOf(source, target)
  return { ...evidence, odds: oddsOf(evidence.cosines, target.length, anchors) }
}

/** The cosines of a text's paragraphs with its anchors, and of the anchors among themselves. */
interface Kinship {
  readonly count: number
  readonly among: Float64Array
  readonly rows: readonly Float64Array[]
  /** Which anchor each paragraph is a member of; -1 for none. */
  readonly anchorOf: readonly number[]
}

function kinshipOf(own: readonly Vector[], anchors: readonly (readonly number[])[]): Kinship {
  const products = productsOf(own, own)
  const product = (some: readonly number[], others: readonly number[]): number =>
    some.reduce((sum, i) => sum + others.reduce((row, j) => row + (products[i * own.length + j] ?? 0), 0), 0)
  const lengths = anchors.map((members) => Math.sqrt(product(members, members)))
  const cosine = (inner: number, size: number): number => (size === 0 ? 0 : inner / size)
  const among = new Float64Array(anchors.length ** 2)
  anchors.forEach((some, k) => {
    anchors.forEach((others, l) => {
      among[k * anchors.length + l] = k === l ? 1 : cosine(product(some, others), (lengths[k] ?? 0) * (lengths[l] ?? 0))
    })
  })
  const rows = own.map((_, i) => {
    const length = Math.sqrt(product([i], [i]))
    return Float64Array.from(anchors, (members, k) => cosine(product([i], members), length * (lengths[k] ?? 0)))
  })
  const anchorOf = own.map((_, i) => anchors.findIndex((members) => members.includes(i)))
  return { count: anchors.length, among, rows, anchorOf }
}

/**
 * Each paragraph as a sum of anchors (kernel ridge regression, so that anchors alike share what they say); a member of one as
 * a sum of the others, by the closed form of leaving one out.
 */
function regressed({ count, among, rows, anchorOf }: Kinship): Float64Array[] {
  const inverse = inverted(among, count)
  return rows.map((row, i) => {
    const own = anchorOf[i] ?? -1
    const shares = new Float64Array(count)
    for (let k = 0; k < count; k += 1)
      if (own < 0) for (let l = 0; l < count; l += 1) shares[k] = (shares[k] ?? 0) + (inverse[k * count + l] ?? 0) * (row[l] ?? 0)
      else if (k !== own) shares[k] = -(inverse[own * count + k] ?? 0) / (inverse[own * count + own] ?? 1)
    return shares
  })
}

const RIDGE = 0.5

/** The inverse of a positive definite matrix with a ridge added (Gauss and Jordan, in place). */
function inverted(matrix: Float64Array, size: number): Float64Array {
  const cells = matrix.slice()
  for (let at = 0; at < size; at += 1) cells[at * size + at] = (cells[at * size + at] ?? 0) + RIDGE
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = cells.subarray(pivot * size, (pivot + 1) * size)
    const by = 1 / (line[pivot] ?? 1)
    line[pivot] = 1
    for (let at = 0; at < size; at += 1) line[at] = (line[at] ?? 0) * by
    for (let row = 0; row < size; row += 1) if (row !== pivot) clear(cells.subarray(row * size, (row + 1) * size), line, pivot)
  }
  return cells
}

function clear(row: Float64Array, line: Float64Array, pivot: number): void {
  const times = row[pivot] ?? 0
  row[pivot] = 0
  if (times !== 0) for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - times * (line[at] ?? 0)
}

function oddsOf(cosines: Float64Array, columns: number, anchors: readonly Anchor[]): Odds {
  const linked = anchors.flatMap(({ source: [i = 0, ...more], target: [j = 0, ...others] }) =>
    more.length + others.length === 0 ? [cosines[i * columns + j] ?? 0] : [],
  )
  const low = mean(cosines)
  const high = Math.max(low, linked.length === 0 ? low : mean(linked))
  const noise = Math.sqrt((variance(cosines, low) + variance(linked, high)) / 2 + LEAST_NOISE)
  return { low, high, noise, faith: linked.length / (linked.length + PATIENCE) }
}

const LEAST_NOISE = 0.003
const PATIENCE = 5

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0
  return sum / Math.max(1, values.length)
}

function variance(values: ArrayLike<number>, middle: number): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += ((values[at] ?? 0) - middle) ** 2
  return sum / Math.max(1, values.length)
}
