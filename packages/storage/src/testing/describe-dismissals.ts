import { unitDigest, unitId } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { type CheckDismissalRow, dismissalsOf, putDismissal, removeDismissals } from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeDismissals(open: OpenEmpty): void {
  describe('dismissed findings', () => {
    const store = withStore(open)

    test('T120 a dismissal is kept per check and pair of texts, gets the newer reason, and is taken back whole', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'dismissed')
      const row: CheckDismissalRow = {
        letterId: letter,
        language: 'fr',
        unit: unitId('p1'),
        check: 'number-mismatch',
        sourceDigest: unitDigest('v1:a'),
        targetDigest: unitDigest('v1:b'),
        reason: 'a figure of speech',
        by: 'eva',
        at: 1,
      }
      await putDismissal(db, row)
      await putDismissal(db, { ...row, reason: 'a proverb', by: 'dan', at: 2 })
      await putDismissal(db, { ...row, targetDigest: unitDigest('v1:c'), at: 3 })
      await putDismissal(db, { ...row, unit: unitId('p2'), at: 4 })
      await putDismissal(db, { ...row, language: 'de', at: 5 })
      const reasons = (await dismissalsOf(db, letter, 'fr', row.unit)).map(({ reason, by }) => [reason, by])
      expect(reasons).toEqual([
        ['a proverb', 'dan'],
        ['a figure of speech', 'eva'],
      ])
      const { unit, check } = row
      expect(await removeDismissals(db, { letter, language: 'fr', unit, check })).toBe(true)
      expect(await removeDismissals(db, { letter, language: 'fr', unit, check })).toBe(false)
      expect((await dismissalsOf(db, letter, 'fr')).map((each) => each.unit)).toEqual(['p2'])
      expect(await dismissalsOf(db, letter, 'de')).toHaveLength(1)
    })
  })
}
