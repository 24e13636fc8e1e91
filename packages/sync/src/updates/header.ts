import { type Cursor, cursorOf, isAtEnd, readByte, readText, readVarUint, skip, skipText } from '../wire/cursor.ts'
import { MalformedMessage } from '../wire/malformed.ts'

/** A run of items of one Yjs client: `length` of them from `clock` on. */
export interface Range {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** What an update brings, without its content: the items it creates and the items it deletes. */
export interface UpdateHeader {
  readonly items: readonly Range[]
  readonly deletions: readonly Range[]
}

/**
 * Reads a Yjs update (v1) for its clock ranges and builds nothing. Throws MalformedMessage unless all of it is what Yjs can
 * read, so that what reaches the log can be applied by every client (S4).
 */
export function readHeader(update: Uint8Array): UpdateHeader {
  const cursor = cursorOf(update)
  const items = readItems(cursor)
  const deletions = readDeletions(cursor)
  if (!isAtEnd(cursor)) throw new MalformedMessage('bytes behind the end of an update')
  return { items, deletions }
}

const ORIGIN = 0x80
const RIGHT_ORIGIN = 0x40
const PARENT_KEY = 0x20
const KIND = 0x1f
const GARBAGE = 0
const SKIP = 10

function readItems(cursor: Cursor): Range[] {
  const items: Range[] = []
  for (let clients = readVarUint(cursor); clients > 0; clients -= 1) {
    let structs = readVarUint(cursor)
    const client = readVarUint(cursor)
    let clock = readVarUint(cursor)
    for (; structs > 0; structs -= 1) {
      const info = readByte(cursor)
      const length = readStruct(cursor, info)
      if (length === 0) throw new MalformedMessage('an item of no length')
      if ((info & KIND) !== SKIP) items.push({ client, clock, length })
      clock = added(clock, length)
    }
  }
  return items
}

function readDeletions(cursor: Cursor): Range[] {
  const deletions: Range[] = []
  for (let clients = readVarUint(cursor); clients > 0; clients -= 1) {
    const client = readVarUint(cursor)
    for (let ranges = readVarUint(cursor); ranges > 0; ranges -= 1) {
      const clock = readVarUint(cursor)
      const length = readVarUint(cursor)
      added(clock, length)
      if (length > 0) deletions.push({ client, clock, length })
    }
  }
  return deletions
}

function readStruct(cursor: Cursor, info: number): number {
  const kind = info & KIND
  if (kind === GARBAGE || kind === SKIP) return readVarUint(cursor)
  if (info & ORIGIN) skipId(cursor)
  if (info & RIGHT_ORIGIN) skipId(cursor)
  if ((info & (ORIGIN | RIGHT_ORIGIN)) === 0) skipParent(cursor, info)
  return readContent(cursor, kind)
}

function skipParent(cursor: Cursor, info: number): void {
  if (readVarUint(cursor) === 1) skipText(cursor)
  else skipId(cursor)
  if (info & PARENT_KEY) skipText(cursor)
}

function skipId(cursor: Cursor): void {
  readVarUint(cursor)
  readVarUint(cursor)
}

/** Passes over an item's content and tells how many clocks it takes. The numbers are Yjs' content references. */
function readContent(cursor: Cursor, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return readVarUint(cursor)
    case 2: // JSON values
      return repeat(cursor, () => skipJson(cursor, true))
    case 3: // binary
      skip(cursor, readVarUint(cursor))
      return 1
    case 4: // text
      return skipText(cursor)
    case 5: // embed
      skipJson(cursor)
      return 1
    case 6: // format
      skipText(cursor)
      skipJson(cursor)
      return 1
    case 7: // shared type
      skipType(cursor)
      return 1
    case 8: // any values
      return repeat(cursor, () => skipAny(cursor, 0))
    case 9: // sub-document
      skipText(cursor)
      skipAny(cursor, 0)
      return 1
    default:
      throw new MalformedMessage(`unknown content ${kind} of an item`)
  }
}

function repeat(cursor: Cursor, pass: () => void): number {
  const count = readVarUint(cursor)
  for (let at = 0; at < count; at += 1) pass()
  return count
}

function skipJson(cursor: Cursor, mayBeUndefined = false): void {
  const text = readText(cursor)
  if (mayBeUndefined && text === 'undefined') return
  try {
    JSON.parse(text)
  } catch (cause) {
    throw new MalformedMessage('content that is not JSON', { cause })
  }
}

const XML_ELEMENT = 3
const XML_HOOK = 5
const LAST_TYPE = 6

function skipType(cursor: Cursor): void {
  const type = readVarUint(cursor)
  if (type > LAST_TYPE) throw new MalformedMessage(`unknown shared type ${type}`)
  if (type === XML_ELEMENT || type === XML_HOOK) skipText(cursor)
}

const DEEPEST = 64

/** Passes over one value of lib0's `any` encoding. */
function skipAny(cursor: Cursor, depth: number): void {
  if (depth > DEEPEST) throw new MalformedMessage('values nested too deeply')
  const type = readByte(cursor)
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125: // integer
      skipVarInt(cursor)
      return
    case 124: // float32
      skip(cursor, 4)
      return
    case 123: // float64
    case 122: // bigint
      skip(cursor, 8)
      return
    case 119: // string
      skipText(cursor)
      return
    case 118: // object
      repeat(cursor, () => {
        skipText(cursor)
        skipAny(cursor, depth + 1)
      })
      return
    case 117: // array
      repeat(cursor, () => skipAny(cursor, depth + 1))
      return
    case 116: // bytes
      skip(cursor, readVarUint(cursor))
      return
    default:
      throw new MalformedMessage(`unknown value type ${type}`)
  }
}

function skipVarInt(cursor: Cursor): void {
  let bytes = 1
  while (readByte(cursor) >= 0x80) {
    bytes += 1
    if (bytes > 8) throw new MalformedMessage('a number beyond the safe integers')
  }
}

function added(clock: number, length: number): number {
  const end = clock + length
  if (end > Number.MAX_SAFE_INTEGER) throw new MalformedMessage('a clock beyond the safe integers')
  return end
}
