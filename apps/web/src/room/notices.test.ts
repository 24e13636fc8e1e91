import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createNotices } from './notices.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('S20 what several rooms of a letter say at once is one reading; what they say later is another', () => {
  const read: string[] = []
  const hear = createNotices((letter) => read.push(letter))
  hear('a')
  hear('a')
  hear('b')
  expect(read).toEqual([])
  vi.runAllTimers()
  expect(read).toEqual(['a', 'b'])
  hear('a')
  vi.runAllTimers()
  expect(read).toEqual(['a', 'b', 'a'])
})
