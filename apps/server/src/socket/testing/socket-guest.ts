import type { Message } from '@undersigned/sync'
import { decodeFrame, encodeMessage } from '@undersigned/sync/testing'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** How somebody fared at the door of a room. */
export type Knock =
  | { readonly kind: 'seated'; readonly guest: SocketGuest }
  | { readonly kind: 'told'; readonly code: number }
  | { readonly kind: 'turned-away'; readonly status: number }

type Heard = Message | { readonly kind: 'closed'; readonly code: number }

/** Somebody at a real socket who speaks the wire by hand, and writes whether or not a polite client would. */
export class SocketGuest {
  readonly doc = new Y.Doc()
  private readonly socket: WebSocket
  private readonly heard: Heard[] = []
  private readonly listeners = new Set<() => void>()

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => {
      if (data instanceof Uint8Array) for (const message of decodeFrame(data)) this.hear(message)
    })
    socket.on('close', (code) => this.note({ kind: 'closed', code }))
  }

  /** Asks to be let in and, once inside, for the content. */
  static knock(address: string): Promise<Knock> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address)
      const guest = new SocketGuest(socket)
      socket.on('error', reject)
      socket.on('unexpected-response', (_request, { statusCode = 0 }) => {
        socket.off('error', reject)
        socket.on('error', () => undefined)
        resolve({ kind: 'turned-away', status: statusCode })
        socket.terminate()
      })
      socket.on('open', () => guest.say({ kind: 'sync-request', stateVector: Y.encodeStateVector(guest.doc) }))
      void guest.hears('sync-answer', 'closed').then((heard) => {
        if (heard.kind === 'closed') resolve({ kind: 'told', code: heard.code })
        else resolve({ kind: 'seated', guest })
      })
    })
  }

  text(field: string): string {
    return this.doc.getText(field).toString()
  }

  /** Writes into a field and sends it off as one update. */
  write(field: string, words: string): void {
    const send = (update: Uint8Array): void => this.say({ kind: 'update', update })
    this.doc.once('update', send)
    this.doc.getText(field).insert(0, words)
  }

  /** The first message of one of these kinds, heard already or still to come. */
  hears(...kinds: readonly Heard['kind'][]): Promise<Heard> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.heard.find(({ kind }) => kinds.includes(kind))
        if (found === undefined) return
        this.listeners.delete(look)
        resolve(found)
      }
      this.listeners.add(look)
      look()
    })
  }

  /** Everything that the server had said to this socket by now has arrived. */
  upToDate(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('pong', () => resolve())
      this.socket.ping()
    })
  }

  leave(): void {
    this.socket.terminate()
  }

  private say(message: Message): void {
    this.socket.send(encodeMessage(message))
  }

  private hear(message: Message): void {
    if (message.kind === 'update' || message.kind === 'sync-answer') Y.applyUpdate(this.doc, message.update, 'server')
    this.note(message)
  }

  private note(heard: Heard): void {
    this.heard.push(heard)
    for (const listener of [...this.listeners]) listener()
  }
}
