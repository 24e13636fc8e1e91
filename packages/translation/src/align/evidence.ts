/** Terms of one paragraph with their weights; terms are numbered, in rising order. */
export interface Vector {
  readonly terms: Int32Array
  readonly weights: Float64Array
}

/** One kind of evidence that two texts can share: inner products between their paragraphs, and who is nearest to whom. */
export interface Evidence {
  readonly source: readonly Vector[]
  readonly target: readonly Vector[]
  /** Inner products, row by row of the source. */
  readonly products: Float64Array
  /** Cosines, row by row of the source. */
  readonly cosines: Float64Array
  /** Per source paragraph the target paragraphs nearest to it, and the other way round; four are enough to leave out a group of three. */
  readonly nearestTargets: readonly (readonly number[])[]
  readonly nearestSources: readonly (readonly number[])[]
}

export type Counts = ReadonlyMap<string, number>

/** Numbers every term, weighs it and leaves out what weighs nothing. */
export function vectorsOf(
  paragraphs: readonly Counts[],
  weigh: (term: string, count: number) => number,
  terms: Map<string, number>,
): Vector[] {
  const weightOf: number[] = []
  return paragraphs.map((counts) => {
    const found: number[] = []
    for (const [term, count] of counts) {
      const weight = weigh(term, count)
      if (weight <= 0) continue
      const id = terms.get(term) ?? terms.size
      if (id === terms.size) terms.set(term, id)
      weightOf[id] = weight
      found.push(id)
    }
    const ids = Int32Array.from(found).sort()
    const weights = new Float64Array(ids.length)
    for (let at = 0; at < ids.length; at += 1) weights[at] = weightOf[ids[at] ?? 0] ?? 0
    return { terms: ids, weights }
  })
}

/** The vectors made longer, each along a direction of its own, the first of which is numbered `firstFree`. */
export function lengthened(vectors: readonly Vector[], by: readonly number[], firstFree: number): Vector[] {
  return vectors.map((vector, at) => {
    const terms = new Int32Array(vector.terms.length + 1)
    const weights = new Float64Array(vector.weights.length + 1)
    terms.set(vector.terms)
    weights.set(vector.weights)
    terms[vector.terms.length] = firstFree + at
    weights[vector.weights.length] = by[at] ?? 0
    return { terms, weights }
  })
}

/** In how many paragraphs each term stands. */
export function frequencies(paragraphs: readonly Counts[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const counts of paragraphs) for (const term of counts.keys()) found.set(term, (found.get(term) ?? 0) + 1)
  return found
}

/** The inner product of two vectors of one side. */
export function inner(a: Vector, b: Vector): number {
  let [sum, i, j] = [0, 0, 0]
  while (i < a.terms.length && j < b.terms.length) {
    const order = (a.terms[i] ?? 0) - (b.terms[j] ?? 0)
    if (order === 0) sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0)
    if (order <= 0) i += 1
    if (order >= 0) j += 1
  }
  return sum
}

const lengthOf = ({ weights }: Vector): number => Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))

export function evidenceOf(source: readonly Vector[], target: readonly Vector[]): Evidence {
  const products = productsOf(source, target)
  const cosines = cosinesOf(products, source.map(lengthOf), target.map(lengthOf))
  const [rows, columns] = [source.length, target.length]
  return {
    source,
    target,
    products,
    cosines,
    nearestTargets: source.map((_, i) => nearest(columns, (j) => cosines[i * columns + j] ?? 0)),
    nearestSources: target.map((_, j) => nearest(rows, (i) => cosines[i * columns + j] ?? 0)),
  }
}

/** All inner products through an index of the target's terms, row by row of the source. */
export function productsOf(source: readonly Vector[], target: readonly Vector[]): Float64Array {
  const holders: { readonly at: number[]; readonly weight: number[] }[] = []
  target.forEach(({ terms, weights }, j) => {
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? 0
      const held = holders[term] ?? { at: [], weight: [] }
      holders[term] = held
      held.at.push(j)
      held.weight.push(weights[at] ?? 0)
    }
  })
  const products = new Float64Array(source.length * target.length)
  source.forEach(({ terms, weights }, i) => {
    const row = products.subarray(i * target.length, (i + 1) * target.length)
    for (let at = 0; at < terms.length; at += 1) {
      const held = holders[terms[at] ?? 0]
      if (held !== undefined) addTo(row, held, weights[at] ?? 0)
    }
  })
  return products
}

function addTo(
  row: Float64Array,
  { at, weight }: { readonly at: readonly number[]; readonly weight: readonly number[] },
  times: number,
): void {
  for (let held = 0; held < at.length; held += 1) {
    const j = at[held] ?? 0
    row[j] = (row[j] ?? 0) + times * (weight[held] ?? 0)
  }
}

function cosinesOf(products: Float64Array, rows: readonly number[], columns: readonly number[]): Float64Array {
  const cosines = new Float64Array(products.length)
  for (let i = 0, at = 0; i < rows.length; i += 1)
    for (let j = 0; j < columns.length; j += 1, at += 1) {
      const size = (rows[i] ?? 0) * (columns[j] ?? 0)
      cosines[at] = size === 0 ? 0 : (products[at] ?? 0) / size
    }
  return cosines
}

const NEAREST = 4

function nearest(count: number, closeness: (at: number) => number): number[] {
  const best: number[] = []
  for (let at = 0; at < count; at += 1) {
    const close = closeness(at)
    if (best.length === NEAREST && close <= closeness(best[NEAREST - 1] ?? 0)) continue
    let place = best.length
    while (place > 0 && closeness(best[place - 1] ?? 0) < close) place -= 1
    best.splice(place, 0, at)
    if (best.length > NEAREST) best.pop()
  }
  return best
}
