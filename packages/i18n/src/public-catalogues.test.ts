import { LANGUAGES } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { loadTranslator } from './index.ts'
import { isPublicWord } from './public-words.ts'
import { COMPLETE, loadWords, readerLanguageFor } from './reader-catalogues.ts'
import { catalogueFaults, faultsOf, flattened } from './testing/catalogue-faults.ts'

const english = flattened(await loadWords('en'))
const onlyPublic = (words: ReadonlyMap<string, string>) => new Map([...words].filter(([key]) => isPublicWord(key)))

describe.each(COMPLETE)('G160 the public words in %s', async (language) => {
  const words = onlyPublic(flattened(await loadWords(language)))

  test('are all there, with the plurals, the placeholders and the quotation marks that the language asks for', () => {
    expect(catalogueFaults(language, words, english)).toEqual([])
  })
})

test('G160 a catalogue that is not finished yet holds no words of the workspace', async () => {
  for (const language of LANGUAGES.filter((each) => each !== 'en' && each !== 'fr')) {
    const strange = [...flattened(await loadWords(language)).keys()].filter((key) => !isPublicWord(key))
    expect([language, ...strange]).toEqual([language])
  }
})

test('G160 what a catalogue may not say is found', () => {
  const message = { language: 'de', key: 'page.x', english: 'Sign “{{letter}}” now' } as const
  expect(faultsOf({ ...message, words: 'Unterschreiben Sie „{{letter}}“ jetzt' })).toEqual([])
  expect(faultsOf({ ...message, words: 'Unterschreiben Sie „{{Brief}}“ jetzt' })).toHaveLength(2)
  expect(faultsOf({ ...message, words: 'Unterschreiben Sie "{{letter}}" jetzt' })).toHaveLength(1)
  expect(faultsOf({ ...message, words: ' Unterschreiben Sie  „{{letter}}“' })).toHaveLength(2)
  expect(faultsOf({ ...message, words: message.english })).toContain('is the English words')
  expect(faultsOf({ ...message, language: 'el', words: 'Υπογράφετε «{{letter}}»?' })).toHaveLength(1)
  expect(faultsOf({ ...message, words: 'Unterschreiben Sie „{{letter}“' })).toContain('has a torn placeholder')
})

test('G160 a reader is answered in their own language once its words are whole, and in English where a word is none of theirs', async () => {
  for (const language of LANGUAGES) expect(readerLanguageFor([language])).toBe(COMPLETE.includes(language) ? language : 'en')
  const { t } = await loadTranslator('mt')
  expect(t('coalition.memberCount', { count: 3 })).toBe('3 members')
})
