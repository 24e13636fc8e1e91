// npx node scripts/fit-aligner.ts                                     fits the aligner's weights and writes them into the package, all in this one run
// npx node scripts/fit-aligner.ts --held-out document [--measured 0.5]  fits without each document in turn and measures on it; so `genre`
// The parallel texts and the evaluator that makes cases of them are looked for beside the repository, or where --corpus and --generator say.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { firstFinding, secondFinding, textsOf } from '../packages/translation/src/align/align.ts'
import type { Weights } from '../packages/translation/src/align/comparison.ts'
import { confidences, signsOf } from '../packages/translation/src/align/confidence.ts'
import { type Case, readCases, Score, shareOf } from '../tests/support/align-cases.ts'
import { type Fitted, fitAll } from './lib/aligner-fit.ts'

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const { values: asked } = parseArgs({
  options: {
    corpus: { type: 'string', default: beside('../../shared/corpus') },
    generator: { type: 'string', default: beside('../../shared/tools/align-eval/gen.mjs') },
    'held-out': { type: 'string' },
    measured: { type: 'string', default: '0.5' },
    out: { type: 'string', default: beside('../packages/translation/src/align/weights.ts') },
  },
})

/** Pairs of languages that have few words in common teach what to do without them: English with its neighbours is the easy case. */
const OTHER_SOURCES = ['bg', 'de', 'el', 'fi', 'fr', 'hu', 'it', 'lv', 'pl']
const SHARE = { fromEnglish: 0.03, fromOthers: 0.02 }

const FOLDS = {
  document: ['ccby40', 'contributor-covenant', 'mozilla-moderation', 'ntrex-1', 'ntrex-2', 'ntrex-3', 'ntrex-4'],
  genre: ['ccby40', 'contributor-covenant+mozilla-moderation', 'ntrex-1+ntrex-2+ntrex-3+ntrex-4'],
}

function made(folder: string, source: string, seeds: number): Case[] {
  const file = join(folder, `${source}.jsonl`)
  const options = ['--corpus', asked.corpus, '--source', source, '--seeds', String(seeds), '--out', file]
  execFileSync(process.execPath, [asked.generator, ...options], { stdio: 'ignore' })
  return readCases(file)
}

function allCases(): { readonly fromEnglish: readonly Case[]; readonly fromOthers: readonly Case[] } {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-fit-'))
  try {
    return {
      fromEnglish: made(folder, 'en', 3),
      fromOthers: OTHER_SOURCES.flatMap((source) => shareOf(made(folder, source, 1), SHARE.fromOthers, 'fit ')),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fitted(isOut: (one: Case) => boolean): Fitted {
  const taught = [...shareOf(fromEnglish, SHARE.fromEnglish, 'fit '), ...fromOthers]
  return fitAll(taught.filter((one) => !isOut(one)))
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

function foldsOf(kind: string): readonly string[] {
  if (kind === 'document' || kind === 'genre') return FOLDS[kind]
  throw new TypeError(`--held-out ${kind}: neither document nor genre`)
}

const { fromEnglish, fromOthers } = allCases()
const score = new Score()
if (asked['held-out'] === undefined) {
  const weights = fitted(() => false)
  writeFileSync(asked.out, written(weights))
  measure(shareOf(fromEnglish, Number(asked.measured), 'measure '), weights, score)
} else
  for (const fold of foldsOf(asked['held-out'])) {
    const isOut = ({ doc }: Case): boolean => fold.split('+').includes(doc)
    measure(shareOf(fromEnglish.filter(isOut), Number(asked.measured), 'measure '), fitted(isOut), score)
    console.error(`without ${fold}, and so far: ${JSON.stringify(score.figures().filter(([name]) => /^(all|pert mixed)$/.test(name)))}`)
  }
report(score)
