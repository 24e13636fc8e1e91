import { expect, test } from 'vitest'
import { atFirst, type Facts, saveState } from './save-state.ts'

const open: Facts = { ...atFirst, connection: 'open', hasAnswered: true, framesSent: 3, framesSaved: 3 }

test('S17 saved means: connected, everything from before has been sent, and all that was sent is confirmed', () => {
  expect(saveState(open).kind).toBe('saved')
  expect(saveState({ ...open, framesSaved: 2, unsent: true }).kind).toBe('saving')
  expect(saveState({ ...open, hasAnswered: false }).kind).toBe('connecting')
  expect(saveState({ ...open, hasAnswered: false, unsent: true }).kind).toBe('saving')
  expect(saveState({ ...open, connection: 'lost' }).kind).toBe('offline')
  expect(saveState(atFirst).kind).toBe('connecting')
})

test('S17 a refusal outweighs everything and says why', () => {
  expect(saveState({ ...open, refusal: 'frozen', unsent: true, keptOnDevice: true, readOnly: 'frozen' })).toEqual({
    kind: 'refused',
    reason: 'frozen',
    keptOnDevice: true,
    unsent: true,
    readOnly: 'frozen',
  })
})
