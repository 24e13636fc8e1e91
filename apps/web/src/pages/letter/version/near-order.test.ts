import { describe, expect, test } from 'vitest'
import { nextOf, type Spot, type View } from './near-order.ts'

const view: View = { top: 10_000, height: 900, isDownward: true }
const spot = (top: number, its: Partial<Spot> = {}): Spot => ({ top, isWanted: true, isMounted: false, isHeld: () => false, ...its })

/** Draws and folds until nothing is left to do; the tops in that order. */
function orderOf(rows: readonly Spot[], seen: View = view): readonly number[] {
  const order: number[] = []
  for (let next = nextOf(rows, seen); next !== null; next = nextOf(rows, seen)) {
    next.isMounted = next.isWanted
    order.push(next.top)
  }
  return order
}

describe('which row becomes whole next', () => {
  test('T170 what is on the screen first, then what comes, then what was passed', () => {
    const rows = [9_200, 9_500, 10_300, 10_800, 11_200, 11_600].map((top) => spot(top))
    expect(orderOf(rows)).toEqual([10_300, 10_800, 11_200, 11_600, 9_500, 9_200])
    for (const row of rows) row.isMounted = false
    expect(orderOf(rows, { ...view, isDownward: false })).toEqual([10_300, 10_800, 9_500, 9_200, 11_200, 11_600])
  })

  test('T170 a row that was passed before its turn is left out, and nothing is folded while one is missing', () => {
    const left = Array.from({ length: 60 }, (_, at) => spot(at * 100, { isWanted: false, isMounted: true }))
    const rows = [...left, spot(10_100), spot(200_000, { isWanted: false })]
    expect(nextOf(rows, view)?.top).toBe(10_100)
  })

  test('T170 rows that were left stay whole up to a number, the farthest fold first, and one that somebody is in never folds', () => {
    const left = Array.from({ length: 50 }, (_, at) => spot(at * 100, { isWanted: false, isMounted: true, isHeld: () => at === 0 }))
    const folded = orderOf([...left, spot(10_100)])
    expect(folded).toEqual([10_100, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100])
    expect(nextOf(left.slice(0, 40), view)).toBeNull()
  })
})
