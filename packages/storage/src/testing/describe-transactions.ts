import { roomId } from '@undersigned/sync'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { OutsideTransaction, TransactionExpired } from '../errors.ts'
import { readRoom, reopenRooms, stopRooms } from '../rooms.ts'
import type { Queries } from '../store.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeTransactions(open: OpenEmpty): void {
  describe('transactions', () => {
    const store = withStore(open)

    test('P4 a transaction leaves all of it or nothing', async () => {
      const { db, transaction } = store()
      const broken = transaction(async (tx) => {
        await tx.insertInto('meta').values({ key: 'half', value: 'done' }).execute()
        throw new Error('and no further')
      })
      await expect(broken).rejects.toThrow('and no further')
      expect(await db.selectFrom('meta').selectAll().where('key', '=', 'half').execute()).toEqual([])
    })

    test('P4 what a transaction has read still holds when it writes, however many run at once', async () => {
      const { db, transaction } = store()
      await db.insertInto('meta').values({ key: 'count', value: '0' }).execute()
      const countUp = () =>
        transaction(async (tx) => {
          const { value } = await tx.selectFrom('meta').select('value').where('key', '=', 'count').executeTakeFirstOrThrow()
          await tx
            .updateTable('meta')
            .set({ value: String(Number(value) + 1) })
            .where('key', '=', 'count')
            .execute()
        })
      await Promise.all(Array.from({ length: 25 }, countUp))
      expect(await db.selectFrom('meta').select('value').where('key', '=', 'count').executeTakeFirst()).toEqual({ value: '25' })
    })

    test('P4 inside a transaction only its tx may be asked, and afterwards everything again', async () => {
      const { db, transaction } = store()
      const write = () => db.insertInto('meta').values({ key: 'around', value: '' }).execute()
      const read = () => db.selectFrom('meta').selectAll().execute()
      await expect(transaction(write)).rejects.toBeInstanceOf(OutsideTransaction)
      await expect(transaction(read)).rejects.toBeInstanceOf(OutsideTransaction)
      await expect(transaction(() => transaction(async () => undefined))).rejects.toBeInstanceOf(OutsideTransaction)
      let later: Promise<unknown> = Promise.resolve()
      const released = Promise.withResolvers<void>()
      await transaction(async () => {
        later = released.promise.then(read)
      })
      released.resolve()
      expect(await later).toBeInstanceOf(Array)
    })

    test('P6 the stage changes and the room stops at one number, among appends in flight', async () => {
      const { db, log, transaction } = store()
      const letter = await storeLetter(db, 'frozen')
      const room = roomId({ letter, part: 'original' })
      const append = (n: number) => log.append([{ room, update: Uint8Array.of(n), person: null, at: n }])
      const before = Promise.all([1, 2, 3].map(append))
      const frozen = transaction(async (tx) => {
        await tx.updateTable('letter').set({ stage: 'frozen', stageSince: 9 }).where('id', '=', letter).execute()
        const stops = await stopRooms(tx, [room], { reason: 'frozen', at: 9 })
        return { n: stops.get(room)?.n, content: await readRoom(tx, room) }
      })
      const after = Promise.all([4, 5, 6].map(append))
      const outcomes = [...(await before), ...(await after)].map((heads) => heads.get(room)?.outcome)
      const { n, content } = await frozen
      expect(n).toBe(outcomes.filter((outcome) => outcome === 'appended').length)
      expect(content.tail).toHaveLength(n ?? -1)
      expect(await log.head(room)).toEqual({ n, stopped: { n, reason: 'frozen' } })
      expect((await append(7)).get(room)).toEqual({ outcome: 'stopped', stop: { n, reason: 'frozen' } })
      await transaction((tx) => reopenRooms(tx, [room]))
      expect((await append(8)).get(room)).toEqual({ outcome: 'appended', n: (n ?? 0) + 1 })
    })

    test('P4 P6 a decision and an append that wait for each other both come to their end', async () => {
      const { db, dialect, log, transaction } = store()
      const letter = await storeLetter(db, 'crossed')
      const [french, original] = [roomId({ letter, part: 'fr' }), roomId({ letter, part: 'original' })]
      const stop = { reason: 'sealed', at: 9 } as const
      const holdsOne = Promise.withResolvers<void>()
      const sealing = transaction(async (tx) => {
        await stopRooms(tx, [original], stop)
        holdsOne.resolve()
        if (dialect === 'postgres') await vi.waitFor(async () => expect(await waitingForARow(tx)).toBe(1), { timeout: 10_000 })
        await stopRooms(tx, [french], stop)
      })
      await holdsOne.promise
      const update = { update: Uint8Array.of(1), person: null, at: 1 }
      const outcomes = await log.append([
        { room: french, ...update },
        { room: original, ...update },
      ])
      await sealing
      expect([outcomes.get(french)?.outcome, outcomes.get(original)?.outcome]).toEqual(['stopped', 'stopped'])
      expect((await log.head(french)).stopped).toEqual({ n: 0, reason: 'sealed' })
    })

    test('P6 a freeze that fails leaves the room open', async () => {
      const { db, log, transaction } = store()
      const room = roomId({ letter: await storeLetter(db, 'unfrozen'), part: 'original' })
      const failing = transaction(async (tx) => {
        await stopRooms(tx, [room], { reason: 'frozen', at: 9 })
        throw new Error('the second person was the first')
      })
      await expect(failing).rejects.toThrow('the second person')
      expect((await log.append([{ room, update: Uint8Array.of(1), person: null, at: 1 }])).get(room)).toEqual({ outcome: 'appended', n: 1 })
    })
  })

  describe('a transaction that never ends', () => {
    const store = withStore(open, { transactionLimit: 100 })

    test('P4 it is rolled back and told so, and the others go on', async () => {
      const { db, log, transaction } = store()
      const forgotten = transaction(async (tx) => {
        await tx.insertInto('meta').values({ key: 'forgotten', value: '' }).execute()
        const room = roomId({ letter: await storeLetter(tx, 'waiting'), part: 'original' })
        await stopRooms(tx, [room], { reason: 'frozen', at: 1 })
        await log.append([{ room, update: Uint8Array.of(1), person: null, at: 1 }])
      })
      await expect(forgotten).rejects.toBeInstanceOf(TransactionExpired)
      expect(await db.selectFrom('meta').selectAll().execute()).toEqual([])
      await transaction(async (tx) => tx.insertInto('meta').values({ key: 'next', value: '' }).execute())
    })
  })
}

/** How many wait for what another transaction of this Postgres has touched. */
async function waitingForARow(tx: Queries): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as "waiting" from pg_locks
    where not granted and locktype = 'transactionid'`.execute(tx)
  return rows[0]?.waiting ?? 0
}
