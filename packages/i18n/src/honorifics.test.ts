import { expect, test } from 'vitest'
import { honorificIn } from './honorifics.ts'

test('G25 a plain form of address is printed in the language of the version', () => {
  expect(honorificIn('Mr', { from: 'en', to: 'fr' })).toBe('M.')
  expect(honorificIn('Mr.', { from: 'en', to: 'de' })).toBe('Herr')
  expect(honorificIn('Mrs', { from: 'en', to: 'fr' })).toBe('Mme')
  expect(honorificIn('Herrn', { from: 'de', to: 'en' })).toBe('Mr')
  expect(honorificIn('Monsieur', { from: 'fr', to: 'pl' })).toBe('Pan')
})

test('G25 a title, a rank or a language without such a form leaves it as it was written', () => {
  for (const kept of ['H.E.', 'Dr', 'Mr President', '']) expect(honorificIn(kept, { from: 'en', to: 'fr' })).toBe(kept)
  expect(honorificIn('Mr', { from: 'en', to: 'hu' })).toBe('Mr')
  expect(honorificIn('Mr', { from: 'en', to: 'en' })).toBe('Mr')
  expect(honorificIn('Pan', { from: 'fr', to: 'en' })).toBe('Pan')
})
