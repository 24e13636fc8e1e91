import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, countWords, sentencesOf, wordDifference, wordsOf } from './index.ts'

const pieces = [
  'We',
  'urge',
  'the',
  ' ',
  ' ',
  ', ',
  '. ',
  'café',
  'cafe\u0301',
  '👩‍👩‍👧',
  '👩🏽',
  '🇪🇺',
  'e\u0301',
  'ß',
  'ħ',
  'Ωμέγα',
  '1 000',
  '\n',
  '“so”',
  'don’t',
]
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((words) => words.join(''))
const without = (changes: readonly Change[], kind: Change['kind']) =>
  changes
    .filter((change) => change.kind !== kind)
    .map((change) => change.text)
    .join('')
const graphemes = (text: string) => Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ index }) => index)

test('T6 both texts can be read back from the difference', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const changes = wordDifference(before, after)
      expect(without(changes, 'added')).toBe(before)
      expect(without(changes, 'removed')).toBe(after)
      expect(changes.every((change) => change.text !== '')).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('T6 no change begins inside a character', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      let at = 0
      const starts = new Set([...graphemes(before), before.length])
      for (const change of wordDifference(before, after)) {
        if (change.kind === 'added') continue
        expect(starts.has(at)).toBe(true)
        at += change.text.length
      }
    }),
  )
})

test('T6 says what changed as people would', () => {
  expect(wordDifference('We urge the Council to act.', 'We urge both Councils to act now.')).toEqual([
    { kind: 'same', text: 'We urge ' },
    { kind: 'removed', text: 'the Council' },
    { kind: 'added', text: 'both Councils' },
    { kind: 'same', text: ' to act' },
    { kind: 'added', text: ' now' },
    { kind: 'same', text: '.' },
  ])
  expect(wordDifference('café', 'cafe\u0301s')).toHaveLength(2)
  expect(wordDifference('same', 'same')).toEqual([{ kind: 'same', text: 'same' }])
  expect(wordDifference('', '')).toEqual([])
})

test('T6 two long texts without a word in common are a replacement, and quick', () => {
  const text = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join('-')
  const changes = wordDifference(text('a'), text('b'))
  expect(without(changes, 'added')).toBe(text('a'))
})

test('T6 words and sentences are cut without losing any, with or without a segmenter', () => {
  const { Segmenter } = Intl
  const bothWays = (check: () => void) => {
    check()
    Reflect.set(Intl, 'Segmenter', undefined)
    try {
      check()
    } finally {
      Reflect.set(Intl, 'Segmenter', Segmenter)
    }
  }
  bothWays(() => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(wordsOf(text).join('')).toBe(text)
        expect(sentencesOf(text).join('')).toBe(text)
      }),
    )
    expect(countWords('We urge the Council, now!')).toBe(5)
    expect(sentencesOf('One is here. Two is there.')).toHaveLength(2)
  })
})
