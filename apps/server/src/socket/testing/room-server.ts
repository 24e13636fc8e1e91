// Rooms on a socket with the embedded store and nothing else, as a process of its own that tests may kill. Takes DATA_DIR, PORT and
// LIMITS (JSON) from the environment, and HASTY to confirm before anything is written; one JSON command per line on standard input, answered with a line.
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { letterId } from '@undersigned/letter'
import { openStore } from '@undersigned/storage'
import { type Limits, RoomHost, type RoomId, readRoomId, roomId } from '@undersigned/sync'
import { readTicket, systemClock, WorkerWorkshop } from '@undersigned/sync/node'
import { mountSockets } from '../index.ts'
import { hastyLog } from './hasty-log.ts'

interface Command {
  readonly do: 'revoke' | 'stop' | 'reopen' | 'notify' | 'figures'
  readonly person?: string
  readonly letter?: string
  readonly room?: string
  readonly topic?: string
}

const { DATA_DIR = '', PORT = '0', LIMITS = '{}', HASTY = '' } = process.env
const limits: Partial<Limits> = JSON.parse(LIMITS)
const keys = { current: 'test', keys: new Map([['test', new Uint8Array(32)]]) }
const onTrouble = (trouble: object): void => void process.stderr.write(`${JSON.stringify(trouble, readable)}\n`)

const store = await openStore({ dataDir: DATA_DIR })
const log = HASTY === '' ? store.log : hastyLog(store.log)
const host = new RoomHost({ log, workshop: new WorkerWorkshop(), clock: systemClock, limits, onTrouble })
const removed = new Set<string>()
const server = createServer((_request, response) => response.end('ok'))
mountSockets(server, {
  host,
  schema: 1,
  readTicket: (word) => readTicket(word, keys, Date.now()),
  readAccess: async ({ person, role }) => {
    if (removed.has(person)) return { kind: 'refused', reason: 'removed' }
    return { kind: role === 'observer' ? 'read' : 'write' }
  },
  isWelcome: () => true,
  onTrouble,
})
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`)
})

for await (const line of createInterface({ input: process.stdin })) {
  const command: Command = JSON.parse(line)
  process.stdout.write(`${await obey(command)}\n`)
}

async function obey(command: Command): Promise<string> {
  switch (command.do) {
    case 'revoke':
      removed.add(command.person ?? '')
      host.revoke(command.person ?? '', letterId(command.letter ?? ''))
      return 'done'
    case 'stop':
      host.stopped(room(command), await store.log.stop(room(command), 'frozen'))
      return 'done'
    case 'reopen':
      await store.log.reopen(room(command))
      host.reopened(room(command))
      return 'done'
    case 'notify':
      host.notify(room(command), command.topic ?? '')
      return 'done'
    case 'figures':
      return JSON.stringify({ ...host.figures(), rss: process.memoryUsage().rss, cpu: process.cpuUsage() })
  }
}

function room(command: Command): RoomId {
  const address = readRoomId(command.room ?? '')
  if (address === null) throw new Error(`no room ${command.room}`)
  return roomId(address)
}

function readable(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value
}
