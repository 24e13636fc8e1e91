import type { Peer, Visitor } from '../rooms/ports.ts'
import { decodeFrame } from '../wire/decode.ts'
import type { Message } from '../wire/message.ts'

/** A socket that remembers: what was written, in how many writes, and how it was closed. */
export class FakePeer implements Peer {
  backlog = 0
  isPaused = false
  closed: { readonly code: number; readonly reason: string } | null = null
  writes: Uint8Array[] = []

  write(frames: Uint8Array): void {
    this.writes.push(frames)
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  /** The messages written since this was last asked. */
  take(): Message[] {
    const messages = this.writes.flatMap((frames) => payloadsOf(frames).flatMap(decodeFrame))
    this.writes = []
    return messages
  }
}

export const aVisitor = (visitor: Partial<Visitor> = {}): Visitor => ({
  person: 'ada',
  name: 'Ada',
  role: 'drafter',
  readOnly: null,
  speaksOurs: true,
  ...visitor,
})

/** The payloads of unmasked WebSocket frames that follow each other. */
export function payloadsOf(frames: Uint8Array): Uint8Array[] {
  const payloads: Uint8Array[] = []
  const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength)
  for (let at = 0; at < frames.length; ) {
    const short = view.getUint8(at + 1)
    const [head, length] = short < 126 ? [2, short] : short === 126 ? [4, view.getUint16(at + 2)] : [10, Number(view.getBigUint64(at + 2))]
    payloads.push(frames.subarray(at + head, at + head + length))
    at += head + length
  }
  return payloads
}
