// npm start: everything from a fresh clone to a running server, with no other service.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { projectNode } from './lib/node.mjs'
import { root, run } from './lib/run.mjs'

await ensureInstalled()
await ensureBuilt()
const env = {
  SEED_DEMO: process.env.SEED_DEMO ?? '1',
  // Types are stripped once, not at every start: half the time and a quarter of the memory.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compile'),
  // Each thread would keep an allocator's arena of its own, and what a short-lived worker freed with it.
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
}
const dataDir = resolve(root, process.env.DATA_DIR || 'data')
const isEmpty = !existsSync(dataDir) || readdirSync(dataDir).length === 0
if (env.SEED_DEMO === '1' && isEmpty && !process.env.DATABASE_URL) {
  console.log('Writing a demonstration to try …')
  // A process of its own: what only seeding needs would stay in the server's memory for good. What it cannot do, the server says.
  await run(projectNode(), ['apps/server/src/demo/main.ts'], { env, quiet: true })
}
const server = spawn(projectNode(), ['apps/server/src/main.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 0))
