import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { digestOf, type LetterId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { appendEvent, appendLoggedEvent } from '../events.ts'
import { openStore } from '../open-store.ts'
import { databaseFile } from '../sqlite/open.ts'
import type { Store } from '../store.ts'
import { aSalt, openTemporary, storeLetter } from '../testing/index.ts'
import { backupStore, restoreStore } from './backup.ts'
import { examineStore } from './examine.ts'
import { verifyStore } from './verify.ts'

let folder: string
let subject: Awaited<ReturnType<typeof openTemporary>>
let letter: LetterId
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undersigned-'))
  subject = await openTemporary()
  letter = await storeLetter(subject.store.db)
  await fill(subject.store, letter)
})
afterEach(async () => {
  await subject.dispose()
  rmSync(folder, { recursive: true })
})

describe('backup and restore', () => {
  test('P10 a backup taken while others write is one moment, and restoring gives it back', async () => {
    const { store, dataDir } = subject
    const file = join(folder, 'backups', 'today.sqlite')
    const writing = Promise.all(Array.from({ length: 40 }, (_, at) => append(store, letter, at)))
    backupStore(dataDir, file)
    await writing
    expect(statSync(file).mode & 0o077).toBe(0)
    restoreStore(file, join(folder, 'restored'))
    const restored = await openStore({ dataDir: join(folder, 'restored') })
    expect(await verifyStore(restored)).toMatchObject({ rooms: 1, events: 2, evidence: 1, problems: [] })
    const { tail } = await restored.log.read(roomOf(letter))
    expect(tail.length).toBeGreaterThanOrEqual(3)
    await restored.close()
  })

  test('P10 a store that nobody has open is backed up as well', async () => {
    await subject.store.close()
    const file = join(folder, 'a.sqlite')
    backupStore(subject.dataDir, file)
    restoreStore(file, join(folder, 'restored'))
    const restored = await openStore({ dataDir: join(folder, 'restored') })
    expect(await verifyStore(restored)).toMatchObject({ rooms: 1, events: 2, problems: [] })
    await restored.close()
  })

  test('P10 nothing that is there is written over', () => {
    const file = join(folder, 'a.sqlite')
    backupStore(subject.dataDir, file)
    expect(() => backupStore(subject.dataDir, file)).toThrow(expect.objectContaining({ reason: 'file-exists' }))
    expect(() => restoreStore(file, subject.dataDir)).toThrow(expect.objectContaining({ reason: 'store-exists' }))
    writeFileSync(`${databaseFile(folder)}-wal`, '')
    expect(() => restoreStore(file, folder)).toThrow(expect.objectContaining({ reason: 'store-exists' }))
    expect(() => backupStore(folder, join(folder, 'b.sqlite'))).toThrow(expect.objectContaining({ reason: 'no-store' }))
  })

  test('P10 what is no backup, or a damaged one, is not restored', () => {
    const file = join(folder, 'a.sqlite')
    writeFileSync(file, 'not a database, but long enough to look like a file of some kind')
    expect(() => restoreStore(file, join(folder, 'r'))).toThrow(expect.objectContaining({ reason: 'damaged' }))
    rmSync(file)
    backupStore(subject.dataDir, file)
    const bytes = readFileSync(file)
    bytes.fill(0xff, 8_192, 12_288)
    writeFileSync(file, bytes)
    expect(() => restoreStore(file, join(folder, 'r'))).toThrow(expect.objectContaining({ reason: 'damaged' }))
  })
})

describe('verify', () => {
  test('P11 a store as it should be has no problems', async () => {
    expect(await verifyStore(subject.store)).toEqual({ rooms: 1, events: 2, evidence: 1, problems: [] })
  })

  test.each([
    ['a gap in a room', 'delete from "room_update" where "n" = 2', { kind: 'room-gap', where: 'letter/letter/original' }],
    ['a missing end of a room', 'delete from "room_update" where "n" = 3', { kind: 'room-gap', where: 'letter/letter/original' }],
    ['a missing event', 'delete from "event" where "seq" = 1', { kind: 'event-gap', where: 'letter letter, event 2' }],
    [
      'a changed event',
      `update "event" set "payload" = '{"kind":"withdrawal"}' where "seq" = 2`,
      { kind: 'event-leaf', where: 'letter letter, event 2' },
    ],
    ['a changed manifest', `update "manifest" set "bytes" = x'7b7d20'`, { kind: 'digest', where: `letter letter, ${digestOf('{}')}` }],
    ['a row that belongs to nothing', 'delete from "coalition"', { kind: 'damaged', where: 'letter' }],
  ])('P11 it finds %s', async (_what, tampering, problem) => {
    await tamperedWith(tampering, async (store) => {
      expect((await verifyStore(store)).problems).toEqual([problem])
    })
  })
})

const roomOf = (id: LetterId) => roomId({ letter: id, part: 'original' })
const append = (store: Store, id: LetterId, at: number) =>
  store.log.append([{ room: roomOf(id), update: Uint8Array.of(at), person: null, at }])

async function fill(store: Store, letterId: LetterId): Promise<void> {
  for (const at of [1, 2, 3]) await append(store, letterId, at)
  const digest = digestOf('{}')
  await store.transaction(async (tx) => {
    await tx
      .insertInto('manifest')
      .values({ letterId, digest, previous: null, bytes: new TextEncoder().encode('{}'), by: '[]', at: 1 })
      .execute()
    await appendEvent(tx, { letterId, kind: 'frozen', payload: {}, salt: aSalt(1), actor: 'ada', at: 1 })
    const payload = { kind: 'approval', manifest: digest, language: 'en', organisation: 'org', by: 'ada' } as const
    await appendLoggedEvent(tx, { letterId, payload, salt: aSalt(2), actor: 'ada', at: 2 })
  })
}

/** As somebody with the file and an editor would: without triggers and keys. */
async function tamperedWith(statement: string, work: (store: Store) => Promise<void>): Promise<void> {
  const file = join(folder, 'copy.sqlite')
  backupStore(subject.dataDir, file)
  const dataDir = join(folder, 'tampered')
  restoreStore(file, dataDir)
  const db = new DatabaseSync(databaseFile(dataDir), { enableForeignKeyConstraints: false })
  db.exec('drop trigger "event_no_update"; drop trigger "event_no_delete"; drop trigger "manifest_no_update"')
  db.exec(statement)
  db.close()
  const store = await openStore({ dataDir })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

describe('examine', () => {
  test('P2 looking at a store says what it lacks and brings nothing up to date', async () => {
    expect(await examineStore({ dataDir: subject.dataDir })).toMatchObject({ dialect: 'sqlite', missing: [], damages: [] })
    const dataDir = join(folder, 'new')
    mkdirSync(dataDir)
    writeFileSync(databaseFile(dataDir), '')
    const found = await examineStore({ dataDir })
    expect(found.applied).toEqual([])
    expect(await examineStore({ dataDir })).toEqual(found)
    await expect(examineStore({ dataDir: folder })).rejects.toThrow('there is no store')
  })
})
