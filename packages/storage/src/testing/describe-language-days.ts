import { describe, expect, test } from 'vitest'
import { languageDaysOf, putLanguageDay } from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeLanguageDays(open: OpenEmpty): void {
  describe('days of a language', () => {
    const store = withStore(open)

    test('T117 each day is kept once, and what says the same as before is not kept again', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'days')
      const day = 86_400_000
      const put = (at: number, done: number) => putLanguageDay(db, { letterId, language: 'fr', done, whole: 200, at })
      await put(1, 0)
      await put(5, 10)
      await put(9, 10)
      await put(day + 1, 10)
      await put(3 * day, 40)
      const days = (await languageDaysOf(db, letterId)).get('fr') ?? []
      expect(days.map(({ day: on, done, at }) => [on, done, at])).toEqual([
        [0, 10, 5],
        [3, 40, 3 * day],
      ])
      expect((await languageDaysOf(db, letterId)).get('de')).toBeUndefined()
    })
  })
}
