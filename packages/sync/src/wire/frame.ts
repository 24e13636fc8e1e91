import { encodeMessage } from './encode.ts'
import type { Message } from './message.ts'

const BINARY_AND_FINAL = 0x82

/** One message as one unmasked WebSocket frame (RFC 6455), ready for the socket: made once, written to many (D13). */
export const frameOf = (message: Message): Uint8Array => framed(encodeMessage(message))

function framed(payload: Uint8Array): Uint8Array {
  const { length } = payload
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = new Uint8Array(head + length)
  const view = new DataView(frame.buffer)
  frame[0] = BINARY_AND_FINAL
  if (head === 2) frame[1] = length
  if (head === 4) {
    frame[1] = 126
    view.setUint16(2, length)
  }
  if (head === 10) {
    frame[1] = 127
    view.setBigUint64(2, BigInt(length))
  }
  frame.set(payload, head)
  return frame
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
