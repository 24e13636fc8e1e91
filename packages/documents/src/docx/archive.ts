import { inflateSync } from 'fflate'
import { DocumentRefused, LIMITS } from '../refused.ts'

interface Entry {
  readonly name: string
  readonly method: number
  readonly start: number
  readonly packed: number
  readonly size: number
}

/** The parts of a zip file, inflated one by one when asked for, and never beyond what the directory promised (rule L30). */
export interface Archive {
  readonly names: readonly string[]
  /** The part's text, or undefined when there is none of that name. */
  text(name: string): string | undefined
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const END_LENGTH = 22
const ENCRYPTED_FLAG = 1

/** Reads the directory of a zip file and refuses what no letter needs, before anything is inflated. */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.byteLength > LIMITS.fileBytes) throw new DocumentRefused('too-large', `${bytes.byteLength} bytes`, { limit: LIMITS.fileBytes })
  refuseOtherFormats(bytes)
  const entries = readDirectory(bytes)
  refuseBombs(entries)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return { names: [...byName.keys()], text: (name) => inflated(bytes, byName.get(name)) }
}

function refuseOtherFormats(bytes: Uint8Array): void {
  const isCompoundFile = [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
  if (isCompoundFile && mentions(bytes, 'EncryptedPackage')) throw new DocumentRefused('encrypted', 'the file asks for a password')
  if (isCompoundFile) throw new DocumentRefused('not-what-it-says', 'this is the old binary Word format')
  if (![0x50, 0x4b].every((byte, at) => bytes[at] === byte)) throw new DocumentRefused('not-what-it-says', 'this is no Word file')
}

/** Names in a compound file are UTF-16. */
function mentions(bytes: Uint8Array, name: string): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(Array.from(name, (letter) => `${letter}\u0000`).join(''))
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.entries) throw new DocumentRefused('zip-bomb', `${count} entries`, { limit: LIMITS.entries })
  const entries: Entry[] = []
  try {
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('no directory entry')
      entries.push(readEntry(bytes, view, at))
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (cause) {
    if (cause instanceof DocumentRefused) throw cause
    throw new DocumentRefused('damaged', 'the zip directory cannot be read', { cause })
  }
  return entries
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff)
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at
  throw new DocumentRefused('damaged', 'the zip file has no end')
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): Entry {
  if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0) throw new DocumentRefused('encrypted', 'the zip file asks for a password')
  const nameLength = view.getUint16(at + 28, true)
  const local = view.getUint32(at + 42, true)
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const packed = view.getUint32(at + 20, true)
  if (start + packed > bytes.byteLength) throw new RangeError('an entry reaches beyond the file')
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    start,
    packed,
    size: view.getUint32(at + 24, true),
  }
}

const SMALL = 1024 * 1024

function refuseBombs(entries: readonly Entry[]): void {
  let total = 0
  for (const { name, packed, size } of entries) {
    total += size
    if (size > SMALL && size > packed * LIMITS.ratio) {
      throw new DocumentRefused('zip-bomb', `${name} would grow ${Math.round(size / Math.max(1, packed))} times`, { limit: LIMITS.ratio })
    }
  }
  if (total > LIMITS.inflatedBytes) throw new DocumentRefused('zip-bomb', `${total} bytes inflated`, { limit: LIMITS.inflatedBytes })
}

const STORED = 0
const DEFLATED = 8

function inflated(bytes: Uint8Array, entry: Entry | undefined): string | undefined {
  if (entry === undefined) return undefined
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === STORED) return decode(packed, entry)
  if (entry.method !== DEFLATED) throw new DocumentRefused('damaged', `${entry.name} is packed in an unknown way`)
  return decode(inflateWithin(packed, entry), entry)
}

/** The buffer has the promised size and does not grow, so a directory that lies gains nothing. */
function inflateWithin(packed: Uint8Array, { name, size }: Entry): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) })
  } catch (cause) {
    throw new DocumentRefused('damaged', `${name} cannot be inflated`, { cause })
  }
}

function decode(bytes: Uint8Array, { name }: Entry): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DocumentRefused('damaged', `${name} is not text`, { cause })
  }
}
