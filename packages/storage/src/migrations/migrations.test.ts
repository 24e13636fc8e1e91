import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../open-store.ts'
import { describeMigrations } from '../testing/index.ts'

describeMigrations('SQLite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'undersigned-'))
  return {
    open: (limits = {}) => openStore({ dataDir, ...limits }),
    dispose: async () => rmSync(dataDir, { recursive: true }),
  }
})
