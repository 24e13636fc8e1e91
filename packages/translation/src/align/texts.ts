import { type Counts, type Evidence, evidenceOf, frequencies, lengthened, type Vector, vectorsOf } from './evidence.ts'
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
  const [here, there] = [vectorsOf(left, weight, terms), vectorsOf(right, weight, terms)]
  return evidenceOf(
    lengthened(here, strangeness(left, inSource, inTarget), terms.size),
    lengthened(there, strangeness(right, inTarget, inSource), terms.size + left.length),
  )
}

/**
 * What each paragraph has in runs of letters that the other text nowhere has. One that has little else in common with the other text
 * is not near to whatever shares that little: a share of its strangeness makes it longer.
 */
function strangeness(paragraphs: readonly Counts[], found: Counts, elsewhere: Counts): number[] {
  return paragraphs.map((counts) => {
    let sum = 0
    for (const [term, count] of counts)
      if (!elsewhere.has(term)) sum += (Math.log(1 + paragraphs.length / (found.get(term) ?? 1)) * (1 + Math.log(count))) ** 2
    return Math.sqrt(STRANGE * sum)
  })
}

const STRANGE = 0.03

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
