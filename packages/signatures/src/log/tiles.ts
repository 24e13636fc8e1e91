import { type Bytes, joined } from './bytes.ts'
import { type Hash, type Node, nodeHash } from './merkle.ts'
import { NotProven } from './refused.ts'

/** How many hashes a full tile holds; each level of tiles is so many times less wide than the one below. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
const HASH_BYTES = 32
const MOST_LEVEL = 3

/** A piece of the log that never changes once it is there (C2SP tlog-tiles; rule V2). */
export interface Tile {
  /** `entries` for the entries themselves, 0 for their hashes, 1 and above for hashes of full tiles. */
  readonly level: number | 'entries'
  readonly index: number
  /** How many hashes or entries it holds, 256 when it is full. */
  readonly width: number
}

/** The tile's address below the log's: `tile/0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index).padStart(Math.max(3, Math.ceil(String(index).length / 3) * 3), '0')
  const parts = digits.match(/\d{3}/g) ?? []
  const number = parts.map((part, at) => (at === parts.length - 1 ? part : `x${part}`)).join('/')
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** The tile an address names; null for one that is not written exactly as `tilePath` writes it. */
export function parseTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|\d)\/((?:x\d{3}\/){0,2}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (found === null) return null
  const [, level = '', number = '', width] = found
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  if (tile.width < 1 || (tile.level !== 'entries' && tile.level > MOST_LEVEL)) return null
  return tilePath(tile) === path ? tile : null
}

/** The tile of a log of this size in which the hash of a node, or what it is hashed from, stands. */
export function tileOf({ level, index }: Node, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const first = index * 2 ** (level % TILE_HEIGHT)
  const at = Math.floor(first / TILE_WIDTH)
  return { level: tileLevel, index: at, width: Math.min(TILE_WIDTH, hashesAt(tileLevel, size) - at * TILE_WIDTH) }
}

/** Whether a log of this size has the tile: as much of it as is asked for. */
export const hasTile = ({ level, index, width }: Tile, size: number): boolean =>
  index * TILE_WIDTH + width <= hashesAt(level === 'entries' ? 0 : level, size)

const hashesAt = (tileLevel: number, size: number): number => Math.floor(size / TILE_WIDTH ** tileLevel)

/** The nodes whose hashes a tile of hashes is, in order. */
export function nodesOfTile({ level, index, width }: Tile): readonly Node[] {
  const height = (level === 'entries' ? 0 : level) * TILE_HEIGHT
  return Array.from({ length: width }, (_, at) => ({ level: height, index: index * TILE_WIDTH + at }))
}

export const tileBytes = (hashes: readonly Hash[]): Bytes => joined(...hashes)

/** The hash of a node, from the bytes of its tile. */
export function hashInTile({ level, index }: Node, bytes: Uint8Array): Hash {
  const count = 2 ** (level % TILE_HEIGHT)
  const first = (index * count) % TILE_WIDTH
  if (bytes.length < (first + count) * HASH_BYTES || bytes.length % HASH_BYTES !== 0) throw new NotProven('log-differs', 'tile')
  let hashes = Array.from({ length: count }, (_, at) => bytes.slice((first + at) * HASH_BYTES, (first + at + 1) * HASH_BYTES))
  while (hashes.length > 1) hashes = Array.from({ length: hashes.length / 2 }, (_, at) => pairHash(hashes, at))
  return hashes[0] ?? new Uint8Array()
}

const pairHash = (hashes: readonly Uint8Array[], at: number): Uint8Array<ArrayBuffer> =>
  joined(nodeHash(hashes[2 * at] ?? new Uint8Array(), hashes[2 * at + 1] ?? new Uint8Array()))

/** Entries, each after its length in two bytes. */
export function encodeEntries(entries: readonly Uint8Array[]): Bytes {
  return joined(
    ...entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError(`an entry of ${entry.length} bytes`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

/** The entries of such a file; throws where it ends within one. */
export function decodeEntries(bytes: Uint8Array): readonly Uint8Array[] {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length) throw new NotProven('log-differs', 'entries')
    entries.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}
