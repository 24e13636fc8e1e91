import { paragraphId } from '@undersigned/letter'
import { pair, type Row, unitsOf } from '@undersigned/translation'
import { describe, expect, test } from 'vitest'
import { withHeld } from './held.ts'

const rowsOf = (ids: string): readonly Row[] => {
  const paragraphs = [...ids].map((id) => ({
    ...{ id: paragraphId(id), kind: 'body' as const },
    content: [{ type: 'text' as const, text: id, marks: {} }],
  }))
  return pair(unitsOf({ language: 'en', paragraphs, notes: [] }), { units: new Map(), confirmed: new Map() })
}
const idsOf = (rows: readonly Row[]): string => rows.map((row) => row.unit.id).join('')

describe('the row somebody is in', () => {
  test('T175 stays where it stood when its paragraph goes, behind what still stands before it', () => {
    expect(idsOf(withHeld(rowsOf('abcd'), rowsOf('abd'), 'c'))).toBe('abcd')
    expect(idsOf(withHeld(rowsOf('abcd'), rowsOf('dxa'), 'c'))).toBe('dxac')
    expect(idsOf(withHeld(rowsOf('abcd'), rowsOf('bcd'), 'a'))).toBe('abcd')
    expect(idsOf(withHeld(rowsOf('abcd'), rowsOf(''), 'b'))).toBe('b')
  })

  test('T175 is not doubled when it returns, and goes with whoever leaves it', () => {
    const held = withHeld(rowsOf('abc'), rowsOf('ac'), 'b')
    const [back, without] = [rowsOf('abc'), rowsOf('ac')]
    expect(withHeld(held, back, 'b')).toBe(back)
    expect(withHeld(held, without, null)).toBe(without)
    expect(withHeld(held, without, 'c')).toBe(without)
    expect(withHeld(rowsOf('abc'), without, 'unknown')).toBe(without)
  })
})
