import { existsSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const lock = join(root, 'package-lock.json')
/** npm's own note of what it installed; younger than the lock when the lock is what is there. */
const installed = join(root, 'node_modules', '.package-lock.json')

/** Installs the locked packages unless that was done after the lock last changed. */
export async function ensureInstalled() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  console.log('Installing packages …')
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) {
    console.error('npm ci failed; the messages above say why. Nothing else was changed.')
    process.exit(code)
  }
  utimesSync(installed, new Date(), new Date())
}
