import { localeOf } from '@undersigned/letter'
import {
  ANSWER_REFUSALS,
  CONFIRM_REFUSALS,
  MANIFEST_REFUSALS,
  POLICY_REFUSALS,
  REPLY_REFUSALS,
  REQUEST_REFUSALS,
  SEAL_REFUSALS,
  SIGN_REFUSALS,
  STAGE_REFUSALS,
  WITHDRAW_REFUSALS,
} from '@undersigned/signatures'
import { CHECK_REASONS, CHECKS, REVIEW_REFUSALS } from '@undersigned/translation'
import { describe, expect, test } from 'vitest'
import { INTERFACE_LANGUAGES, interfaceLanguageFor, loadCatalogue, wishedLanguages } from './index.ts'
import { flattened, isPlural, placeholdersOf, stemOf } from './testing/catalogue-faults.ts'

const pluralsOf = (keys: Iterable<string>): ReadonlyMap<string, readonly string[]> => {
  const plurals = [...keys].filter(isPlural)
  return new Map([...Map.groupBy(plurals, stemOf)].map(([stem, forms]) => [stem, forms.map((form) => form.slice(stem.length + 1)).sort()]))
}

const english = flattened(await loadCatalogue('en'))

describe.each(INTERFACE_LANGUAGES)('the %s catalogue', async (language) => {
  const words = flattened(await loadCatalogue(language))

  test('has the keys of the English one, no more and no fewer', () => {
    const stems = (keys: Iterable<string>) => [...new Set([...keys].map(stemOf))].sort()
    expect(stems(words.keys())).toEqual(stems(english.keys()))
  })

  test('has every plural form its language has, and no other', () => {
    const categories = [...new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories].sort()
    expect([...pluralsOf(words.keys()).keys()].sort()).toEqual([...pluralsOf(english.keys()).keys()].sort())
    for (const [stem, forms] of pluralsOf(words.keys())) expect([stem, ...forms]).toEqual([stem, ...categories])
  })

  test('puts the same values into each message', () => {
    for (const [key, message] of words) {
      const other = english.get(key) ?? english.get(`${stemOf(key)}_other`) ?? ''
      const mayOmitCount = isPlural(key)
      const given = (words: string) => [...new Set(placeholdersOf(words))].filter((name) => !mayOmitCount || name !== 'count')
      expect([key, ...given(message)]).toEqual([key, ...given(other)])
    }
  })

  test('leaves no message blank or with spaces around it', () => {
    for (const [key, message] of words) expect([key, message]).toEqual([key, message.trim() || 'words'])
  })

  test('G191 has no typewriter’s apostrophes and quotation marks', () => {
    expect([...words].filter(([, message]) => /['"]/.test(message))).toEqual([])
  })

  test('has words for every refusal', () => {
    const refusals = [
      ...ANSWER_REFUSALS,
      ...POLICY_REFUSALS,
      ...REPLY_REFUSALS,
      ...CONFIRM_REFUSALS,
      ...MANIFEST_REFUSALS,
      ...REQUEST_REFUSALS,
      ...REVIEW_REFUSALS,
      ...SEAL_REFUSALS,
      ...SIGN_REFUSALS,
      ...STAGE_REFUSALS,
      ...WITHDRAW_REFUSALS,
    ]
    const named = [...words.keys()].filter((key) => key.startsWith('refusal.')).map((key) => key.slice('refusal.'.length))
    expect(named.sort()).toEqual([...new Set<string>(refusals)].sort())
  })

  test('T61 has words for every check and for every reason a check gives', () => {
    const below = (section: string): readonly string[] =>
      [...words.keys()].filter((key) => key.startsWith(section)).map((key) => key.slice(section.length))
    expect([...below('checks.name.')].sort()).toEqual([...CHECKS].sort())
    expect([...below('checks.reason.')].sort()).toEqual([...CHECK_REASONS].sort())
  })
})

test('French has French typography: no straight apostrophe, no bare space before high punctuation', async () => {
  for (const [key, message] of flattened(await loadCatalogue('fr'))) {
    expect([key, message]).toEqual([key, message.replaceAll("'", '’')])
  }
})

test('a visitor is answered in the first wish we speak', () => {
  expect(wishedLanguages('de-AT;q=0.7, fr-BE, en;q=0.9, tlh, *;q=0')).toEqual(['fr', 'en', 'de'])
  expect(interfaceLanguageFor('de-AT, fr;q=0.3')).toBe('fr')
  expect(interfaceLanguageFor(['mt', 'ga'])).toBe('en')
  expect(interfaceLanguageFor('')).toBe('en')
  expect(interfaceLanguageFor(';;q=,=')).toBe('en')
})

test('G191 no French mark is parted at the end of a line from the word that it belongs to', async () => {
  const french = flattened(await loadCatalogue('fr'))
  expect([...french].filter(([, message]) => /\S [:;?!»]|« /.test(message))).toEqual([])
})
