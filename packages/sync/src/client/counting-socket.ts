import { SYNC, WIRE } from '../wire/message.ts'

/** What passes through a socket that is counted. */
export interface FrameCounter {
  opened(): void
  /** A frame with an update has been sent, the given one of this connection. */
  sent(frame: number, isAnswer: boolean): void
}

type Sendable = Parameters<WebSocket['send']>[0]

/** The platform's WebSocket, counting the frames that carry updates: the stock provider does not tell what it sends. */
export function countingSocket(Base: typeof WebSocket, counter: FrameCounter): typeof WebSocket {
  return class CountingSocket extends Base {
    private frames = 0

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      counter.opened()
    }

    override send(data: Sendable): void {
      super.send(data)
      const [type, step] = data instanceof Uint8Array ? data : []
      if (type !== WIRE.sync || (step !== SYNC.answer && step !== SYNC.update)) return
      this.frames += 1
      counter.sent(this.frames, step === SYNC.answer)
    }
  }
}
