import { describe, expect, test } from 'vitest'
import { enqueueMail, expireMails, markHanding, markSent, markUnclear, markUnsent, type OutboxRow, takeMails } from '../outbox.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const mail = (id: string, changes: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  idempotencyKey: `key of ${id}`,
  letterId: null,
  keyId: 'key',
  recipient: Uint8Array.of(1, 2),
  locale: 'fr',
  template: 'invitation',
  content: Uint8Array.of(3),
  state: 'queued',
  attempts: 0,
  nextAt: 100,
  lastError: null,
  createdAt: 100,
  sentAt: null,
  stream: 'transactional',
  contactIndex: null,
  recipientId: null,
  forgottenAt: null,
  expiresAt: null,
  ...changes,
})

export function describeOutbox(open: OpenEmpty): void {
  describe('the outbox', () => {
    const store = withStore(open)
    const idsTaken = async (now: number) => (await takeMails(store().db, { now, lease: 1_000, limit: 10 })).map(({ id }) => id).sort()

    test('P9 a mail asked for twice is queued once', async () => {
      const { db } = store()
      expect(await enqueueMail(db, mail('a'))).toBe(true)
      expect(await enqueueMail(db, mail('again', { idempotencyKey: 'key of a' }))).toBe(false)
    })

    test('P9 it is taken once, due again after the lease of a process that died, and gone when sent or given up', async () => {
      const { db } = store()
      await enqueueMail(db, mail('b', { nextAt: 500 }))
      expect(await idsTaken(99)).toEqual([])
      expect(await idsTaken(200)).toEqual(['a'])
      expect(await idsTaken(600)).toEqual(['b'])
      expect(await idsTaken(1_300)).toEqual(['a'])
      await markSent(db, 'a', 1_301)
      await markUnsent(db, 'b', { error: 'mailbox busy', nextAt: 2_000 })
      expect(await idsTaken(1_999)).toEqual([])
      expect(await idsTaken(2_000)).toEqual(['b'])
      await markUnsent(db, 'b', { error: 'no such mailbox', nextAt: null })
      expect(await idsTaken(9_000_000)).toEqual([])
      const rows = await db.selectFrom('outbox').select(['id', 'state', 'attempts', 'lastError', 'sentAt']).orderBy('id').execute()
      expect(rows).toEqual([
        { id: 'a', state: 'sent', attempts: 2, lastError: null, sentAt: 1_301 },
        { id: 'b', state: 'failed', attempts: 2, lastError: 'no such mailbox', sentAt: null },
      ])
    })

    test('G146 a copy that was being handed over when its process died is unclear, and is not taken again', async () => {
      const { db } = store()
      await enqueueMail(db, mail('handed', { stream: 'delivery' }))
      expect(await idsTaken(200)).toEqual(['handed'])
      await markHanding(db, 'handed', 1_000)
      expect(await markUnclear(db, 999)).toBe(0)
      expect(await markUnclear(db, 1_000)).toBe(1)
      expect(await idsTaken(9_000_000)).toEqual([])
    })

    test('G148 each stream is taken by itself', async () => {
      const { db } = store()
      await enqueueMail(db, mail('news', { stream: 'opt-in' }))
      const take = (streams: readonly OutboxRow['stream'][]) => takeMails(db, { now: 200, lease: 1, limit: 10, streams })
      expect(await take(['transactional', 'delivery'])).toEqual([])
      expect((await take(['opt-in'])).map(({ id }) => id)).toEqual(['news'])
      await markSent(db, 'news', 201)
    })

    test('G189 a mail whose purpose is over before it left is not taken any more, and is called that; one that is being sent is left to its sender', async () => {
      const { db } = store()
      await enqueueMail(db, mail('code', { expiresAt: 500 }))
      await enqueueMail(db, mail('link', { expiresAt: 400, nextAt: 9_000 }))
      await enqueueMail(db, mail('taken', { expiresAt: 400, state: 'sending', nextAt: 900 }))
      await enqueueMail(db, mail('gone', { expiresAt: 1, state: 'sent' }))
      expect(await expireMails(db, 399)).toBe(0)
      expect(await idsTaken(500)).toEqual([])
      expect(await expireMails(db, 500)).toBe(2)
      expect(await expireMails(db, 900)).toBe(1)
      const rows = await db.selectFrom('outbox').where('expiresAt', 'is not', null).select(['id', 'state']).orderBy('id').execute()
      expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual(['code expired', 'gone sent', 'link expired', 'taken expired'])
    })

    test('P9 two who take at once never take the same mail', async () => {
      const { db } = store()
      for (let at = 0; at < 6; at += 1) await enqueueMail(db, mail(`c${at}`))
      const taken = await Promise.all([1, 2, 3].map(() => idsTaken(300)))
      expect(taken.flat().sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5'])
    })
  })
}
