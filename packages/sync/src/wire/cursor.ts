import { MalformedMessage } from './malformed.ts'

/**
 * A place in some bytes. The readers below never look beyond the view they were given: lib0's would, because a frame is
 * often a view on a larger pooled buffer.
 */
export interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

export const cursorOf = (bytes: Uint8Array): Cursor => ({ bytes, at: 0 })

export const isAtEnd = (cursor: Cursor): boolean => cursor.at >= cursor.bytes.length

export function readByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at]
  if (byte === undefined) throw new MalformedMessage('truncated')
  cursor.at += 1
  return byte
}

export function readVarUint(cursor: Cursor): number {
  let value = 0
  let factor = 1
  for (;;) {
    const byte = readByte(cursor)
    value += (byte & 0x7f) * factor
    if (value > Number.MAX_SAFE_INTEGER) throw new MalformedMessage('a number beyond the safe integers')
    if (byte < 0x80) return value
    factor *= 0x80
  }
}

export function skip(cursor: Cursor, length: number): void {
  if (cursor.at + length > cursor.bytes.length) throw new MalformedMessage('truncated')
  cursor.at += length
}

/** A view on the bytes that follow their length; copy it to keep it. */
export function readBytes(cursor: Cursor): Uint8Array {
  const length = readVarUint(cursor)
  const start = cursor.at
  skip(cursor, length)
  return cursor.bytes.subarray(start, cursor.at)
}

export function readText(cursor: Cursor): string {
  const bytes = readBytes(cursor)
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new MalformedMessage('text that is not UTF-8', { cause })
  }
}

/** Passes over a text and tells its length in UTF-16 units, which is how Yjs counts. */
export function skipText(cursor: Cursor): number {
  const start = cursor.at
  const bytes = readBytes(cursor)
  if (isAscii(bytes)) return bytes.length
  cursor.at = start
  return readText(cursor).length
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}
