import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { letterId } from '@undersigned/letter'
import { type Limits, type RoomId, roomId } from '@undersigned/sync'
import { connectRoom, type RoomConnection } from '@undersigned/sync/client'
import { signTicket } from '@undersigned/sync/node'
import * as Y from 'yjs'
import { root } from '../support/project.ts'

const letter = letterId('tested')
export const original = roomId({ letter, part: 'original' })
export const french = roomId({ letter, part: 'fr' })

const keys = { current: 'test', keys: new Map([['test', new Uint8Array(32)]]) }

export interface RoomServer {
  readonly port: number
  /** Has the server do something and resolves with the line it answered. */
  order(command: Readonly<Record<string, string>>): Promise<string>
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  /** What the server complained of. */
  readonly complaints: () => string
}

export interface RoomServerOptions {
  readonly dataDir: string
  readonly port?: number
  readonly limits?: Partial<Limits>
  /** Confirms before it writes, to see the tests fail. */
  readonly isHasty?: boolean
}

/** Starts the rooms with the embedded store as a process of their own. */
export async function startRooms({ dataDir, port = 0, limits = {}, isHasty = false }: RoomServerOptions): Promise<RoomServer> {
  const child = spawn(process.execPath, ['apps/server/src/socket/testing/room-server.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      LIMITS: JSON.stringify(limits),
      NODE_NO_WARNINGS: '1',
      HASTY: isHasty ? '1' : '',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk)
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const nextLine = linesOf(child)
  const address = await Promise.race([nextLine(), gone])
  if (address === undefined) throw new Error(`the rooms did not start:\n${complaints}`)
  const order = (command: Readonly<Record<string, string>>): Promise<string> => {
    child.stdin.write(`${JSON.stringify(command)}\n`)
    return nextLine()
  }
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  return { port: Number(new URL(address).port), order, kill, complaints: () => complaints }
}

function linesOf(child: ChildProcess): () => Promise<string> {
  const waiting: ((line: string) => void)[] = []
  const lines: string[] = []
  if (child.stdout === null) throw new Error('the rooms have no output')
  createInterface({ input: child.stdout }).on('line', (line) => {
    const next = waiting.shift()
    if (next === undefined) lines.push(line)
    else next(line)
  })
  return () => {
    const line = lines.shift()
    return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line)
  }
}

export const ticketFor = (person: string, room: RoomId, { role = 'drafter', lastsMs = 60_000 } = {}): string =>
  signTicket({ person, name: person, room, role, languages: [], epoch: 0, expires: Date.now() + lastsMs }, keys)

export interface Guest {
  readonly doc: Y.Doc
  readonly connection: RoomConnection
}

export interface GuestOptions {
  readonly port: number
  readonly person: string
  readonly room?: RoomId
  readonly role?: string
  readonly ticket?: () => Promise<string>
}

/** Our own client in a room, keeping nothing on the device. */
export function enter({ port, person, room = original, role = 'drafter', ticket }: GuestOptions): Guest {
  const doc = new Y.Doc()
  const make = ticket ?? (async () => ticketFor(person, room, { role }))
  const connection = connectRoom({
    url: `ws://127.0.0.1:${port}/sync`,
    room,
    doc,
    person: null,
    schema: 1,
    ticket: async () => ({ ok: true, ticket: await make() }),
  })
  return { doc, connection }
}

/** Resolves when the connection's state fits. */
export function stateOf({ connection }: Guest, fits: (state: ReturnType<RoomConnection['snapshot']>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!fits(connection.snapshot())) return
      leave()
      resolve()
    }
    const leave = connection.subscribe(look)
    look()
  })
}
