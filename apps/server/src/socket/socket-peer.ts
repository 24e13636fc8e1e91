import type { Duplex } from 'node:stream'
import { CLOSE, type CloseCode, type Peer } from '@undersigned/sync'
import type { WebSocket } from 'ws'

/**
 * A socket as rooms see it. Frames come ready made and go to the stream beneath in one write (D13), which is sound because
 * compression is off: then `ws` itself writes whole frames at once, too.
 */
export class SocketPeer implements Peer {
  private readonly socket: WebSocket
  private readonly stream: Duplex

  constructor(socket: WebSocket, stream: Duplex) {
    this.socket = socket
    this.stream = stream
  }

  get backlog(): number {
    return this.stream.writableLength
  }

  write(frames: Uint8Array): void {
    if (this.socket.readyState === this.socket.OPEN) this.stream.write(frames)
  }

  close(code: CloseCode, reason: string): void {
    // Who does not read would not read a farewell either, and holds our memory meanwhile.
    if (code === CLOSE.slow) this.socket.terminate()
    else {
      this.socket.resume()
      this.socket.close(code, reason)
    }
  }

  pause(): void {
    this.socket.pause()
  }

  resume(): void {
    this.socket.resume()
  }
}
