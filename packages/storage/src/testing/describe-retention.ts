import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  closedWithContacts,
  countDue,
  countVisitsDue,
  enqueueMail,
  forgetDue,
  insertSignatory,
  neverConfirmed,
  PLAIN_CLOCKS,
  suppress,
  takeMails,
  takenBack,
} from '../queries.ts'
import { signatoryRow } from './describe-signatories.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const blank = { keyId: 'k', recipient: new Uint8Array([0]), content: new Uint8Array([0]) }
const sealed = { contact: new Uint8Array([1]), contactKeyId: 'k', contactIndex: 'i' }
const due = { before: 50, limit: 10 }

export function describeRetention(open: OpenEmpty): void {
  describe('what goes by the clock', () => {
    const store = withStore(open)

    test('P31 a letter is due when it was closed long enough and still knows an address', async () => {
      const { db } = store()
      for (const [name, stageSince] of Object.entries({ early: 50, late: 51, open: 1, empty: 1 })) {
        const letter = await storeLetter(db, name)
        const stage = name === 'open' ? ('sign-on' as const) : ('closed' as const)
        await db.updateTable('letter').set({ stage, stageSince }).where('id', '=', letter).execute()
        const contact = name === 'empty' ? {} : sealed
        await insertSignatory(db, signatoryRow(letter, `of-${name}`, contact))
      }
      expect(await closedWithContacts(db, due)).toEqual(['early'])
    })

    test('P32 whose link is worth nothing since long enough, and who took their name back, are due', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'unsigned')
      const rows = {
        pending: { state: 'pending', confirmExpiresAt: 50 },
        waiting: { state: 'pending', confirmExpiresAt: 51 },
        invited: { state: 'invited', invitedAt: 50 },
        asked: { state: 'invited', invitedAt: 1, inviteExpiresAt: 60 },
        named: { state: 'named' },
        gone: { state: 'withdrawn', withdrawnAt: 50 },
        going: { state: 'withdrawn', withdrawnAt: 51 },
      } as const
      for (const [id, changes] of Object.entries(rows)) await insertSignatory(db, signatoryRow(letter, id, changes))
      expect((await neverConfirmed(db, due)).map(({ id }) => id)).toEqual(['invited', 'pending'])
      expect((await takenBack(db, due)).map(({ id }) => id)).toEqual(['gone'])
      expect((await neverConfirmed(db, { ...due, limit: 1 })).length).toBe(1)
    })

    test('P33 P34 a mail is emptied once, batch by batch, and is never sent after', async () => {
      const { db, transaction } = store()
      for (let n = 0; n < 25; n += 1) {
        const rest = { locale: 'fr', template: 'invitation', attempts: 0, nextAt: 1, lastError: 'said', sentAt: null, recipientId: null }
        const mail = { id: `m${n}`, idempotencyKey: `key/${n}`, letterId: null, ...blank, contactIndex: 'i', state: 'queued' as const }
        await enqueueMail(db, { ...mail, ...rest, createdAt: 26 + n, stream: 'transactional' })
      }
      const late = { before: 45, limit: 10, blank: { ...blank, keyId: 'new' } }
      const counts: number[] = [await countDue(db, 'mail', late)]
      for (let n = 0; n < 3; n += 1) counts.push(await transaction((tx) => forgetDue(tx, 'mail', late)))
      expect(counts).toEqual([10, 10, 10, 0])
      const kept = await db.selectFrom('outbox').where('forgottenAt', 'is not', null).selectAll().execute()
      expect(kept.map(({ keyId, contactIndex, lastError, state }) => `${keyId} ${contactIndex} ${lastError} ${state}`)).toEqual(
        Array(20).fill('new null null failed'),
      )
      expect((await takeMails(db, { now: 99, lease: 1, limit: 50 })).length).toBe(5)
    })

    test('P33 every other clock finds its rows on either database, and takes them', async () => {
      const { db, transaction } = store()
      const letterId = await storeLetter(db, 'clocks')
      await suppress(db, { contactIndex: 'old', scope: 'all', reason: '', at: 50 })
      await suppress(db, { contactIndex: 'new', scope: 'all', reason: '', at: 51 })
      const seen = { letterId, coalitionId: 'coalition', by: 'ana', what: 'desk', signature: null, count: 1, reason: '' }
      await db
        .insertInto('contact_access')
        .values([50, 51].map((at) => ({ ...seen, id: randomUUID(), at })))
        .execute()
      const found: Record<string, number> = {}
      for (const clock of PLAIN_CLOCKS) {
        found[clock] = await countDue(db, clock, due)
        expect([clock, await transaction((tx) => forgetDue(tx, clock, { ...due, blank }))]).toEqual([clock, found[clock]])
        expect([clock, await countDue(db, clock, due)]).toEqual([clock, 0])
      }
      expect(found).toMatchObject({ suppression: 1, access: 1, session: 0, invitation: 0, report: 0, answer: 0 })
      expect(await countVisitsDue(db, 0)).toBe(0)
    })
  })
}
