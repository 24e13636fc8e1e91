import { createFormats, loadTranslator } from '@undersigned/i18n'
import { expect, test } from 'vitest'
import { eventWords } from './event-words.ts'

const words = { ...(await loadTranslator('en')), formats: createFormats('en') }
const event = (kind: string, facts: Record<string, string> = {}) => ({ id: '1', at: 1, by: null, kind, facts })

test('stages, roles, actions and languages are told by their names', () => {
  expect(eventWords(event('stage-changed', { from: 'drafting', to: 'in-review' }), words)).toBe('Stage: from Drafting to In review')
  expect(eventWords(event('asked-for-second', { action: 'freeze' }), words)).toBe('Freeze the original: asked for a second person')
  expect(eventWords(event('version-added', { language: 'fr' }), words)).toBe('French was added')
})

test('which versions are sealed is told by their names, and also when none is', () => {
  expect(eventWords(event('versions-wanted', { languages: 'de fr' }), words)).toBe('Versions to seal: German, French')
  expect(eventWords(event('versions-wanted', { languages: '' }), words)).toBe('Only the original is to be sealed')
})

const ofTheList = ['listed', 'unlisted', 'authority-agreed', 'authority-objected', 'logo-changed', 'sort-key-changed']
test.each(ofTheList)('what becomes of a signature is told in words: %s', (kind) => {
  expect(eventWords(event(kind), words)).not.toContain(kind)
})

test('an entry of a kind nobody has put into words is still shown', () => {
  expect(eventWords(event('new-thing'), words)).toBe('Something was done: new-thing')
})
