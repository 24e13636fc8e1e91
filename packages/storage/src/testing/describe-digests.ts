import { describe, expect, test } from 'vitest'
import { digestByToken, digestMarks, digestOfPerson, digestsOf, putAssignments, putDigest, setMuted } from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeDigests(open: OpenEmpty): void {
  describe('digests', () => {
    const store = withStore(open)

    test('T143 what somebody was told is replaced, and that they want no mails stays until they say otherwise', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'told')
      const row = (userId: string) => ({ letterId, userId, told: ['a'], tokenHash: `hash-${userId}`, muted: false, lastAt: null })
      await putDigest(db, row('eva'))
      await putDigest(db, row('jan'))
      await setMuted(db, 'hash-eva', true)
      await putDigest(db, { ...row('eva'), told: ['b', 'c'], lastAt: 7 })
      expect(await digestByToken(db, 'hash-eva')).toEqual({ ...row('eva'), told: ['b', 'c'], lastAt: 7, muted: true })
      expect(await digestOfPerson(db, letterId, 'jan')).toEqual(row('jan'))
      await setMuted(db, 'hash-eva', false)
      expect((await digestsOf(db, letterId)).map(({ userId, muted }) => [userId, muted])).toEqual(
        expect.arrayContaining([
          ['eva', false],
          ['jan', false],
        ]),
      )
      expect(await digestByToken(db, 'hash-nobody')).toBeNull()
      expect(await digestOfPerson(db, letterId, 'nobody')).toBeNull()
    })

    test('T141 a letter is looked at again when what its translators are to do may be another', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'looked')
      const markNow = async () => (await digestMarks(db, ['drafting'])).get(letterId)
      const before = await markNow()
      expect(await markNow()).toBe(before)
      const share = { letterId, language: 'fr' as const, userId: 'eva' }
      await putAssignments(db, share, [{ ...share, unit: 'p1', dueAt: null, by: 'ana', at: 5 }])
      expect(await markNow()).not.toBe(before)
      expect((await digestMarks(db, ['sealed'])).size).toBe(0)
    })
  })
}
