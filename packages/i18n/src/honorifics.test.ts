import type { Language } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { calledIn, honorificIn } from './honorifics.ts'

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

test('G151 a greeting calls somebody as its language does within a line, and a title as it was written', () => {
  const called = (language: Language, honorific: string) => calledIn(language, { honorific, name: 'N' })
  expect(called('nl', 'De heer')).toBe('heer N')
  expect(called('bg', 'Г-жа')).toBe('г-жа N')
  expect(called('cs', 'Pan')).toBe('pane N')
  expect(called('hr', 'Gospođa')).toBe('gospođo N')
  expect(called('de', 'Herr')).toBe('Herr N')
  expect(called('mt', 'Is-Sur')).toBe('N')
  for (const language of ['hu', 'lv', 'ga', 'sv'] as const) expect(called(language, 'Mr')).toBe('N')
  expect(called('fi', 'Arvoisa ministeri')).toBe('Arvoisa ministeri N')
  expect(called('sk', '')).toBe('N')
})
