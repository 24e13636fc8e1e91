import { LANGUAGES, type Language } from '@undersigned/letter'
import { typographyOf } from '@undersigned/translation'
import { describe, expect, test } from 'vitest'
import { substitute } from './substitute.ts'

/** The text that comes of typing these characters one by one. */
function typed(text: string, language: Language): string {
  return [...text].reduce((before, character) => {
    const change = substitute(before, character, language)
    return change === null ? before + character : before.slice(0, before.length - change.remove) + change.insert
  }, '')
}

describe('the typography of the letter’s language', () => {
  test.each<[Language, string, string]>([
    ['en', '"Stop", she said.', '“Stop”, she said.'],
    ['en', `"They said 'no' to it," it's the users' choice`, '“They said ‘no’ to it,” it’s the users’ choice'],
    ['de', `"Sie sagten 'nein' dazu."`, '„Sie sagten ‚nein‘ dazu.“'],
    ['fr', `Il dit: "c'est trop tard"; vraiment?`, 'Il dit\u00a0: «\u00a0c’est trop tard\u00a0»\u202f; vraiment\u202f?'],
    ['fr', 'Est-ce vrai ?', 'Est-ce vrai\u202f?'],
    ['fr', '"Un mot "cité" ici"', '«\u00a0Un mot “cité” ici\u00a0»'],
    ['sv', `"Annas bok"`, '”Annas bok”'],
    ['el', '"Ναι"; είπε', '«Ναι»; είπε'],
    ['pl', 'i w Polsce "tak"', 'i\u00a0w\u00a0Polsce „tak”'],
    ['cs', 'k lidem', 'k\u00a0lidem'],
    ['hu', '"Ez "idézet" volt"', '„Ez »idézet« volt”'],
    ['en', 'Wait... no -- or - perhaps', 'Wait… no – or – perhaps'],
    ['es', 'no -- quizá', 'no — quizá'],
    ['de', 'um 10 %', 'um 10\u00a0%'],
  ])('L40 %s: %s', (language, keys, text) => {
    expect(typed(keys, language)).toBe(text)
  })

  test.each([
    `https://example.org/it's?q="a"`,
    'mail to a.b@example.org',
    '10:30',
    'https://a.eu/--b',
    '24" screens',
    'a well-known e-mail',
  ])('L40 leaves %s alone, in French too', (keys) => {
    expect(typed(keys, 'fr')).toBe(keys)
  })

  test('L40 every language has its quotation marks, and what was opened is closed', () => {
    for (const language of LANGUAGES) {
      const { quotes, inner } = typographyOf(language)
      expect([language, ...quotes, ...inner].filter((mark) => mark.trim() === '')).toEqual([])
      expect(typed('"a"', language)).toBe(`${quotes[0]}a${quotes[1]}`)
    }
  })
})
