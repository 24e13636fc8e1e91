import { STABLE_CHARACTERS } from './composed.ts'
import { writePlain } from './host-utf8.ts'
import { sameMarks } from './inline.ts'
import { workingSpace } from './sha256.ts'
import type { Inline, Marks } from './text.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
/** What one character of a text takes at most, as three bytes of UTF-8; what is escaped otherwise than by a backslash is not written here. */
const WIDEST = 3
/** More than the names, braces and quotation marks between two strings take. */
const FRAME = 128

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

const PLAIN = ascii('{"marks":{},"text":')
const TEXT_ENDS = ascii(',"type":"text"}')

let bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0)
let length = 0

/**
 * Writes the UTF-8 bytes of `canonicalContentJson(normaliseInline(content))` into the working space of the hash and says how many they
 * are; null where a content is not in normal form, or where a quick look at each character cannot tell (rules L3, L5). One look at each
 * character does for the form, the escapes and the bytes together: a letter in 24 languages has millions of them.
 */
export function writeContentBytes(content: readonly Inline[]): number | null {
  bytes = workingSpace(FRAME)
  length = 0
  let last: Marks | null = null
  put('[')
  for (let at = 0; at < content.length; at += 1) {
    const part = content[at]
    if (part === undefined) continue
    if (at > 0) put(',')
    if (part.type !== 'text') last = null
    else if (part.text === '' || (last !== null && sameMarks(last, part.marks))) return null
    else last = part.marks
    if (!putPart(part)) return null
  }
  put(']')
  return length
}

function putPart(part: Inline): boolean {
  switch (part.type) {
    case 'text':
      return putMarks(part.marks) && putString(part.text) && putBytes(TEXT_ENDS)
    case 'note-ref':
    case 'note-cross-ref':
      return put('{"note":') && putString(part.note) && put(',"type":"') && put(part.type) && put('"}')
    case 'line-break':
      return put('{"type":"line-break"}')
    case 'placeholder':
      return put('{"field":') && putString(part.field) && put(',"text":') && putString(part.text) && put(',"type":"placeholder"}')
  }
}

function putMarks({ strong, emphasis, link }: Marks): boolean {
  if (!emphasis && !link && !strong) return putBytes(PLAIN)
  put('{"marks":{')
  if (emphasis) put('"emphasis":true')
  if (link) {
    put(emphasis ? ',"link":' : '"link":')
    if (!putString(link)) return false
  }
  if (strong) put(emphasis || link ? ',"strong":true' : '"strong":true')
  return put('},"text":')
}

/** Space for another string and what stands about it; what is written stays. */
function roomFor(text: string): void {
  const needed = length + WIDEST * text.length + FRAME
  if (needed <= bytes.length) return
  const before = bytes
  bytes = workingSpace(needed)
  if (bytes !== before) bytes.set(before.subarray(0, length))
}

function putBytes(frame: Uint8Array): true {
  const into = bytes
  for (let at = 0; at < frame.length; at += 1) into[length + at] = frame[at] ?? 0
  length += frame.length
  return true
}

/** Plain ASCII as it stands. */
function put(text: string): true {
  for (let at = 0; at < text.length; at += 1) bytes[length + at] = text.charCodeAt(at)
  length += text.length
  return true
}

/** A string of JSON; false where a character is no stable one or has an escape of its own. */
function putString(text: string): boolean {
  roomFor(text)
  const [into, stable] = [bytes, STABLE_CHARACTERS]
  let to = length
  into[to++] = QUOTE
  const plain = writePlain(into, text, to)
  to += plain
  const size = plain > 0 ? 0 : text.length
  for (let at = 0; at < size; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (code < 0x20) return false
      if (code === QUOTE || code === BACKSLASH) into[to++] = BACKSLASH
      into[to++] = code
    } else if (stable[code] !== 1) return false
    else if (code < 0x800) {
      into[to++] = 0xc0 | (code >> 6)
      into[to++] = 0x80 | (code & 0x3f)
    } else {
      into[to++] = 0xe0 | (code >> 12)
      into[to++] = 0x80 | ((code >> 6) & 0x3f)
      into[to++] = 0x80 | (code & 0x3f)
    }
  }
  into[to++] = QUOTE
  length = to
  return true
}
