import { openStore } from '@undersigned/storage'
import { describeMigrations, describeStore, type OpenEmpty } from '@undersigned/storage/testing'
import { describeUpdateLog } from '@undersigned/sync/testing'
import { afterAll, beforeAll, describe } from 'vitest'
import { findPostgres, type RunningPostgres, startPostgres } from '../support/postgres.ts'

const binaries = findPostgres()

describe.skipIf(binaries === null)('on a Postgres of our own', () => {
  let postgres: RunningPostgres | null = null
  let databases = 0
  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? '')
  })
  afterAll(() => postgres?.stop())

  async function newDatabase(): Promise<string> {
    if (postgres === null) throw new Error('Postgres is not running')
    databases += 1
    return postgres.newDatabase(`test${databases}`)
  }

  const openEmpty: OpenEmpty = async (limits = {}) => {
    const store = await openStore({ databaseUrl: await newDatabase(), ...limits })
    return { store, dispose: () => store.close() }
  }

  describeStore('Postgres', openEmpty)

  describeUpdateLog('Postgres', async () => {
    const databaseUrl = await newDatabase()
    let store = await openStore({ databaseUrl })
    return {
      log: store.log,
      async reopened() {
        await store.close()
        store = await openStore({ databaseUrl })
        return store.log
      },
      dispose: () => store.close(),
    }
  })

  describeMigrations('Postgres', async () => {
    const databaseUrl = await newDatabase()
    return { open: (limits = {}) => openStore({ databaseUrl, ...limits }), dispose: async () => undefined }
  })
})
