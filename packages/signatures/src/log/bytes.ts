/** What every host has and no pure library of types names. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string }

export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Bytes => encoder.encode(text)

/** The text these bytes are; throws where they are none. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function isSame(some: Uint8Array, others: Uint8Array): boolean {
  if (some.length !== others.length) return false
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false
  return true
}

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63)
    text += at + 1 < bytes.length ? ALPHABET.charAt((bits >> 6) & 63) : '='
    text += at + 2 < bytes.length ? ALPHABET.charAt(bits & 63) : '='
  }
  return text
}

/** The bytes behind base64 in its one written form; null for any other, so that no two texts mean the same bytes (rule V3). */
export function fromBase64(text: string): Bytes | null {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let letter = 0; letter < end; letter += 1) {
    const value = VALUES.get(text.charAt(letter))
    if (value === undefined) return null
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = (bits >> held) & 255
    at += 1
  }
  const isPadded = text.length % 4 === 0 && Math.ceil(bytes.length / 3) * 4 === text.length
  return isPadded && (bits & ((1 << held) - 1)) === 0 ? bytes : null
}
