// npm start: everything from a fresh clone to a running server, with no other service.
import { spawn } from 'node:child_process'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/run.mjs'

await ensureInstalled()
await ensureBuilt()
const server = spawn('npm', ['run', '--silent', 'serve'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, SEED_DEMO: process.env.SEED_DEMO ?? '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 0))
