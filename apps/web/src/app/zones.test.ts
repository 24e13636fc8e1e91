import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './zones.ts'

test('a deadline is an hour of the letter’s zone, in summer and in winter', () => {
  expect(fromLocal('2026-07-01T12:00', 'Europe/Brussels')).toBe(Date.UTC(2026, 6, 1, 10))
  expect(fromLocal('2026-12-01T12:00', 'Europe/Brussels')).toBe(Date.UTC(2026, 11, 1, 11))
  expect(toLocal(Date.UTC(2026, 6, 1, 10), 'Europe/Brussels')).toBe('2026-07-01T12:00')
})

test('an hour written and read again is the same, around the change of clocks too', () => {
  for (const local of ['2026-03-29T01:30', '2026-03-29T03:30', '2026-10-25T01:30', '2026-10-25T03:30']) {
    expect(toLocal(fromLocal(local, 'Europe/Brussels'), 'Europe/Brussels')).toBe(local)
  }
})

test('no date is no instant', () => {
  expect(fromLocal('', 'Europe/Brussels')).toBeNull()
  expect(toLocal(null, 'Europe/Brussels')).toBe('')
})
