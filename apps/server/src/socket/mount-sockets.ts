import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE, type OnTrouble, type RoomId, type Seat, type Visitor } from '@undersigned/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import { type EntranceOptions, enter } from './entrance.ts'
import { SocketPeer } from './socket-peer.ts'

export interface SocketsOptions extends EntranceOptions {
  readonly onTrouble: OnTrouble
  /** How often sockets are asked whether they still live; who has not answered by the next time is cut off. */
  readonly pingEveryMs?: number
}

export interface MountedSockets {
  /** Takes no more sockets and ends those that are left. Close the host first, so that everybody is told to come back. */
  close(): Promise<void>
}

const PING_EVERY_MS = 30_000
const FAR_TOO_LARGE = 4

/** Serves `/sync/*` on an HTTP server: whoever may enter gets a seat in a room of the host. */
export function mountSockets(server: Server, options: SocketsOptions): MountedSockets {
  // Above the limit a client hears why; far above it `ws` hangs up before it has read the frame.
  const maxPayload = FAR_TOO_LARGE * options.host.limits.frameBytes
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload })
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy())
    letIn(sockets, { request, stream, head }, options).catch((error: unknown) => {
      options.onTrouble({ what: 'could not let a socket in', room: request.url?.split('?', 1)[0] ?? '', error })
      turnAway(stream, 503)
    })
  }
  server.on('upgrade', onUpgrade)
  const pings = setInterval(() => ping(sockets), options.pingEveryMs ?? PING_EVERY_MS)
  pings.unref()
  return {
    close: () => {
      server.off('upgrade', onUpgrade)
      clearInterval(pings)
      return ended(sockets)
    },
  }
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly stream: Duplex
  readonly head: Buffer
}

async function letIn(sockets: WebSocketServer, { request, stream, head }: Upgrade, options: SocketsOptions): Promise<void> {
  const entrance = await enter(request, options)
  if (entrance.kind === 'turned-away') {
    turnAway(stream, entrance.status)
    return
  }
  sockets.handleUpgrade(request, stream, head, (socket) => {
    // An error is always followed by a close, which is where it is dealt with.
    socket.on('error', () => undefined)
    if (entrance.kind === 'told') socket.close(entrance.code, entrance.reason)
    else sit(socket, stream, { ...entrance, options })
  })
}

interface Sitting {
  readonly room: RoomId
  readonly visitor: Visitor
  readonly options: SocketsOptions
}

function sit(socket: WebSocket, stream: Duplex, { room, visitor, options }: Sitting): void {
  const { host } = options
  const seat = host.join(room, new SocketPeer(socket, stream), visitor)
  if (seat === null) return
  socket.on('close', () => seat.leave())
  stream.on('drain', () => seat.drained())
  socket.on('pong', () => alive.add(socket))
  alive.add(socket)
  socket.on('message', (data, isBinary) => {
    if (!isBinary || !(data instanceof Uint8Array)) socket.close(CLOSE.malformed, 'a text message')
    else if (data.length > host.limits.frameBytes) socket.close(CLOSE.tooLarge, 'the frame is too large')
    else receive(socket, seat, data, (error) => options.onTrouble({ what: 'could not take a frame', room, error }))
  })
}

/** Nothing thrown may leave a listener of a socket: it would end the process. */
function receive(socket: WebSocket, seat: Seat, frame: Uint8Array, onTrouble: (error: unknown) => void): void {
  try {
    seat.receive(frame)
  } catch (error) {
    onTrouble(error)
    socket.close(CLOSE.storage, 'something broke')
  }
}

const alive = new WeakSet<WebSocket>()

function ping(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (!alive.delete(socket)) socket.terminate()
    else socket.ping()
  }
}

function turnAway(stream: Duplex, status: number): void {
  if (stream.destroyed) return
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const LAST_WORDS_MS = 1000

/** Gives every socket a moment to hear why it is closed. */
async function ended(sockets: WebSocketServer): Promise<void> {
  const clients = [...sockets.clients]
  const timer = setTimeout(() => {
    for (const socket of clients) socket.terminate()
  }, LAST_WORDS_MS)
  await Promise.all(clients.map(closed))
  clearTimeout(timer)
  await new Promise<void>((resolve) => sockets.close(() => resolve()))
}

function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve()
  return new Promise((resolve) => {
    socket.once('close', () => resolve())
    if (socket.readyState === socket.OPEN) socket.close(CLOSE.restart, 'the server restarts')
  })
}
