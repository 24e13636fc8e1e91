import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './project.ts'

export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly output: () => string
  /** Ends it as an operator would and resolves when it is gone. */
  stop(): Promise<void>
  /** kill -9, at once. */
  kill(): Promise<void>
}

export interface ServerOptions {
  readonly dataDir?: string
  /** 0, the default, lets the system choose. */
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** What the server says once it listens; it names its address before that too. */
const address = /is at (http:\/\/127\.0\.0\.1:\d+)/

/** Starts the real server as its own process, on loopback, and resolves when it answers. */
export async function startServer({
  dataDir = mkdtempSync(join(tmpdir(), 'undersigned-')),
  port = 0,
  env = {},
}: ServerOptions = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const url = await firstMatch(child, () => output)
  await healthy(url)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal)
    await gone
  }
  return { url, port: Number(new URL(url).port), dataDir, output: () => output, stop: end('SIGTERM'), kill: end('SIGKILL') }
}

function firstMatch(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = address.exec(output())
      if (found?.[1]) resolve(found[1])
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened:\n${output()}`)))
  })
}

/** It listens before everything behind it is open, which on a busy machine takes its time. */
async function healthy(url: string): Promise<void> {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const isWell = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isWell) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`${url}/healthz did not answer`)
}
