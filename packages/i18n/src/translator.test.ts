import { expect, expectTypeOf, test } from 'vitest'
import { createTranslator, type Key, loadTranslator, MissingMessage } from './index.ts'

test('speaks at once, with the plural of its language', async () => {
  const [english, french] = [await loadTranslator('en'), await loadTranslator('fr')]
  expect([0, 1, 2].map((count) => english.t('coalition.memberCount', { count }))).toEqual(['0 members', '1 member', '2 members'])
  expect([0, 1, 2, 1_000_000].map((count) => french.t('coalition.memberCount', { count }))).toEqual([
    '0 membre',
    '1 membre',
    '2 membres',
    '1\u202f000\u202f000 de membres',
  ])
})

test('keys are typed from the English catalogue', () => {
  expectTypeOf<'app.name'>().toExtend<Key>()
  expectTypeOf<'coalition.memberCount'>().toExtend<Key>()
  expectTypeOf<'coalition.memberCount_one'>().not.toExtend<Key>()
  expectTypeOf<'app.nothing'>().not.toExtend<Key>()
})

test('a key without words is a fault, not a blank', () => {
  const { t, has } = createTranslator('fr', { app: { name: 'Undersigned' } })
  expect(t('app.name')).toBe('Undersigned')
  expect(() => t('app.letters')).toThrow(MissingMessage)
  expect([has('app.name'), has('app.letters')]).toEqual([true, false])
})

test('values are put in as they are: escaping is the view’s', () => {
  const { t } = createTranslator('en', { coalition: { leaveQuestion: 'Leave {{name}}?' } })
  expect(t('coalition.leaveQuestion', { name: '<b> & {{x}}' })).toBe('Leave <b> & {{x}}?')
})
