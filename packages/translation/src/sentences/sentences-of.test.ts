import { isLanguage, LANGUAGES } from '@undersigned/letter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../index.ts'
import { CASES } from './cases.ts'

const pieces = [
  'Dr',
  'We',
  'p',
  '5',
  '. ',
  '.',
  '? ',
  '… ',
  '; ',
  '\n',
  ' ',
  '“',
  '”',
  '»',
  '« ',
  'Ž',
  'že',
  '👩‍👩‍👧',
  'e\u0301',
  '(',
  ') ',
  '[1]',
]
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((words) => words.join(''))

describe('sentences', () => {
  test('T20 nothing is left out, and the space stays with the sentence before', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...LANGUAGES), (text, language) => {
        const sentences = sentencesOf(text, language)
        expect(sentences.join('')).toBe(text)
        for (const sentence of sentences.slice(1)) expect(sentence.trimStart()).toBe(sentence)
        expect(sentences.every((sentence) => sentence !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('T20 the same without a segmenter in the engine', () => {
    const { Segmenter } = Intl
    const cut = () => LANGUAGES.map((language) => CASES[language].map((text) => sentencesOf(text.replaceAll('|', ''), language)))
    const before = cut()
    Reflect.set(Intl, 'Segmenter', undefined)
    try {
      expect(cut()).toEqual(before)
    } finally {
      Reflect.set(Intl, 'Segmenter', Segmenter)
    }
  })

  test('T20 texts of nothing but marks, spaces or abbreviations are cut like others', () => {
    for (const piece of ['Nr. ', '.', ' ', '\n', '. ', 'A. ', '… »', '“. ', '\u037e ']) {
      for (const language of ['de', 'el'] as const) expect(sentencesOf(piece.repeat(20_000), language).join('')).toBe(piece.repeat(20_000))
    }
  })

  for (const [language, texts] of Object.entries(CASES)) {
    test.each(texts)(`T21 ${language}: %s`, (marked) => {
      if (!isLanguage(language)) throw new Error(language)
      expect(sentencesOf(marked.replaceAll('|', ''), language)).toEqual(marked.split('|'))
    })
  }

  test('T20 a line break ends a sentence, and a note or a closing mark stays with what it closes', () => {
    expect(sentencesOf('Dear Minister,\nDear Director,', 'en')).toEqual(['Dear Minister,\n', 'Dear Director,'])
    expect(sentencesOf('So it is.[12] Thus we ask.³ Now.', 'en')).toEqual(['So it is.[12] ', 'Thus we ask.³ ', 'Now.'])
    expect(sentencesOf('C’est ainsi. » Donc nous demandons.', 'fr')).toEqual(['C’est ainsi. » ', 'Donc nous demandons.'])
    expect(sentencesOf('')).toEqual([])
  })
})
