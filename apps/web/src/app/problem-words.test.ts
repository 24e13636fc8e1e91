import { createFormats, type InterfaceLanguage, loadTranslator } from '@undersigned/i18n'
import { expect, test } from 'vitest'
import { problemWords } from './problem-words.ts'

async function said(reason: string, limit?: number, language: InterfaceLanguage = 'en'): Promise<string> {
  const words = { ...(await loadTranslator(language)), formats: createFormats(language), locale: language }
  return problemWords({ status: 422, problem: 'file-not-readable', facts: { reason, ...(limit && { limit }) } }, words).text
}

test('a file that is refused says why, names the limit it met, and that nothing was stored', async () => {
  expect(await said('too-large', 20 * 1024 * 1024)).toBe(
    'Nothing was stored. This file is larger than a letter ever is. The limit is 20 MB.',
  )
  expect(await said('too-many-paragraphs', 5000)).toContain('The limit is 5,000.')
  expect(await said('zip-bomb', 200)).toContain('The limit is × 200.')
  expect(await said('encrypted')).toContain('asks for a password')
  expect(await said('too-large', 20 * 1024 * 1024, 'fr')).toMatch(/20\sMo\.$/)
  expect(await said('encrypted', undefined, 'fr')).toMatch(/^Rien n’a été enregistré\. .*mot de passe/)
})

test('a reason without words of its own is told as what it is: not readable', async () => {
  expect(await said('something-new')).toContain('It may be encrypted, damaged or not what its name says')
})

test('T120 open checks are told by their names', async () => {
  const words = { ...(await loadTranslator('en')), formats: createFormats('en'), locale: 'en' }
  const facts = { checks: 'number-mismatch empty', count: 2 }
  const { text } = problemWords({ status: 409, problem: 'checks-open', facts }, words)
  expect(text).toContain(words.t('checks.name.number-mismatch'))
  expect(text).not.toContain('number-mismatch')
})
