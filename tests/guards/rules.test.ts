import { describe, expect, test } from 'vitest'
import { readSource, sourceFiles } from '../support/project.ts'

/** `- **L4** One sentence.` as a spec page states it. */
const stated = /^- \*\*([LTGSPV]\d+)\*\*/gm
/** `test('L4 …')` as a test quotes it; several numbers may stand before the sentence. */
const quoted = /(?:test|it|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*['"`]((?:[LTGSPV]\d+[ ,]+)+)/g

function rulesStated(page: string): string[] {
  return [...page.matchAll(stated)].map(([, rule]) => rule ?? '')
}

function rulesQuoted(source: string): string[] {
  return [...source.matchAll(quoted)].flatMap(([, rules]) => rules?.match(/[LTGSPV]\d+/g) ?? [])
}

async function allOf(read: (text: string) => string[], ...patterns: string[]): Promise<string[]> {
  return (await sourceFiles(...patterns)).filter((path) => !path.startsWith('tests/guards/')).flatMap((path) => read(readSource(path)))
}

describe('the rules of the product', () => {
  test('the guard sees a rule, a quotation, and a rule that nobody quotes', () => {
    expect(rulesStated('- **L4** A note.\nText **L5**\n- **T1** A unit.')).toEqual(['L4', 'T1'])
    expect(rulesQuoted("test('L4 a note', …)\ntest.each([1])('T1, T2 a unit')\nexpect('S9 no')")).toEqual(['L4', 'T1', 'T2'])
  })

  test('every number is given once', async () => {
    const rules = await allOf(rulesStated, 'docs/spec/*.md')
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([])
  })

  test('every rule is quoted by a test, and every quotation has its rule', async () => {
    const rules = new Set(await allOf(rulesStated, 'docs/spec/*.md'))
    const tests = new Set(await allOf(rulesQuoted, '*.test.ts', '*.test.tsx', '*.spec.ts', '*contract.ts', '**/testing/*.ts'))
    expect(
      [...rules].filter((rule) => !tests.has(rule)),
      'rules that no test quotes',
    ).toEqual([])
    expect(
      [...tests].filter((rule) => !rules.has(rule)),
      'tests that quote no rule',
    ).toEqual([])
  })
})
