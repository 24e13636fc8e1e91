import { roomId } from '@undersigned/sync'
import { describe, expect, test } from 'vitest'
import { ImmutableError } from '../errors.ts'
import { appendEvent, appendLoggedEvent, eraseEvent, eventsOf } from '../events.ts'
import { aDigest, aSalt, storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeEvidence(open: OpenEmpty): void {
  describe('evidence', () => {
    const store = withStore(open)

    test('P7 events are numbered per letter without a gap, however many are written at once', async () => {
      const { db, transaction } = store()
      const letters = [await storeLetter(db, 'first'), await storeLetter(db, 'second')]
      const written = letters.flatMap((letterId) =>
        Array.from({ length: 8 }, (_, at) =>
          transaction((tx) => appendEvent(tx, { letterId, kind: 'noted', payload: { at }, salt: aSalt(at), actor: 'ada', at })),
        ),
      )
      const numbers = await Promise.all(written)
      expect(numbers.slice(0, 8).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(numbers.slice(8).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      const [newest] = await eventsOf(db, 'first', { limit: 1 })
      expect(newest).toMatchObject({ seq: 8, kind: 'noted', actor: 'ada' })
    })

    test('P7 an event is not changed or deleted, and its person can be erased without its leaf', async () => {
      const { db, transaction } = store()
      const letterId = await storeLetter(db, 'evident')
      const payload = { kind: 'approval', manifest: aDigest, language: 'en', organisation: 'org', by: 'ada' } as const
      const seq = await transaction((tx) => appendLoggedEvent(tx, { letterId, payload, salt: aSalt(7), actor: 'ada', at: 5 }))
      const events = db.updateTable('event').where('letterId', '=', letterId)
      await expect(events.set({ actor: 'eve' }).execute()).rejects.toBeInstanceOf(ImmutableError)
      await expect(events.set({ payload: '{}' }).execute()).rejects.toBeInstanceOf(ImmutableError)
      await expect(events.set({ salt: null, payload: null, leaf: '{}' }).execute()).rejects.toBeInstanceOf(ImmutableError)
      await expect(db.deleteFrom('event').where('letterId', '=', letterId).execute()).rejects.toBeInstanceOf(ImmutableError)
      const whole = await db.selectFrom('event').selectAll().where('letterId', '=', letterId).executeTakeFirstOrThrow()
      expect(whole.leaf).toContain('commitment')
      await transaction((tx) => eraseEvent(tx, letterId, seq))
      const erased = await db.selectFrom('event').selectAll().where('letterId', '=', letterId).executeTakeFirstOrThrow()
      expect(erased).toEqual({ ...whole, payload: null, salt: null })
    })

    test('P8 a manifest and a frozen text stay as they are', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'sealed')
      const bytes = new TextEncoder().encode('{}')
      await db.insertInto('manifest').values({ letterId, digest: aDigest, previous: null, bytes, by: '[]', at: 1 }).execute()
      const room = roomId({ letter: letterId, part: 'original' })
      await db
        .insertInto('frozen_text')
        .values({ letterId, room, n: 1, language: 'en', bytes, digest: aDigest, text: '{}', at: 1 })
        .execute()
      await expect(db.updateTable('manifest').set({ at: 2 }).execute()).rejects.toBeInstanceOf(ImmutableError)
      await expect(db.deleteFrom('manifest').execute()).rejects.toBeInstanceOf(ImmutableError)
      await expect(db.updateTable('frozen_text').set({ text: '' }).execute()).rejects.toBeInstanceOf(ImmutableError)
      await expect(db.deleteFrom('frozen_text').execute()).rejects.toBeInstanceOf(ImmutableError)
    })
  })
}
