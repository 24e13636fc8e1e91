import { expect, test } from 'vitest'
import { UNIT_STATES } from './pair.ts'
import { isOpen, isShareOf } from './shares.ts'

const given = [
  { language: 'fr', unit: null, person: 'eva' },
  { language: 'fr', unit: 'p1', person: 'jan' },
  { language: 'de', unit: 'p1', person: 'eva' },
]
const mine = (person: string, language: string, unit: string) => isShareOf(given, { person, language, unit })

test('T118 a unit that was given to somebody is theirs, the rest of a language is of those it was given to, and else of everyone', () => {
  expect([mine('eva', 'fr', 'p1'), mine('jan', 'fr', 'p1')]).toEqual([false, true])
  expect([mine('eva', 'fr', 'p2'), mine('jan', 'fr', 'p2')]).toEqual([true, false])
  expect([mine('eva', 'de', 'p1'), mine('jan', 'de', 'p1')]).toEqual([true, false])
  expect([mine('eva', 'de', 'p2'), mine('jan', 'de', 'p2')]).toEqual([true, true])
  expect(mine('jan', 'sv', 'p1')).toBe(true)
})

test('T119 what is missing, a draft or outdated is still to be done', () => {
  expect(UNIT_STATES.filter(isOpen)).toEqual(['missing', 'draft', 'stale'])
})
