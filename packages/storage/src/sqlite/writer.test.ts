import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letterId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { StorageLost } from '../errors.ts'
import { verifyStore } from '../maintenance/verify.ts'
import { openStore } from '../open-store.ts'
import type { Queries } from '../store.ts'
import { openTemporary } from '../testing/index.ts'
import { WriterThread } from './writer-thread.ts'

test('P4 a question that was not waited for does not slip out of its transaction', async () => {
  const { store, dispose } = await openTemporary()
  let late: Queries = store.db
  await store.transaction(async (tx) => {
    late = tx
  })
  await expect(late.insertInto('meta').values({ key: 'late', value: '' }).execute()).rejects.toThrow('already committed')
  expect(await store.db.selectFrom('meta').selectAll().execute()).toEqual([])
  await dispose()
})

test('P3 a store that is closed answers nothing more, and what was asked before is done', async () => {
  const { store, dispose } = await openTemporary()
  const written = store.db.insertInto('meta').values({ key: 'last', value: '' }).execute()
  await written
  await store.close()
  await expect(store.log.append([])).resolves.toEqual(new Map())
  await expect(store.db.selectFrom('meta').selectAll().execute()).rejects.toThrow()
  await dispose()
})

test('P50 what was deleted or written over is not left behind in the file', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'forgotten-'))
  const store = await openStore({ dataDir })
  const { db } = store
  const rows = Array.from({ length: 300 }, (_, at) => ({ key: `${at}`, value: `somebody${at}@signs.example ${'.'.repeat(200)}` }))
  await db.insertInto('meta').values(rows).execute()
  await db.deleteFrom('meta').where('key', 'like', '%1%').execute()
  await db.updateTable('meta').set({ value: '' }).where('key', 'like', '%2%').execute()
  await db.deleteFrom('meta').where('value', '!=', '').execute()
  await store.close()
  const left = readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes('@signs.example'))
  expect(left).toEqual([])
  rmSync(dataDir, { recursive: true })
})

test('P3 a statement that fails alone hinders no other', async () => {
  const { store, dispose } = await openTemporary()
  const rows = ['a', 'a', 'b'].map((key) => store.db.insertInto('meta').values({ key, value: '' }).execute())
  const outcomes = await Promise.allSettled(rows)
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await dispose()
})

test('P2 a file that is no database is refused and left as it is', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'undersigned-'))
  const file = join(dataDir, 'undersigned.sqlite')
  writeFileSync(file, 'somebody put their notes here, and they are longer than a header')
  await expect(openStore({ dataDir })).rejects.toBeInstanceOf(StorageLost)
  expect(await new WriterThread({ path: file }).lost).toBeInstanceOf(StorageLost)
  expect(readFileSync(file, 'utf8')).toContain('notes')
  rmSync(dataDir, { recursive: true })
})

test('P3 a full disk refuses what does not fit, keeps what was answered for, and writing goes on when there is room', async () => {
  const { store, dispose } = await openTemporary()
  const room = roomId({ letter: letterId('full'), part: 'original' })
  const append = (size: number) => store.log.append([{ room, update: new Uint8Array(size), person: null, at: 1 }])
  await append(10)
  await sql`pragma max_page_count = 1`.execute(store.db)
  const outcomes = await Promise.allSettled([append(50_000), append(60_000), append(70_000)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  const noted = store.transaction((tx) =>
    tx
      .insertInto('meta')
      .values({ key: 'large', value: 'x'.repeat(50_000) })
      .execute(),
  )
  await expect(noted).rejects.toMatchObject({ errcode: 13 })
  expect(await store.log.head(room)).toEqual({ n: 1, stopped: null })
  await sql`pragma max_page_count = 4294967294`.execute(store.db)
  expect((await append(50_000)).get(room)).toEqual({ outcome: 'appended', n: 2 })
  expect((await verifyStore(store)).problems).toEqual([])
  await dispose()
})
