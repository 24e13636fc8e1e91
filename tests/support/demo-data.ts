import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from './server.ts'

/** Where the first of a run leaves what every server of it begins with; workers inherit it. */
const KEPT = 'DEMO_DATA_OF_THIS_RUN'

/** Seeds the demonstration once for a whole run of browser tests: to seed it costs a server more than all else of its start. */
export async function keepDemoData(): Promise<void> {
  const server = await startServer({ env: { SEED_DEMO: '1' } })
  await server.stop()
  process.env[KEPT] = server.dataDir
}

/** A data directory of one's own with the demonstration in it, or an empty one where nobody kept any. */
export function ownDemoData(): string {
  const own = mkdtempSync(join(tmpdir(), 'undersigned-'))
  const kept = process.env[KEPT]
  if (kept !== undefined) cpSync(kept, own, { recursive: true })
  return own
}
