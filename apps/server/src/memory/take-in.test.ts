import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memorySizes, openStore, type Store } from '@undersigned/storage'
import type { Entry } from '@undersigned/translation'
import { expect, onTestFinished, test } from 'vitest'
import { takeIn } from './take-in.ts'

const entry = (at: number): Entry => ({
  ...{ from: 'en', to: 'fr', before: '', after: '', letter: null, unit: null, by: 'Ada', at: 1 },
  source: [{ type: 'text', text: `Night train ${at}`, marks: {} }],
  target: [{ type: 'text', text: `Train de nuit ${at}`, marks: {} }],
})

test('T103 a long list is taken in some at a time, so that none holds the writer for long; what was cut off is taken in again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'take-in-'))
  const store = await openStore({ dataDir })
  onTestFinished(async () => {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await store.db.insertInto('coalition').values({ id: 'c', name: 'Open Rails', createdBy: null, createdAt: 1 }).execute()
  const entries = Array.from({ length: 1_000 }, (_, at) => entry(at))
  const kept = async () => (await memorySizes(store.db, 'c')).map(({ count }) => Number(count))
  let turns = 0
  const cutOff: Pick<Store, 'transaction'> = {
    transaction: (work) => {
      turns += 1
      return turns === 3 ? Promise.reject(new Error('the power went')) : store.transaction(work)
    },
  }
  await expect(takeIn(cutOff, 'c', entries)).rejects.toThrow('the power went')
  expect(await kept()).toEqual([800])
  await takeIn(cutOff, 'c', entries)
  expect(await kept()).toEqual([1_000])
  expect(turns).toBe(6)
})
