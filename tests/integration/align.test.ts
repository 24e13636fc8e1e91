import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { align, alignByLength } from '@undersigned/translation'
import { describe, expect, test } from 'vitest'
import { readCases, Score, shareOf } from '../support/align-cases.ts'
import { root } from '../support/project.ts'

const generator = join(root, '../shared/tools/align-eval/gen.mjs')
const corpus = join(root, '../shared/corpus')

const line = {
  id: 'letter',
  sourceLang: 'en',
  targetLang: 'fr',
  source: ['Clean water', 'On 14 March 2024 the laboratory in Ruse found nitrate.', 'Nobody was told for three weeks!'],
  target: [
    'De l’eau propre',
    'Le 14 mars 2024, le laboratoire de Roussé a trouvé du nitrate.',
    'Pendant trois semaines, personne n’a été prévenu !',
  ],
}

function alignLines(
  input: string,
  ...options: readonly string[]
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const running = execFile(
      process.execPath,
      ['apps/server/src/cli/main.ts', 'align', ...options],
      { cwd: root },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr })
      },
    )
    running.stdin?.end(input)
  })
}

describe('the aligner from outside', () => {
  test('T46 answers a line with a line, in order, and says how sure it is', async () => {
    const { code, stdout } = await alignLines(`${JSON.stringify(line)}\n\n${JSON.stringify({ ...line, id: 'second', target: [] })}\n`)
    expect(code).toBe(0)
    const [first, second, ...more] = stdout
      .trim()
      .split('\n')
      .map((answer) => JSON.parse(answer))
    expect(more).toEqual([])
    expect(first).toMatchObject({ id: 'letter', unmatchedSource: [], unmatchedTarget: [] })
    expect(first.links).toEqual([0, 1, 2].map((at) => [[at], [at]]))
    expect(first.confidence).toHaveLength(3)
    expect(first.doubtful.every((doubtful: unknown) => typeof doubtful === 'boolean')).toBe(true)
    expect(second).toMatchObject({ id: 'second', links: [], unmatchedSource: [0, 1, 2] })
  })

  test('T46, T49 the baseline answers the same lines', async () => {
    const { stdout } = await alignLines(JSON.stringify(line), '--baseline')
    expect(JSON.parse(stdout)).toEqual({ id: 'letter', links: [0, 1, 2].map((at) => [[at], [at]]) })
  })

  test.each([
    ['no JSON', '{'],
    ['no list of paragraphs', JSON.stringify({ ...line, source: 'one' })],
    ['something that is no text', JSON.stringify({ ...line, target: [1] })],
    ['none of the 24 languages', JSON.stringify({ ...line, targetLang: 'tlh' })],
  ])('T46 names the line it cannot read: %s', async (reason, wrong) => {
    const { code, stdout, stderr } = await alignLines(`${JSON.stringify(line)}\n${wrong}\n`)
    expect(code).toBe(1)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('line 2')
    expect(stderr).toContain(reason)
  })

  test('T47 finds the links of parallel texts, far better than by length alone', (context) => {
    if (!existsSync(generator)) {
      console.warn(`NOT RUN: ${generator} is not there, so the aligner's figures are not looked at`)
      context.skip()
    }
    const folder = mkdtempSync(join(tmpdir(), 'undersigned-align-'))
    try {
      execFileSync(
        process.execPath,
        [
          generator,
          '--corpus',
          corpus,
          '--docs',
          'ntrex-2,ntrex-4,mozilla-moderation,contributor-covenant',
          '--out',
          join(folder, 'cases.jsonl'),
        ],
        { stdio: 'ignore' },
      )
      const cases = shareOf(readCases(join(folder, 'cases.jsonl')), 0.12, 'test ')
      const [ours, byLength] = [new Score(), new Score()]
      for (const one of cases) {
        ours.add(one, align(one.source, one.target, one.languages).links)
        byLength.add(
          one,
          alignByLength(one.source, one.target).map((link) => ({ ...link, doubtful: false })),
        )
      }
      const figures = new Map(ours.figures())
      expect(cases.length).toBeGreaterThan(100)
      expect(figures.get('all')?.f1).toBeGreaterThanOrEqual(99)
      expect(figures.get('pert mixed')?.f1).toBeGreaterThanOrEqual(95)
      expect(figures.get('all')?.doubtful).toBeLessThanOrEqual(20)
      expect(figures.get('all')?.errorsDoubted).toBeGreaterThanOrEqual(90)
      expect(new Map(byLength.figures()).get('all')?.f1).toBeLessThan(92)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
