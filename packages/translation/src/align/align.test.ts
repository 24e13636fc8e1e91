import { LANGUAGES } from '@undersigned/letter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alignment, align } from './align.ts'
import { alignByLength } from './gale-church.ts'
import { SHAPES } from './path.ts'
import type { AlignParagraph } from './profile.ts'
import { LETTER_LANGUAGES, letterIn } from './testing/letters.ts'

const others = LETTER_LANGUAGES.filter((language) => language !== 'en')
const pairsOf = ({ links }: Alignment): string[] => links.map(({ source, target }) => `${source.join('+')}~${target.join('+')}`)
const joined = (...paragraphs: readonly (AlignParagraph | undefined)[]): AlignParagraph => ({
  text: paragraphs.flatMap((it) => it?.text ?? []).join(' '),
})

/** What every alignment promises, whatever the two texts are. */
function expectLawful({ links, unmatchedSource, unmatchedTarget }: Alignment, rows: number, columns: number): void {
  const places = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
  expect([...links.flatMap(({ source }) => source), ...unmatchedSource].sort((a, b) => a - b)).toEqual(places(rows))
  expect([...links.flatMap(({ target }) => target), ...unmatchedTarget].sort((a, b) => a - b)).toEqual(places(columns))
  for (const { source, target, confidence } of links) {
    expect(SHAPES.some(([a, b]) => a === source.length && b === target.length)).toBe(true)
    expect(confidence).toBeGreaterThanOrEqual(0)
    expect(confidence).toBeLessThanOrEqual(1)
  }
  const firsts = links.map(({ source }) => source[0] ?? 0)
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
}

describe('an alignment', () => {
  test('T40 uses every paragraph once or says that it is alone, the same way every time, for any texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', ' ', '\u0000', '?', '1.', '…', '(a)', 'https://', '\ud800', '12.12.12.12', 'İ', 'ﬁ'),
      fc.constantFrom(...letterIn('en'), ...letterIn('el')).map(({ text: words }) => words),
    )
    const paragraph = fc.record({ text, heading: fc.integer({ min: 0, max: 6 }), listItem: fc.boolean() }, { requiredKeys: ['text'] })
    const paragraphs = fc.array(paragraph, { maxLength: 9 })
    const language = fc.constantFrom(...LANGUAGES)
    fc.assert(
      fc.property(paragraphs, paragraphs, language, language, (source, target, from, to) => {
        const found = align(source, target, { source: from, target: to })
        expectLawful(found, source.length, target.length)
        expect(align(source, target, { source: from, target: to })).toEqual(found)
      }),
      { numRuns: 200 },
    )
  })

  test('T40 of nothing, or with nothing, has no links', () => {
    expect(align([], [], { source: 'en', target: 'fr' })).toEqual({ links: [], unmatchedSource: [], unmatchedTarget: [] })
    expect(align(letterIn('en'), [], { source: 'en', target: 'fr' }).unmatchedSource).toHaveLength(14)
    expect(align([], letterIn('fr'), { source: 'en', target: 'fr' }).unmatchedTarget).toHaveLength(14)
  })

  test.each(LETTER_LANGUAGES.flatMap((from) => LETTER_LANGUAGES.map((to) => [from, to] as const)))(
    'T41 of texts that are built alike links paragraph by paragraph: %s to %s',
    (from, to) => {
      const found = align(letterIn(from), letterIn(to), { source: from, target: to })
      expect(pairsOf(found)).toEqual(letterIn(from).map((_, at) => `${at}~${at}`))
    },
  )

  test.each(others)('T42 finds what was joined, cut, left out and added: %s', (to) => {
    const target = letterIn(to)
    const merged = [...target.slice(0, 2), joined(target[2], target[3]), ...target.slice(4)]
    expect(pairsOf(align(letterIn('en'), merged, { source: 'en', target: to }))).toContain('2+3~2')

    const [opening = '', ...rest] = target[3]?.text.split(/(?<=\p{Ll}\.) (?=\p{Lu})/u) ?? []
    const cut = [...target.slice(0, 3), { text: opening }, { text: rest.join(' ') }, ...target.slice(4)]
    expect(pairsOf(align(letterIn('en'), cut, { source: 'en', target: to }))).toContain('3~3+4')

    const without = align(
      letterIn('en'),
      target.filter((_, at) => at !== 9),
      { source: 'en', target: to },
    )
    expect(without.unmatchedSource).toEqual([9])
    expect(pairsOf(without)).toHaveLength(13)

    const note = { text: 'N.B. I could not find an official version of this quotation.' }
    const added = align(letterIn('en'), [...target.slice(0, 5), note, ...target.slice(5)], { source: 'en', target: to })
    expect(added.unmatchedTarget).toEqual([5])
    expect(pairsOf(added)).toHaveLength(14)
  })

  test.each(others)('T43 follows a paragraph that was moved, and finds the half that stands elsewhere: %s', (to) => {
    const target = letterIn(to)
    const moved = [...target.slice(0, 3), ...target.slice(4, 11), ...target.slice(3, 4), ...target.slice(11)]
    const found = pairsOf(align(letterIn('en'), moved, { source: 'en', target: to }))
    expect(found).toContain('3~10')
    expect(found).toHaveLength(14)

    const [opening = '', ...rest] = target[3]?.text.split(/(?<=\p{Ll}\.) (?=\p{Lu})/u) ?? []
    const note = { text: '— 2 open questions for the coordinator —' }
    const apart = [...target.slice(0, 3), { text: opening }, note, { text: rest.join(' ') }, ...target.slice(4)]
    const halves = align(letterIn('en'), apart, { source: 'en', target: to })
    expect(pairsOf(halves)).toContain('3~3+5')
    expect(halves.unmatchedTarget).toEqual([4])
  })

  test('T45 of texts that have nothing to do with each other is empty or doubtful, of a letter and its translation mostly sure', () => {
    const recipe = [
      'Wash the potatoes.',
      'Peel 2 kg of them and cut them into thin slices, none of them thicker than a coin!',
      'Salt',
      'Serve hot.',
    ]
    const found = align(
      letterIn('de'),
      recipe.map((text) => ({ text })),
      { source: 'de', target: 'en' },
    )
    expect(found.links.filter(({ doubtful }) => !doubtful)).toEqual([])
    for (const to of others) {
      const { links } = align(letterIn('en'), letterIn(to), { source: 'en', target: to })
      expect(links.filter(({ doubtful }) => doubtful).length).toBeLessThanOrEqual(4)
    }
  })

  test('T41 believes heading and list marks where both files have them', () => {
    const flagged = (paragraphs: readonly AlignParagraph[], at: readonly number[]): AlignParagraph[] =>
      paragraphs.map((paragraph, place) => ({ ...paragraph, heading: at.includes(place) ? 1 : 0, listItem: !at.includes(place) }))
    const [source, target] = [[{ text: 'Aaa' }, { text: 'Bbb' }], [{ text: 'Ccc' }]]
    const right = align(flagged(source, [1]), flagged(target, [0]), { source: 'en', target: 'fi' })
    expect(pairsOf(right).filter((pair) => pair === '0~0')).toEqual([])
  })

  test('T49 by length alone is Gale and Church’s: right where lengths tell, lost where a paragraph is missing', () => {
    const long = (sentences: number): AlignParagraph => ({ text: 'A sentence of forty characters, or nearly. '.repeat(sentences) })
    const source = [long(1), long(6), long(2), long(9), long(3)]
    expect(alignByLength(source, source).map(({ source: a, target: b }) => [a, b])).toEqual(source.map((_, at) => [[at], [at]]))
    const merged = [long(1), long(8), long(9), long(3)]
    expect(alignByLength(source, merged)[1]).toEqual({ source: [1, 2], target: [1] })
    expect(alignByLength([], [])).toEqual([])
  })
})
