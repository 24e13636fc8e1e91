import { describe, expect, test } from 'vitest'
import { merged } from './merge.ts'
import type { Concept, TermVariant } from './term.ts'

const term = (language: 'en' | 'fr', text: string, status: TermVariant['status'] = 'preferred'): TermVariant => ({
  language,
  text,
  status,
  note: '',
})
const concept = (id: string, ...variants: readonly TermVariant[]): Concept => ({ id, definition: '', doNotTranslate: false, variants })
const known = [concept('a', term('en', 'night train')), concept('b', term('en', 'sleeper'))]

describe('T101 what a glossary from a file would change', () => {
  test('T101 says nothing new of what is known already', () => {
    expect(merged(known, known)).toEqual({ added: [], changed: [], same: 2 })
  })

  test('T101 knows a concept by a term it shares, adds to it, and takes nothing away', () => {
    const brought = [concept('line-2', term('en', 'Night Train'), term('fr', 'train de nuit'))]
    expect(merged(known, brought)).toEqual({
      added: [],
      changed: [concept('a', term('en', 'Night Train'), term('fr', 'train de nuit'))],
      same: 0,
    })
  })

  test('T101 the file’s word counts where both speak of the same term', () => {
    expect(merged(known, [concept('b', term('en', 'sleeper', 'forbidden'))]).changed).toEqual([
      concept('b', term('en', 'sleeper', 'forbidden')),
    ])
  })

  test('T101 what two lines of one file say of a new concept is one concept', () => {
    const brought = [concept('x', term('en', 'buffet car')), concept('y', term('en', 'buffet car'), term('fr', 'voiture-bar'))]
    expect(merged(known, brought)).toEqual({
      added: [concept('x', term('en', 'buffet car'), term('fr', 'voiture-bar'))],
      changed: [],
      same: 0,
    })
  })
})
