import { byDue } from '@undersigned/translation'
import { expect, test } from 'vitest'
import { dueWord } from './due-word.ts'

const DAY = 24 * 60 * 60 * 1000
const told = (pace: number, at: number | null, due: number) => {
  const then = byDue({ pace, left: 100, at }, due, 10 * DAY)
  return then === null ? null : dueWord(then, pace)
}

test('T178 a version that nobody has moved is not reckoned by a pace of nothing', () => {
  expect(told(0, null, 20 * DAY)).toBe('unmoved')
  expect(told(0, null, 9 * DAY)).toBe('past')
})

test('T178 one that moves is told by its pace', () => {
  expect(told(2, 60 * DAY, 20 * DAY)).toBe('late')
  expect(told(20, 15 * DAY, 20 * DAY)).toBe('in-time')
})
