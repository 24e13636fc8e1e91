import type { AlignParagraph } from './profile.ts'

interface Pairing {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/** Kinds of links and what each costs beside one to one, as in the program the paper prints (appendix, `seq_align`). */
const CATEGORIES = [
  { a: 1, b: 1, cost: 0 },
  { a: 1, b: 0, cost: 4.5 },
  { a: 0, b: 1, cost: 4.5 },
  { a: 2, b: 1, cost: 2.3 },
  { a: 1, b: 2, cost: 2.3 },
  { a: 2, b: 2, cost: 4.4 },
] as const

/** What the program charges where the probability is too small to be told from nought. */
const FARTHEST = 25

/** Characters of the target per character of the source, and the variance of that number per character (ibid., §3.2). */
const MEAN = 1
const VARIANCE = 6.8

/**
 * Aligns by length alone, as in W. A. Gale, K. W. Church: A Program for Aligning Sentences in Bilingual Corpora, Computational
 * Linguistics 19(1), 1993. The baseline that `align` is measured against.
 */
export function alignByLength(source: readonly AlignParagraph[], target: readonly AlignParagraph[]): Pairing[] {
  const [left, right] = [sums(source), sums(target)]
  const width = target.length + 1
  const least = new Float64Array((source.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  const by = new Int8Array(least.length).fill(-1)
  least[0] = 0
  for (let i = 0; i <= source.length; i += 1)
    for (let j = 0; j <= target.length; j += 1)
      CATEGORIES.forEach(({ a, b, cost: beside }, category) => {
        if (i < a || j < b) return
        const here = (left[i] ?? 0) - (left[i - a] ?? 0)
        const there = (right[j] ?? 0) - (right[j - b] ?? 0)
        const cost = (least[(i - a) * width + j - b] ?? 0) + distance(here, there) + beside
        if (cost >= (least[i * width + j] ?? 0)) return
        least[i * width + j] = cost
        by[i * width + j] = category
      })
  return walkBack(by, source.length, target.length)
}

function sums(paragraphs: readonly AlignParagraph[]): number[] {
  let sum = 0
  return [0, ...paragraphs.map(({ text }) => (sum += text.length))]
}

/** Minus the logarithm of the probability that two lengths differ by as much as these (ibid., §3.3). */
function distance(here: number, there: number): number {
  if (here === 0 && there === 0) return 0
  const mean = (here + there / MEAN) / 2
  const delta = Math.abs((MEAN * here - there) / Math.sqrt(VARIANCE * mean))
  const likely = 2 * (1 - normal(delta))
  return likely > 0 ? Math.min(-Math.log(likely), FARTHEST) : FARTHEST
}

/** The normal distribution function (Abramowitz & Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
}

function walkBack(by: Int8Array, rows: number, columns: number): Pairing[] {
  const pairings: Pairing[] = []
  let [i, j] = [rows, columns]
  while (i > 0 || j > 0) {
    const { a, b } = CATEGORIES[by[i * (columns + 1) + j] ?? 0] ?? CATEGORIES[0]
    i -= a
    j -= b
    if (a > 0 && b > 0) pairings.push({ source: run(i, a), target: run(j, b) })
  }
  return pairings.reverse()
}

const run = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at)
