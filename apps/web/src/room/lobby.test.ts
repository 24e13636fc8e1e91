import { expect, test } from 'vitest'
import { othersElsewhere } from './lobby.ts'

const someone = (id: string, name: string, language: unknown) => ({ user: { id, name, color: '#000' }, place: { language } })

test('the lobby names those who are in another language, once each, and never oneself', () => {
  const states = new Map<number, Readonly<Record<string, unknown>>>([
    [1, someone('me', 'Clara', 'en')],
    [2, someone('me', 'Clara', 'fr')],
    [3, someone('ilze', 'Ilze', 'lv')],
    [4, someone('ilze', 'Ilze', 'lv')],
    [5, someone('jonas', 'Jonas', 'en')],
  ])
  expect(othersElsewhere(states, 'me', 'en')).toEqual([{ name: 'Ilze', language: 'lv' }])
})

test('what a foreign client tells of itself is looked at before it is shown', () => {
  const states = new Map<number, Readonly<Record<string, unknown>>>([
    [1, {}],
    [2, { user: 'x', place: { language: 'fr' } }],
    [3, someone('m', 'Mallory', '<script>')],
    [4, someone('l', 'x'.repeat(500), 'fr')],
  ])
  expect(othersElsewhere(states, 'me', 'en').map(({ name }) => name.length)).toEqual([60])
})
