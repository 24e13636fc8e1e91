import type { Decoder } from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { decodeFrame } from '../wire/decode.ts'
import { type Message, WIRE } from '../wire/message.ts'

export interface ProviderOptions {
  readonly url: string
  readonly room: string
  readonly doc: Y.Doc
  readonly schema: number
  readonly Socket: typeof WebSocket
  readonly onMessage: (message: Message) => void
}

/**
 * The stock provider with three things more: it hears our own messages, it connects with the ticket it is handed, and between
 * two connections it rests until it gets a new one, since its own reconnecting would repeat the old ticket (D15).
 */
export class Provider extends WebsocketProvider {
  private readonly schema: number

  constructor({ url, room, doc, schema, Socket, onMessage }: ProviderOptions) {
    // Other tabs are heard through the server, like everybody else (D16).
    super(url, room, doc, { connect: false, disableBc: true, WebSocketPolyfill: Socket })
    this.schema = schema
    for (const type of [WIRE.saved, WIRE.refused, WIRE.standing, WIRE.notice]) {
      this.messageHandlers[type] = (_encoder: unknown, decoder: Decoder) => {
        for (const message of decodeFrame(decoder.arr)) onMessage(message)
      }
    }
  }

  connectWith(ticket: string): void {
    this.params = { ticket, schema: String(this.schema), saved: '1' }
    this.connect()
  }

  rest(): void {
    this.shouldConnect = false
  }
}

export const openProvider = (options: ProviderOptions): Provider => new Provider(options)
