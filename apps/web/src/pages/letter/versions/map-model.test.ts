import { expect, test } from 'vitest'
import { blockersOf, countsOf, type LetterMap, mapView, sealSaid, shownBy, walked } from './map-model.ts'

const map: LetterMap = {
  units: ['a', 'b', 'c'].map((unit) => ({ unit, role: 'body', words: 3, begins: unit })),
  languages: [
    { language: 'fr', states: 'rrs', errors: [{ at: 2, checks: ['number-mismatch', 'url-mismatch'] }], returned: [] },
    { language: 'de', states: 'rrr', errors: [], returned: [] },
    { language: 'sv', states: 'rmc', errors: [], returned: [1] },
  ],
}
const view = mapView(map)
const everything = () => true

test('T111 a cell has the state, the errors and the refusals of its unit in its language', () => {
  expect(view.columns[0]?.cells).toEqual([
    { state: 'reviewed', returned: false, errors: 0 },
    { state: 'reviewed', returned: false, errors: 0 },
    { state: 'stale', returned: false, errors: 2 },
  ])
  expect(view.columns[2]?.cells[1]).toEqual({ state: 'missing', returned: true, errors: 0 })
  expect(view.columns.map(({ cells }) => cells[2]?.state)).toEqual(['stale', 'reviewed', 'covered'])
})

test('T112 what blocks sealing is shown alone, and a language or unit that is whole is left out', () => {
  const shown = shownBy(view, 'blocking', everything)
  expect(shown.columns.map(({ language }) => language)).toEqual(['fr', 'sv'])
  expect(shown.rows).toEqual([1, 2])
  expect(shown.columns.map(({ cells }) => cells.map(shown.isFaint))).toEqual([
    [true, true, false],
    [true, false, false],
  ])
  expect(shownBy(view, 'all', everything).rows).toEqual([0, 1, 2])
  expect(shownBy(view, 'mine', (language, unit) => language === 'de' && unit === 'b')).toMatchObject({ rows: [1] })
  expect(shownBy({ ...view, columns: view.columns.slice(1, 2) }, 'blocking', everything)).toMatchObject({ rows: [], columns: [] })
})

test('T114 the sums of a language add up to its units', () => {
  const counts = view.columns.map(countsOf)
  expect(counts[0]).toEqual({ missing: 0, covered: 0, draft: 0, translated: 0, reviewed: 2, stale: 1, errors: 1, units: 3 })
  expect(counts[2]).toMatchObject({ missing: 1, covered: 1, reviewed: 1 })
})

test('T113 keys walk the grid and never leave it', () => {
  const size = { rows: 400, columns: 24, page: 10 }
  const go = (key: string, ctrl = false, from = { row: 5, column: 5 }) => walked(from, { key, ctrl }, size)
  expect(go('ArrowUp')).toEqual({ row: 4, column: 5 })
  expect(go('ArrowDown')).toEqual({ row: 6, column: 5 })
  expect(go('ArrowLeft')).toEqual({ row: 5, column: 4 })
  expect(go('ArrowRight')).toEqual({ row: 5, column: 6 })
  expect(go('PageDown')).toEqual({ row: 15, column: 5 })
  expect(go('PageUp')).toEqual({ row: 0, column: 5 })
  expect(go('Home')).toEqual({ row: 5, column: 0 })
  expect(go('End')).toEqual({ row: 5, column: 23 })
  expect(go('Home', true)).toEqual({ row: 0, column: 0 })
  expect(go('End', true)).toEqual({ row: 399, column: 23 })
  expect(go('ArrowDown', false, { row: 399, column: 0 })).toEqual({ row: 399, column: 0 })
  expect(go('a')).toBeNull()
})

test('T116 what blocks a language is listed in the order of the original', () => {
  expect(view.columns.map((column) => blockersOf(view, column).map(({ at, unit, cell }) => [at, unit, cell.state]))).toEqual([
    [[2, 'c', 'stale']],
    [],
    [
      [1, 'b', 'missing'],
      [2, 'c', 'covered'],
    ],
  ])
})

test('T180 nothing blocks the seal of an original alone, and that is not said as a blocker', () => {
  expect(sealSaid(view, [])).toBe('original-alone')
  expect(sealSaid(view, ['de'])).toBe('nothing')
  expect(sealSaid(view, ['de', 'fr'])).toBe('blocked')
  expect(sealSaid(mapView({ units: [], languages: [] }), [])).toBe('original-alone')
})
