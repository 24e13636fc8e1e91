import { type Counts, type Evidence, evidenceOf, frequencies, productsOf, type Vector, vectorsOf } from './evidence.ts'
import type { Profile } from './profile.ts'

/** Facts that both texts have weigh by their rarity; those that one text alone has weigh against a pair all the same. */
export function factEvidence(source: readonly Profile[], target: readonly Profile[]): Evidence {
  const [left, right] = [source.map(({ facts }) => facts), target.map(({ facts }) => facts)]
  const [inSource, inTarget] = [frequencies(left), frequencies(right)]
  const rarity = (term: string): number =>
    Math.sqrt(Math.log(1 + (2 * (left.length + right.length)) / ((inSource.get(term) ?? 0) + (inTarget.get(term) ?? 0)) / 2))
  const terms = new Map<string, number>()
  return evidenceOf(vectorsOf(left, rarity, terms), vectorsOf(right, rarity, terms))
}

/**
 * Character 4-grams that both texts have. One that is about as frequent in the one as in the other is more likely the same word
 * than one that is rare here and everywhere there.
 */
export function gramEvidence(source: readonly Profile[], target: readonly Profile[]): Evidence {
  const [left, right] = [source.map(({ grams }) => grams), target.map(({ grams }) => grams)]
  const [inSource, inTarget] = [frequencies(left), frequencies(right)]
  const weight = (term: string, count: number): number => {
    const [here, there] = [inSource.get(term) ?? 0, inTarget.get(term) ?? 0]
    if (here === 0 || there === 0) return 0
    const [a, b] = [here / left.length, there / right.length]
    return Math.log(1 + 1 / Math.max(a, b)) * Math.sqrt(Math.min(a, b) / Math.max(a, b)) * (1 + Math.log(count))
  }
  const terms = new Map<string, number>()
  return evidenceOf(vectorsOf(left, weight, terms), vectorsOf(right, weight, terms))
}

/** How alike the paragraphs of one text are among themselves. */
export function ownVectors(paragraphs: readonly Profile[]): Vector[] {
  const grams: readonly Counts[] = paragraphs.map((paragraph) => paragraph.grams)
  const found = frequencies(grams)
  const weight = (term: string, count: number): number => {
    const share = (found.get(term) ?? 0) / grams.length
    return share > 0.5 ? 0 : Math.log(1 / share) * (1 + Math.log(count))
  }
  return vectorsOf(grams, weight, new Map())
}

export interface Anchor {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/**
 * What links found before say about the others: a paragraph and its translation resemble the same anchors, each within its own
 * language. No words are shared for this, so that it helps most where two languages share none.
 */
export function anchorEvidence(
  own: { readonly source: readonly Vector[]; readonly target: readonly Vector[] },
  anchors: readonly Anchor[],
): Evidence {
  const source = resemblances(
    own.source,
    anchors.map((anchor) => anchor.source),
  )
  const target = resemblances(
    own.target,
    anchors.map((anchor) => anchor.target),
  )
  return evidenceOf(source, target)
}

function resemblances(own: readonly Vector[], anchors: readonly (readonly number[])[]): Vector[] {
  const products = productsOf(own, own)
  const product = (i: number, j: number): number => products[i * own.length + j] ?? 0
  const spread = anchors.map((members) => members.reduce((sum, i) => sum + members.reduce((row, j) => row + product(i, j), 0), 0))
  const means = new Float64Array(anchors.length)
  const rows = own.map((_, i) =>
    anchors.map((members, at) => {
      if (members.includes(i)) return 0
      const size = Math.sqrt(product(i, i) * (spread[at] ?? 0))
      const close = size === 0 ? 0 : members.reduce((sum, j) => sum + product(i, j), 0) / size
      means[at] = (means[at] ?? 0) + close / own.length
      return close
    }),
  )
  return rows.map((row) => {
    const kept = row.map((close, at) => [at, close - 1.0 * (means[at] ?? 0)] as const).filter(([, close]) => close > 0)
    return { terms: Int32Array.from(kept, ([at]) => at), weights: Float64Array.from(kept, ([, close]) => close) }
  })
}
