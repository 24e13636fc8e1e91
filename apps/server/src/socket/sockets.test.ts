import { createServer, type Server } from 'node:http'
import { letterId } from '@undersigned/letter'
import { CLOSE, type Limits, MalformedMessage, RoomHost, type RoomId, roomId } from '@undersigned/sync'
import { readTicket, signTicket, systemClock, type Ticket, WorkerWorkshop } from '@undersigned/sync/node'
import { MemoryLog } from '@undersigned/sync/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type MountedSockets, mountSockets, type RoomAccess } from './index.ts'

const letter = letterId('a')
const original = roomId({ letter, part: 'original' })
const french = roomId({ letter, part: 'fr' })
const keys = { current: 'k', keys: new Map([['k', new Uint8Array(32)]]) }

let server: Server
let host: RoomHost
let log: MemoryLog
let mounted: MountedSockets
let workshop: WorkerWorkshop
let access: RoomAccess
let asked: (() => void) | null
const troubles: unknown[] = []
const providers: WebsocketProvider[] = []

async function start(limits: Partial<Limits> = {}): Promise<void> {
  workshop = new WorkerWorkshop()
  host = new RoomHost({ log, workshop, clock: systemClock, limits, onTrouble: ({ error }) => troubles.push(error) })
  server = createServer((_request, response) => response.end())
  mounted = mountSockets(server, {
    host,
    schema: 1,
    readTicket: (word) => readTicket(word, keys, Date.now()),
    readAccess: async () => {
      const answer = access
      asked?.()
      return answer
    },
    isWelcome: (origin, name) => origin === null || new URL(origin).host === name,
    onTrouble: ({ error }) => troubles.push(error),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

async function stop(): Promise<void> {
  for (const provider of providers.splice(0)) provider.destroy()
  await host.close()
  await mounted.close()
  await workshop.close()
  await new Promise((resolve) => server.close(resolve))
}

beforeEach(async () => {
  log = new MemoryLog()
  access = { kind: 'write' }
  asked = null
  troubles.length = 0
  await start()
})
afterEach(async () => {
  await stop()
  expect(troubles).toEqual([])
})

function port(): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

const ticketFor = (ticket: Partial<Ticket> = {}): string =>
  signTicket(
    { person: 'ada', name: 'Ada', room: original, role: 'drafter', languages: [], epoch: 0, expires: Date.now() + 60_000, ...ticket },
    keys,
  )

interface Wish {
  readonly ticket?: Partial<Ticket>
  readonly room?: RoomId
  readonly params?: Record<string, string>
  readonly doc?: Y.Doc
}

/** The stock client, as anybody would use it. */
function stock({ ticket = {}, room = original, params = {}, doc = new Y.Doc() }: Wish = {}): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port()}/sync`, room, doc, {
    params: { ticket: ticketFor({ room, ...ticket }), ...params },
    disableBc: true,
  })
  providers.push(provider)
  return provider
}

const body = (provider: WebsocketProvider): Y.Text => provider.doc.getText('body')

const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => {
    if (provider.synced) resolve()
    else provider.once('sync', () => resolve())
  })

function reads(provider: WebsocketProvider, text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (body(provider).toString() !== text) return
      provider.doc.off('update', look)
      resolve()
    }
    provider.doc.on('update', look)
    look()
  })
}

const closeCode = (provider: WebsocketProvider): Promise<number | undefined> =>
  new Promise((resolve) => provider.on('connection-close', (event) => resolve(event?.code)))

/** Knocks without any library above the socket: the status of a refused upgrade, or the code of the close that follows. */
function knock(path: string, headers: Record<string, string> = {}): Promise<{ status?: number; code?: number }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, { headers })
    socket.on('unexpected-response', (_request, response) => {
      resolve({ status: response.statusCode ?? 0 })
      socket.terminate()
    })
    socket.on('close', (code) => resolve({ code }))
    socket.on('error', (error) => {
      if (!/closed before|Unexpected/.test(error.message)) reject(error)
    })
  })
}

function rawSocket(params = ''): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port()}/sync/${original}?ticket=${ticketFor()}${params}`)
  return new Promise((resolve) => socket.on('open', () => resolve(socket)))
}

describe('the stock client', () => {
  test('S3 two stock clients co-edit, and a third reads what they wrote', async () => {
    const [ada, ben] = [stock(), stock({ ticket: { person: 'ben' } })]
    await Promise.all([synced(ada), synced(ben)])
    body(ada).insert(0, 'Dear Minister')
    await reads(ben, 'Dear Minister')
    body(ben).insert(13, ', we write to you')
    await reads(ada, 'Dear Minister, we write to you')
    const cleo = stock({ ticket: { person: 'cleo' } })
    await synced(cleo)
    expect(body(cleo).toString()).toBe('Dear Minister, we write to you')
  })

  test('S5 what was written before connecting arrives, and survives the server', async () => {
    const doc = new Y.Doc()
    doc.getText('body').insert(0, 'offline')
    const ben = stock()
    await synced(ben)
    stock({ doc })
    await reads(ben, 'offline')
    await stop()
    await start()
    const again = stock()
    await synced(again)
    expect(body(again).toString()).toBe('offline')
  })

  test('S7 stock clients see each other', async () => {
    const [ada, ben] = [stock(), stock({ ticket: { person: 'ben', name: 'Ben' } })]
    await Promise.all([synced(ada), synced(ben)])
    const seen = new Promise<unknown>((resolve) =>
      ada.awareness.on('change', () => {
        const state = ada.awareness.getStates().get(ben.doc.clientID)
        if (state?.cursor === 4) resolve(state)
      }),
    )
    ben.awareness.setLocalStateField('cursor', 4)
    expect(await seen).toEqual({ cursor: 4, visitor: { person: 'ben', name: 'Ben', role: 'drafter' } })
  })

  test('S8 an observer who writes is closed for good, and nothing of it is kept', async () => {
    const ada = stock()
    await synced(ada)
    access = { kind: 'read' }
    const eve = stock({ ticket: { person: 'eve', role: 'observer' } })
    await synced(eve)
    const code = closeCode(eve)
    body(eve).insert(0, 'mine')
    expect(await code).toBe(CLOSE.readOnly)
    expect(eve.shouldConnect).toBe(false)
    expect((await log.read(original)).tail).toEqual([])
  })

  test('S9 a frozen room is read, and refuses the late writer', async () => {
    const [ada, ben] = [stock(), stock({ ticket: { person: 'ben' } })]
    await Promise.all([synced(ada), synced(ben)])
    body(ada).insert(0, 'agreed')
    await reads(ben, 'agreed')
    host.stopped(original, await log.stop(original, 'frozen'))
    const reader = stock({ ticket: { person: 'cleo' } })
    await synced(reader)
    expect(body(reader).toString()).toBe('agreed')
    const code = closeCode(ada)
    body(ada).insert(0, 'late ')
    expect(await code).toBe(CLOSE.frozen)
  })

  test('S11 who is removed is closed at once and for good', async () => {
    const [ada, ben] = [stock(), stock({ ticket: { person: 'ben' } })]
    await Promise.all([synced(ada), synced(ben)])
    const code = closeCode(ben)
    host.revoke('ben', letter)
    expect(await code).toBe(CLOSE.removed)
    expect([ada.wsconnected, ben.shouldConnect]).toEqual([true, false])
  })

  test('S15 a client of an older schema may read only', async () => {
    const old = stock({ params: { schema: '0' } })
    await synced(old)
    const code = closeCode(old)
    body(old).insert(0, 'x')
    expect(await code).toBe(CLOSE.staleSchema)
  })

  test('S14 a restarting server sends everybody off to come back', async () => {
    const ada = stock()
    await synced(ada)
    const code = closeCode(ada)
    await host.close()
    expect(await code).toBe(CLOSE.restart)
    expect(ada.shouldConnect).toBe(true)
  })
})

describe('at the door', () => {
  const path = (room: RoomId, ticket: string): string => `/sync/${room}?ticket=${ticket}`

  test('S10 no ticket or a forged one meets 401, a page from elsewhere 403, no room 404', async () => {
    expect(await knock(`/sync/${original}`)).toEqual({ status: 401 })
    expect(await knock(path(original, `${ticketFor()}x`))).toEqual({ status: 401 })
    expect(await knock(path(original, ticketFor()), { Origin: 'https://evil.example' })).toEqual({ status: 403 })
    expect(await knock('/sync/letter/a/elvish?ticket=x')).toEqual({ status: 404 })
    expect(await knock('/elsewhere')).toEqual({ status: 404 })
    expect(await knock('/sync/%E0%A4%A')).toEqual({ status: 404 })
  })

  test('S10 a genuine ticket that does not open this room is told why, in codes the stock client takes as final', async () => {
    expect(await knock(path(original, ticketFor({ expires: 1 })))).toEqual({ code: CLOSE.expired })
    expect(await knock(path(french, ticketFor()))).toEqual({ code: CLOSE.foreign })
    access = { kind: 'refused', reason: 'removed' }
    expect(await knock(path(original, ticketFor()))).toEqual({ code: CLOSE.removed })
    access = { kind: 'refused', reason: 'foreign' }
    expect(await knock(path(original, ticketFor()))).toEqual({ code: CLOSE.foreign })
  })

  test('S11 who is removed while the door is asking does not get in', async () => {
    asked = () => {
      asked = null
      access = { kind: 'refused', reason: 'removed' }
      host.revoke('ada', letter)
    }
    expect(await knock(path(original, ticketFor()))).toEqual({ code: CLOSE.removed })
  })
})

describe('on the socket', () => {
  const codeOf = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.on('close', resolve))

  test('S4 malformed and text frames close that socket by name, and the others go on', async () => {
    const ada = stock({ ticket: { person: 'ben' } })
    await synced(ada)
    for (const frame of [Uint8Array.of(9, 9, 9), Uint8Array.of(0, 2, 3, 1, 1, 1), new Uint8Array(), 'text']) {
      const socket = await rawSocket()
      const code = codeOf(socket)
      socket.send(frame)
      expect(await code).toBe(CLOSE.malformed)
    }
    expect(new MalformedMessage().name).toBe('MalformedMessage')
    expect(ada.wsconnected).toBe(true)
  })

  test('S14 a frame above the limit is refused', async () => {
    await stop()
    await start({ frameBytes: 1000 })
    const socket = await rawSocket()
    const code = codeOf(socket)
    socket.send(new Uint8Array(1001))
    expect(await code).toBe(CLOSE.tooLarge)
  })

  test('S13 a client that does not read is cut off, and the others hear everything', async () => {
    await stop()
    await start({ behindAbove: 100_000, closeAbove: 200_000, closeBehindAfterMs: 0, updatesPerSecond: 10_000 })
    const slow = await rawSocket()
    slow.send(Uint8Array.of(0, 0, 1, 0))
    await new Promise((resolve) => slow.once('message', resolve))
    slow.pause()
    const [ada, ben] = [stock(), stock({ ticket: { person: 'ben' } })]
    await Promise.all([synced(ada), synced(ben)])
    for (let at = 0; at < 100; at += 1) body(ada).insert(0, 'x'.repeat(100_000))
    await reads(ben, 'x'.repeat(10_000_000))
    await vi.waitFor(() => expect(host.figures().sockets).toBe(2), { timeout: 20_000 })
    slow.terminate()
  })

  test('S14 a flood harms nobody else and is all there in the end', async () => {
    await stop()
    await start({ updatesPerSecond: 500, updateBurst: 100 })
    const [flood, ada, ben] = [stock(), stock({ ticket: { person: 'ada' } }), stock({ ticket: { person: 'ben' } })]
    await Promise.all([synced(flood), synced(ada), synced(ben)])
    for (let at = 0; at < 400; at += 1) flood.doc.getText('flood').insert(0, 'x'.repeat(5000))
    body(ada).insert(0, 'calm')
    await reads(ben, 'calm')
    expect(ben.doc.getText('flood').length).toBeLessThan(400 * 5000)
    await new Promise<void>((resolve) => {
      ben.doc.on('update', () => {
        if (ben.doc.getText('flood').length === 400 * 5000) resolve()
      })
    })
  })
})
