import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const built = join(root, 'apps/web/dist/index.html')
const sources = ['apps/web', 'packages', 'package-lock.json', 'tsconfig.base.json']

/** The latest change below a path, in ms; folders that builds write are passed over. */
function newest(path) {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return readdirSync(path)
    .filter((name) => !['node_modules', 'dist', '.turbo'].includes(name))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

/** Builds the web app unless what was built is younger than every source. */
export async function ensureBuilt() {
  const latest = Math.max(...sources.map((source) => newest(join(root, source))))
  if (existsSync(built) && statSync(built).mtimeMs > latest) return
  console.log('Building the web app …')
  const { code } = await run('npm', ['run', '--silent', 'build'], { quiet: false })
  if (code !== 0) {
    console.error('The web app could not be built; the messages above say why.')
    process.exit(code)
  }
}
