import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningPostgres {
  /** Makes an empty database and says where it is. */
  newDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

/** Whose processes these are: Postgres refuses to run as root. */
interface Owner {
  readonly uid?: number
  readonly gid?: number
}

const missing = 'PostgreSQL is not installed. Please run: sudo apt-get install -y postgresql (macOS: brew install postgresql)'

/** The folder of the system's newest Postgres, or null; in CI its absence is a failure, elsewhere it is said. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [...versions.map((version) => join(debian, version, 'bin')), '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin']
  const found = places.find((place) => existsSync(join(place, 'initdb'))) ?? null
  if (found !== null) return found
  if (process.env.CI) throw new Error(missing)
  console.warn(`SKIPPED: ${missing}`)
  return null
}

/** Starts a Postgres of our own on a free port, its data in a folder that goes with it; without flushes (-F), as nobody pulls its plug. */
export async function startPostgres(binaries: string): Promise<RunningPostgres> {
  const owner = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-postgres-'))
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const port = String(await freePort())
  const run = { cwd: folder, ...owner }
  await execute(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'undersigned', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    run,
  )
  const server = spawn(join(binaries, 'postgres'), ['-F', '-D', data, '-p', port, '-h', '127.0.0.1', '-k', folder], {
    ...run,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await ready(server)
  return {
    async newDatabase(name) {
      await execute(join(binaries, 'createdb'), ['-h', '127.0.0.1', '-p', port, '-U', 'undersigned', name], run)
      return `postgres://undersigned@127.0.0.1:${port}/${name}`
    },
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function execute(command: string, args: readonly string[], options: { readonly cwd: string } & Owner): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], options, (error, _stdout, stderr) => {
      if (error === null) resolve()
      else reject(new Error(`${command} failed: ${stderr}`, { cause: error }))
    })
  })
}

/** Postgres says so itself. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`Postgres ended with ${code}:\n${said}`)))
  })
}
