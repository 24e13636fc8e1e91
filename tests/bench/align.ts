import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AlignParagraph, align, alignByLength } from '@undersigned/translation'
import { type Case, randomFrom, readCases, Score, shareOf } from '../support/align-cases.ts'
import { root } from '../support/project.ts'

const generator = join(root, '../shared/tools/align-eval/gen.mjs')
const corpus = join(root, '../shared/corpus')

/** Aligning: 60 units in 60 ms and 300 in a second; how many links are right, beside Gale and Church's aligner (T47, T49). */
export async function run(): Promise<Readonly<Record<string, unknown>>> {
  const times = { milliseconds60: milliseconds(60), milliseconds300: milliseconds(300) }
  return { ...times, limits: { milliseconds60: 60, milliseconds300: 1000 }, ...figures() }
}

/** The best of several, once the engine knows the code. */
function milliseconds(units: number): number {
  const source = invented(units, 'en')
  const target = invented(units, 'xx').filter((_, at) => at % 17 !== 5)
  const times = Array.from({ length: Math.ceil(1800 / units) }, () => {
    const start = performance.now()
    align(source, target, { source: 'en', target: 'de' })
    return performance.now() - start
  })
  return Number(Math.min(...times).toFixed(1))
}

/** Paragraphs as long as a letter's, of words that differ between the two languages but for names and numbers. */
function invented(units: number, language: string): AlignParagraph[] {
  const random = randomFrom(7)
  const word = (): string => {
    const [kind, which] = [random(), Math.floor(random() ** 2 * 600)]
    if (kind < 0.04) return String(which + 1)
    if (kind < 0.1) return `Name${String.fromCharCode(97 + (which % 26), 97 + (which % 7))}ov`
    return `${language}${(which * 7919).toString(36)}${which % 3 === 0 ? 'ation' : ''}`
  }
  return Array.from({ length: units }, () => ({ text: `${Array.from({ length: 20 + Math.floor(random() * 60) }, word).join(' ')}.` }))
}

/** One case in ten of all that the evaluator makes of the parallel texts beside the repository, where they are. */
function figures(): Readonly<Record<string, unknown>> {
  if (!existsSync(generator)) return { corpus: `not found: ${generator}` }
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-align-'))
  try {
    execFileSync(process.execPath, [generator, '--corpus', corpus, '--out', join(folder, 'cases.jsonl')], { stdio: 'ignore' })
    const cases = shareOf(readCases(join(folder, 'cases.jsonl')), 0.1, 'bench ')
    const byLength = ({ source, target }: Case) => alignByLength(source, target).map((link) => ({ ...link, doubtful: false }))
    return {
      cases: cases.length,
      aligner: scored(cases, ({ source, target, languages }) => align(source, target, languages).links),
      baseline: scored(cases, byLength),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Answer = Parameters<Score['add']>[1]

function scored(cases: readonly Case[], answer: (one: Case) => Answer): Readonly<Record<string, unknown>> {
  const score = new Score()
  for (const one of cases) score.add(one, answer(one))
  return Object.fromEntries(score.figures().filter(([name]) => !name.startsWith('doc ')))
}
