import { termsIn } from '@undersigned/translation'
import { expect, test } from 'vitest'
import { isSilent, termHelp } from './term-help.ts'

const variant = (language: 'en' | 'fr' | 'de', text: string, status: 'preferred' | 'admitted' | 'forbidden' = 'preferred') => ({
  ...{ language, text, status, note: '' },
})
const variants = [variant('en', 'night train'), variant('fr', 'train de nuit'), variant('fr', 'train-couchettes', 'forbidden')]
const glossary = [{ id: 'c1', definition: '', doNotTranslate: false, variants }]

test('T174 a term in the original tells the words that are wanted in the version’s language, those to avoid, and when there are none', () => {
  const [found] = termsIn('Take the night trains.', 'en', glossary)
  if (found === undefined) throw new Error('the term was not found')
  const inFrench = termHelp(found, 'fr')
  expect(inFrench).toEqual({ id: 'c1', source: 'night train', wanted: ['train de nuit'], forbidden: ['train-couchettes'], kept: false })
  expect([isSilent(inFrench), isSilent(termHelp(found, 'de'))]).toEqual([false, true])
})
