import { describe, expect, test } from 'vitest'
import { assignmentsOf, doneMarksOf, putAssignments, removeAssignments, setDone } from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeAssignments(open: OpenEmpty): void {
  describe('assignments', () => {
    const store = withStore(open)

    test('T118 what somebody is given of a language replaces what they had of it, and of nothing else', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'given')
      const share = (userId: string, language: 'fr' | 'de') => ({ letterId, language, userId })
      const row = (userId: string, language: 'fr' | 'de', unit: string, dueAt: number | null) => ({
        ...share(userId, language),
        ...{ unit, dueAt, by: 'ana', at: 1 },
      })
      await putAssignments(db, share('eva', 'fr'), [row('eva', 'fr', '', 9)])
      await putAssignments(db, share('eva', 'de'), [row('eva', 'de', '', null)])
      await putAssignments(db, share('jan', 'fr'), [row('jan', 'fr', 'p1', null)])
      await putAssignments(db, share('eva', 'fr'), [row('eva', 'fr', 'p2', 7), row('eva', 'fr', 'p3', 7)])
      const given = async () =>
        (await assignmentsOf(db, letterId)).map(({ userId, language, unit, dueAt }) => [userId, language, unit, dueAt])
      expect(await given()).toEqual(
        expect.arrayContaining([
          ['eva', 'de', '', null],
          ['eva', 'fr', 'p2', 7],
          ['eva', 'fr', 'p3', 7],
          ['jan', 'fr', 'p1', null],
        ]),
      )
      expect(await removeAssignments(db, share('eva', 'fr'))).toBe(true)
      expect(await removeAssignments(db, share('eva', 'fr'))).toBe(false)
      expect(await given()).toHaveLength(2)
    })

    test('T119 that something is done is said once, and taken back', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'done')
      const share = { letterId, language: 'fr' as const, userId: 'eva' }
      await setDone(db, share, 1)
      await setDone(db, share, 2)
      expect(await doneMarksOf(db, letterId)).toEqual([{ ...share, at: 2 }])
      await setDone(db, share, null)
      expect(await doneMarksOf(db, letterId)).toEqual([])
    })
  })
}
