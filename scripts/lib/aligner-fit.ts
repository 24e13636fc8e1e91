import {
  firstComparison,
  firstFinding,
  secondComparison,
  secondFinding,
  type Texts,
  textsOf,
} from '../../packages/translation/src/align/align.ts'
import type { Weights } from '../../packages/translation/src/align/comparison.ts'
import { confidences, SIGNS, signsOf } from '../../packages/translation/src/align/confidence.ts'
import type { Found } from '../../packages/translation/src/align/settle.ts'
import { type Case, keyOf, randomFrom } from '../../tests/support/align-cases.ts'
import { fieldOf, learnt } from './aligner-field.ts'

/** All that is learnt, in one run. */
export interface Fitted {
  readonly first: Weights
  readonly second: Weights
  readonly confidence: readonly number[]
  readonly doubtfulBelow: number
}

/** Where fitting starts: a guess by hand, so that nothing a held-out document taught is in it. */
const GUESS: Weights = {
  skip: -3,
  features: {
    ...{
      '1-1': 2,
      '1-3': -4,
      '2-2': -4,
      'length-1': -0.5,
      'length-2': -1,
      'length-3': -1.5,
      'facts-shared': 0.5,
      'facts-source': -0.4,
      'facts-target': -0.4,
    },
    ...{ 'grams-cosine': 2, 'grams-nearest': 4, 'grams-nearest-mean': 2, 'closing-same': 1, 'stop-missing': -1, 'anchors-nearest': 1 },
  },
}
const RIDGE = 0.01

export function fitAll(cases: readonly Case[]): Fitted {
  const texts = cases.map((one, at) => ({ one, texts: freer(textsOf(one.source, one.target, one.languages), at) }))
  const rough = learnt(
    texts.filter((_, at) => at % 3 === 0).map((it) => fieldOf(it.one, firstComparison(it.texts, GUESS))),
    GUESS,
    { epochs: 5, ridge: RIDGE },
  )
  const first = evened(
    learnt(
      texts.map((it) => fieldOf(it.one, firstComparison(it.texts, rough))),
      rough,
      { epochs: 5, ridge: RIDGE },
    ),
  )
  const found = texts.map((it) => ({ ...it, links: firstFinding(it.texts, first) }))
  const fields = found.flatMap((it) => {
    const comparison = secondComparison(it.texts, it.links, first)
    return comparison === undefined ? [] : [fieldOf(it.one, comparison)]
  })
  const second = evened(learnt(fields, first, { epochs: 6, ridge: RIDGE }))
  const judged = found.flatMap((it) => judgedOf(it.one, secondFinding(it.texts, it.links, second)))
  const confidence = fitConfidence(judged)
  return { first, second, confidence, doubtfulBelow: thresholdOf(judged, confidence) }
}

/** A quarter of the texts as if translated freely, a quarter a little so: lengths that say less than they do in licences and in news. */
function freer(texts: Texts, at: number): Texts {
  const freedom = FREEDOM[at % FREEDOM.length] ?? 0
  if (freedom === 0) return texts
  const random = randomFrom(at + 1)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const target = texts.target.map((profile) => ({
    ...profile,
    letters: Math.max(1, Math.round(profile.letters * Math.exp(freedom * normal()))),
  }))
  return { ...texts, target }
}

const FREEDOM = [0, 0, 0.125, 0.25]

interface Judged {
  readonly signs: readonly number[]
  readonly isRight: boolean
}

function judgedOf({ gold, source, target }: Case, found: readonly Found[]): Judged[] {
  const right = new Set(gold.map(([a, b]) => keyOf(a, b)))
  const signs = signsOf(found, source.length, target.length)
  return found.map((link, at) => ({ signs: signs[at] ?? [], isRight: right.has(keyOf(link.source, link.target)) }))
}

/** Logistic regression by gradient ascent over all links at once; a wrong link counts ten times, since other texts will have more of them. */
function fitConfidence(judged: readonly Judged[]): number[] {
  const count = SIGNS.length
  const values = Float64Array.from(judged.flatMap(({ signs }) => signs))
  const weights = new Float64Array(count)
  const squares = new Float64Array(count).fill(STEADY)
  values.forEach((value, at) => {
    squares[at % count] = (squares[at % count] ?? 1) + value * value
  })
  for (let round = 0; round < 1500; round += 1) {
    const slant = new Float64Array(count)
    judged.forEach(({ isRight }, link) => {
      let sum = 0
      for (let at = 0; at < count; at += 1) sum += (values[link * count + at] ?? 0) * (weights[at] ?? 0)
      const likely = 1 / (1 + Math.exp(-sum))
      const away = isRight ? 1 - likely : -10 * likely
      for (let at = 0; at < count; at += 1) slant[at] = (slant[at] ?? 0) + away * (values[link * count + at] ?? 0)
    })
    for (let at = 0; at < count; at += 1)
      weights[at] = (weights[at] ?? 0) + (0.2 * ((slant[at] ?? 0) - STEADY * (weights[at] ?? 0))) / (squares[at] ?? 1)
  }
  return Array.from(weights, (weight) => Number(weight.toFixed(3)))
}

/** Holds the weights of rare signs near nought. */
const STEADY = 5

const FLAGGED = 0.14

/** Below which confidence the least sure seventh of the links lies. */
function thresholdOf(judged: readonly Judged[], weights: readonly number[]): number {
  const sorted = confidences(
    judged.map(({ signs }) => signs),
    weights,
  ).sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * FLAGGED)] ?? 0).toFixed(4))
}

/** Some of what speaks for cuts and against joins is these documents', not the world's. */
function evened({ skip, features }: Weights): Weights {
  const halfway = (one: string, other: string): number => Number((0.88 * (features[one] ?? 0) + 0.12 * (features[other] ?? 0)).toFixed(3))
  const shapes = { '2-1': halfway('2-1', '1-2'), '1-2': halfway('1-2', '2-1'), '3-1': halfway('3-1', '1-3'), '1-3': halfway('1-3', '3-1') }
  return { skip, features: { ...features, ...shapes } }
}
