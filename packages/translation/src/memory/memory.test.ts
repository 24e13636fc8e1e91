import { type Inline, noteId } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Glossary } from '../glossary/term.ts'
import { fittedTo, mendingOf } from './fitted.ts'
import { comparable, distance, likeness } from './likeness.ts'
import { bestMatches } from './matches.ts'
import type { Remembered } from './memory.ts'
import { sketchOf } from './sketch.ts'

const words = (text: string, marks: { strong?: true; link?: string } = {}): Inline => ({ type: 'text', text, marks })
const note = (id: string): Inline => ({ type: 'note-ref', note: noteId(id) })

const remembered = (source: string, target: string, more: Partial<Remembered> = {}): Remembered => ({
  ...{ id: source, letter: 'l', unit: 'u', by: 'tess', at: 1, before: 'b', after: 'a' },
  source: [words(source)],
  target: [words(target)],
  ...more,
})

const asking = (text: string, before = '', after = '') => ({ content: [words(text)], before, after })

/** Levenshtein's distance as the textbook has it. */
function plainDistance(one: readonly number[], other: readonly number[]): number {
  let row = other.map((_, at) => at + 1)
  row.unshift(0)
  one.forEach((item, at) => {
    const next = [at + 1]
    other.forEach((against, column) => {
      const changed = (row[column] ?? 0) + (item === against ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    })
    row = next
  })
  return row.at(-1) ?? 0
}

test('T92 the distance of two texts is the one of the textbook, however long they are', () => {
  const codes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 150 })
  fc.assert(
    fc.property(codes, codes, (one, other) => {
      expect(distance(Uint32Array.from(one), Uint32Array.from(other))).toBe(plainDistance(one, other))
    }),
    { numRuns: 300 },
  )
})

test('T92 the percentage is the mean of unchanged words and characters, rounded down, and nothing under 75 is shown', () => {
  // 1 of 5 words changed, 4 of 26 characters: (80 + 84.6) / 2.
  expect(likeness(comparable('We ask for more night rail'), comparable('We ask for more days rail'))).not.toBeNull()
  expect(likeness(comparable('one two three four'), comparable('one two three five'))).toBe(79)
  expect(likeness(comparable('one two three four'), comparable('six two eight five'))).toBeNull()
  expect(likeness(comparable('Same words'), comparable('same  words!'))).toBeLessThan(100)
})

test('T92 likeness does not depend on which text is asked', () => {
  const text = fc.array(fc.constantFrom('we', 'ask', 'the', 'Commission', 'trains', 'night'), { maxLength: 12 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(likeness(comparable(one), comparable(other))).toBe(likeness(comparable(other), comparable(one)))
    }),
  )
})

test('T91 the same words are exact, between the same neighbours exact in context, and come before what is like them', () => {
  const all = [
    remembered('We ask for more night trains.', 'ähnlich', { before: '', after: '' }),
    remembered('We ask for night trains.', 'gleich', { before: 'x', after: 'y' }),
    remembered('We ask for night  trains. ', 'im Zusammenhang', { at: 0 }),
    remembered('Something else stands here.', 'fremd'),
  ]
  const matches = bestMatches(asking('We ask for night trains.', 'b', 'a'), all)
  expect(matches.map(({ fit, percent }) => [fit, percent])).toEqual([
    ['context', 101],
    ['exact', 100],
    ['fuzzy', expect.any(Number)],
  ])
  expect(bestMatches(asking('We ask for night trains.'), all).map(({ fit }) => fit)).toEqual(['exact', 'exact', 'fuzzy'])
})

test('T91 one translation is shown once, of those alike the newest first', () => {
  const all = [1, 3, 2].map((at) => remembered('We ask.', at === 2 ? 'Wir bitten.' : 'Wir fordern.', { at }))
  expect(bestMatches(asking('We ask.'), all).map((match) => [match.remembered.at, match.remembered.target])).toEqual([
    [3, [words('Wir fordern.')]],
    [2, [words('Wir bitten.')]],
  ])
})

const vocabulary = Array.from(
  { length: 400 },
  (_, at) => `${['tra', 'mo', 'li', 'ste', 'ver'][at % 5]}${at.toString(36)}${'onka'.slice(at % 4)}`,
)
const aText = fc.array(fc.constantFrom(...vocabulary), { minLength: 4, maxLength: 40 })

test('T93 what is three quarters alike shares features, and one scope shares none with another', () => {
  fc.assert(
    fc.property(aText, fc.nat(), fc.constantFrom(...vocabulary), (text, place, other) => {
      const changed = text.with(place % text.length, other)
      const shared = new Set(sketchOf(text.join(' '), 'c en'))
      expect(sketchOf(changed.join(' '), 'c en').some((feature) => shared.has(feature))).toBe(true)
      expect(sketchOf(text.join(' '), 'd en').some((feature) => shared.has(feature))).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('T93 a sketch is the same whatever stands between the words, at most sixteen safe numbers', () => {
  expect(sketchOf('We ASK: the Commission!', 's')).toEqual(sketchOf('we ask the commission', 's'))
  const sketch = sketchOf(vocabulary.join(' '), 's')
  expect(sketch).toHaveLength(16)
  expect(sketch.every(Number.isSafeInteger)).toBe(true)
  expect(sketchOf('', 's').length).toBeLessThanOrEqual(1)
})

test('T94 notes and links of a remembered translation become those of this original, or leave their words', () => {
  const source = [words('See '), words('here', { link: 'https://old.example/' }), note('old1'), note('old2')]
  const target = [words('Siehe '), words('hier', { strong: true, link: 'https://old.example/' }), note('old2'), note('old1')]
  const now = [words('See '), words('here', { link: 'https://new.example/' }), note('new1'), note('new2')]
  expect(fittedTo({ source, target }, now)).toEqual([
    words('Siehe '),
    words('hier', { strong: true, link: 'https://new.example/' }),
    note('new2'),
    note('new1'),
  ])
  expect(fittedTo({ source, target }, [words('See here'), note('new1')])).toEqual([words('Siehe '), words('hier', { strong: true })])
})

test('T94 numbers and terms that went or came are named', () => {
  const glossary: Glossary = [
    {
      ...{ id: 'c', definition: '', doNotTranslate: false },
      variants: [{ language: 'en', text: 'night train', status: 'preferred', note: '' }],
    },
  ]
  const asked = { remembered: [words('We ask for 12 trains by 2030.')], now: [words('We ask for 15 night trains by 2030.')] }
  expect(mendingOf({ ...asked, language: 'en', glossary })).toEqual({
    numbers: { gone: ['12'], come: ['15'] },
    terms: { gone: [], come: ['night train'] },
  })
})
