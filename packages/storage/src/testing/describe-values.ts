import { describe, expect, test } from 'vitest'
import { ConflictError } from '../errors.ts'
import { isEmpty, markOf, setMark } from '../meta.ts'
import { letterRow, storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeValues(open: OpenEmpty): void {
  describe('values', () => {
    const store = withStore(open)

    test('P1 times, claims, numbers and bytes come back as they went in', async () => {
      const { db } = store()
      const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
      const mail = { id: 'm1', idempotencyKey: 'k1', letterId: null, keyId: 'key', recipient: bytes, locale: 'en', template: 'code' }
      const state = { content: new Uint8Array(0), state: 'queued' as const, attempts: 0, nextAt: 1_790_000_000_123, createdAt: 2 }
      const rest = { lastError: null, sentAt: null, contactIndex: null, recipientId: null, forgottenAt: null, expiresAt: null }
      await db
        .insertInto('outbox')
        .values({ ...mail, ...state, ...rest })
        .execute()
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', 'm1').executeTakeFirstOrThrow()
      expect(row).toEqual({ ...mail, ...state, ...rest, stream: 'transactional' })
      expect(row.recipient.constructor).toBe(Uint8Array)
      const { count } = await db.selectFrom('outbox').select(db.fn.countAll().as('count')).executeTakeFirstOrThrow()
      expect(count).toBe(1)
    })

    test('P1 what the accounts library writes in its own format is read as a time', async () => {
      const { db, dialect } = store()
      const at = new Date(1_790_000_000_123)
      const time = dialect === 'sqlite' ? at.toISOString() : at
      const values = { id: 'u1', name: 'Ada', email: 'ada@example.org', image: null, createdAt: time, updatedAt: time }
      await db
        .insertInto('user')
        .values({ ...values, emailVerified: dialect === 'sqlite' ? 1 : true })
        .execute()
      const user = await db.selectFrom('user').selectAll().where('id', '=', 'u1').executeTakeFirstOrThrow()
      expect(new Date(user.createdAt).getTime()).toBe(at.getTime())
      expect(Boolean(user.emailVerified)).toBe(true)
    })

    test('P5 the same thing twice and what belongs to nothing are conflicts', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'conflicting')
      await expect(db.insertInto('letter').values(letterRow(letter)).execute()).rejects.toMatchObject({ conflict: 'unique' })
      const lost = db.insertInto('version').values({ letterId: letter, language: 'fr', createdBy: 'nobody', createdAt: 1, removedAt: null })
      await expect(lost.execute()).rejects.toBeInstanceOf(ConflictError)
      await expect(lost.execute()).rejects.toMatchObject({ conflict: 'reference' })
    })

    test('P12 contact data without its key or index is refused', async () => {
      const { db } = store()
      const person = { id: 'p1', userId: null, name: 'Ada', language: 'en' as const, createdAt: 1, confirmedAt: null }
      const sealed = { contact: new Uint8Array([1]), contactKeyId: 'key', contactIndex: 'ab' }
      await expect(
        db
          .insertInto('person')
          .values({ ...person, ...sealed, contactIndex: null })
          .execute(),
      ).rejects.toThrow()
      await db
        .insertInto('person')
        .values({ ...person, ...sealed })
        .execute()
    })

    test('P1 the database says what it is', async () => {
      const { db } = store()
      expect(await markOf(db)).toBeNull()
      await setMark(db, 'demo')
      await setMark(db, 'bench')
      expect(await markOf(db)).toBe('bench')
      expect(await isEmpty(db)).toBe(false)
    })
  })
}
