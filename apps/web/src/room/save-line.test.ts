import { loadTranslator } from '@undersigned/i18n'
import { expect, test } from 'vitest'
import { lineOf } from './save-line.tsx'

const { t } = await loadTranslator('en')
const always = { keptOnDevice: true, unsent: false, readOnly: null } as const

test('"saved" is said only of a room that is saved', () => {
  expect(lineOf({ ...always, kind: 'saved' }, t)).toEqual({ look: 'saved', words: 'Saved' })
  expect(lineOf({ ...always, kind: 'saving', unsent: true }, t).words).toBe('Saving…')
})

test('offline says whether what was written is kept on this device', () => {
  expect(lineOf({ ...always, kind: 'offline', unsent: true }, t).words).toBe('Offline, kept on this device')
  expect(lineOf({ ...always, kind: 'offline', unsent: true, keptOnDevice: false }, t).look).toBe('refused')
})

test('what was refused says why; where nothing was refused it only says that one reads', () => {
  expect(lineOf({ ...always, kind: 'refused', reason: 'frozen', unsent: true }, t).words).toBe('Not saved: The original is frozen')
  expect(lineOf({ ...always, kind: 'saved', readOnly: 'role' }, t).look).toBe('reading')
})
