import { expect, test } from 'vitest'
import { byDue, forecastOf, stepsOf } from './forecast.ts'

const DAY = 86_400_000
const mark = (day: number, done: number, whole = 200) => ({ at: day * DAY, done, whole })

test('T117 a word takes two steps, and what is outdated or a draft is to be done again', () => {
  const words = { missing: 1, draft: 2, translated: 30, reviewed: 10, stale: 4 }
  expect(stepsOf({ units: words, words, totalUnits: 47, totalWords: 47 })).toEqual({ done: 50, whole: 94 })
})

test('T117 the forecast is what is left by the pace of the last seven days', () => {
  expect(forecastOf([mark(0, 0), mark(10, 30), mark(17, 100)], 20 * DAY)).toEqual({ pace: 10, left: 100, at: 30 * DAY })
  expect(forecastOf([mark(18, 0), mark(19, 40)], 20 * DAY)).toEqual({ pace: 20, left: 160, at: 28 * DAY })
  expect(forecastOf([mark(19.9, 0), mark(19.95, 40)], 20 * DAY)).toEqual({ pace: 40, left: 160, at: 24 * DAY })
})

test('T117 without a pace, or with nothing left, nothing is foretold', () => {
  expect(forecastOf([], 0)).toEqual({ pace: 0, left: 0, at: null })
  expect(forecastOf([mark(0, 50)], 20 * DAY)).toEqual({ pace: 0, left: 150, at: null })
  expect(forecastOf([mark(0, 50), mark(18, 20)], 20 * DAY).at).toBeNull()
  expect(forecastOf([mark(15, 0), mark(19, 200)], 20 * DAY)).toMatchObject({ left: 0, at: null })
})

test('T178 of a day that is wanted it is said whether the pace will do, and if not, how much of what is left', () => {
  const forecast = { pace: 10, left: 40, at: 4 * DAY }
  expect(byDue(forecast, 4 * DAY, 0)).toEqual({ kind: 'in-time' })
  expect(byDue(forecast, 3 * DAY, 0)).toEqual({ kind: 'late', share: 0.75 })
  expect(byDue(forecast, DAY, DAY)).toEqual({ kind: 'past' })
  expect(byDue({ pace: 0, left: 40, at: null }, 9 * DAY, 0)).toEqual({ kind: 'late', share: 0 })
  expect(byDue({ pace: 3, left: 0, at: null }, DAY, 5 * DAY)).toBeNull()
})
