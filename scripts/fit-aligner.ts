// npx node scripts/fit-aligner.ts --cases FILE [--share 0.3]             fits the aligner's weights and writes them into the package
// npx node scripts/fit-aligner.ts --cases FILE --held-out [--folds a,b+c]  fits without each document (or group) in turn and measures on it
// The cases are what the evaluator's generator makes of parallel texts: JSON lines with source, target and the links between them.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { firstComparison, firstFinding, secondComparison, secondFinding, textsOf } from '../packages/translation/src/align/align.ts'
import type { Weights } from '../packages/translation/src/align/comparison.ts'
import { confidences, SIGNS, signsOf } from '../packages/translation/src/align/confidence.ts'
import type { Found } from '../packages/translation/src/align/settle.ts'
import { type Case, keyOf, readCases, Score, shareOf } from '../tests/support/align-cases.ts'
import { fieldOf, learnt } from './lib/aligner-field.ts'

const { values: asked } = parseArgs({
  options: {
    cases: { type: 'string' },
    share: { type: 'string', default: '0.3' },
    'held-out': { type: 'boolean', default: false },
    folds: { type: 'string' },
    out: { type: 'string', default: fileURLToPath(new URL('../packages/translation/src/align/weights.ts', import.meta.url)) },
  },
})
if (asked.cases === undefined) throw new TypeError('--cases FILE is needed')

interface Fitted {
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

function fitAll(cases: readonly Case[]): Fitted {
  const texts = cases.map((one) => ({ one, texts: textsOf(one.source, one.target, one.languages) }))
  const rough = learnt(
    texts.map((it) => fieldOf(it.one, firstComparison(it.texts, GUESS))),
    GUESS,
    { epochs: 3, ridge: RIDGE },
  )
  const first = evened(
    learnt(
      texts.map((it) => fieldOf(it.one, firstComparison(it.texts, rough))),
      rough,
      { epochs: 5, ridge: RIDGE },
    ),
  )
  const fields = texts.flatMap((it) => {
    const comparison = secondComparison(it.texts, firstFinding(it.texts, first), first)
    return comparison === undefined ? [] : [fieldOf(it.one, comparison)]
  })
  const second = evened(learnt(fields, first, { epochs: 6, ridge: RIDGE }))
  const judged = texts.flatMap((it) => judgedOf(it.one, secondFinding(it.texts, firstFinding(it.texts, first), second)))
  const confidence = fitConfidence(judged)
  return { first, second, confidence, doubtfulBelow: thresholdOf(judged, confidence) }
}

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

function measure(cases: readonly Case[], fitted: Fitted, score: Score): void {
  for (const one of cases) {
    const texts = textsOf(one.source, one.target, one.languages)
    const found = secondFinding(texts, firstFinding(texts, fitted.first), fitted.second)
    const sure = confidences(signsOf(found, one.source.length, one.target.length), fitted.confidence)
    score.add(
      one,
      found.map(({ source, target }, at) => ({ source, target, doubtful: (sure[at] ?? 0) < fitted.doubtfulBelow })),
    )
  }
}

function report(score: Score): void {
  for (const [name, { f1, doubtful, errorsDoubted }] of score.figures())
    console.log(
      `${name.padEnd(28)} F1 ${f1.toFixed(2).padStart(6)}  doubtful ${doubtful.toFixed(1)} %, holding ${errorsDoubted.toFixed(1)} % of the errors`,
    )
}

/** Some of what speaks for cuts and against joins is these documents', not the world's. */
function evened({ skip, features }: Weights): Weights {
  const halfway = (one: string, other: string): number => Number((0.88 * (features[one] ?? 0) + 0.12 * (features[other] ?? 0)).toFixed(3))
  const shapes = { '2-1': halfway('2-1', '1-2'), '1-2': halfway('1-2', '2-1'), '3-1': halfway('3-1', '1-3'), '1-3': halfway('1-3', '3-1') }
  return { skip, features: { ...features, ...shapes } }
}

function written({ first, second, confidence, doubtfulBelow }: Fitted): string {
  const table = ({ skip, features }: Weights): string =>
    `{\n  skip: ${skip},\n  features: {\n${Object.entries(features)
      .map(([feature, weight]) => `    '${feature}': ${weight},\n`)
      .join('')}  },\n}`
  return `// Fitted by scripts/fit-aligner.ts; not edited by hand.
import type { Weights } from './comparison.ts'

/** For the first look, with what the paragraphs themselves show. */
export const FIRST: Weights = ${table(first)}

/** For the second look, with the anchors that the first found. */
export const SECOND: Weights = ${table(second)}

/** How much each of \`SIGNS\` says for a link. */
export const CONFIDENCE: readonly number[] = [${confidence.join(', ')}]

/** A link less sure than this is shown to a person first. */
export const DOUBTFUL_BELOW = ${doubtfulBelow}
`
}

const cases = readCases(asked.cases)
const share = Number(asked.share)
if (asked['held-out']) {
  const score = new Score()
  for (const fold of asked.folds?.split(',') ?? new Set(cases.map(({ doc }) => doc))) {
    console.error(`without ${fold}`)
    const isOut = ({ doc }: Case): boolean => fold.split('+').includes(doc)
    const fitted = fitAll(
      shareOf(
        cases.filter((one) => !isOut(one)),
        share,
        'fit ',
      ),
    )
    measure(shareOf(cases.filter(isOut), 0.5, 'measure '), fitted, score)
  }
  report(score)
} else {
  const fitted = fitAll(shareOf(cases, share, 'fit '))
  writeFileSync(asked.out, written(fitted))
  const score = new Score()
  measure(shareOf(cases, 0.2, 'measure '), fitted, score)
  report(score)
}
