import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeUpdateLog } from '@undersigned/sync/testing'
import type { Store } from '../store.ts'
import { openSqlite } from './open.ts'

describeUpdateLog('SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'undersigned-'))
  let store: Store = await openSqlite({ dataDir })
  return {
    log: store.log,
    async reopened() {
      await store.close()
      store = await openSqlite({ dataDir })
      return store.log
    },
    async dispose() {
      await store.close()
      rmSync(dataDir, { recursive: true })
    },
  }
})
