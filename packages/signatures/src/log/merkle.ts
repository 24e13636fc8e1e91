import { sha256 } from '@noble/hashes/sha2.js'
import { isSame, joined } from './bytes.ts'

export type Hash = Uint8Array

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** Larger logs than this are nobody's letter; below it the arithmetic of 32 bits holds. */
export const MOST_LEAVES = 2 ** 31 - 1

/** The hash of an entry as a leaf (RFC 6962, 2.1; rule V1). */
export const leafHash = (entry: Uint8Array): Hash => sha256(joined(LEAF, entry))
/** The hash of two subtrees as one. */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(joined(NODE, left, right))
export const EMPTY_ROOT: Hash = sha256(new Uint8Array())

/** A perfect subtree: the one of `2 ** level` leaves that begins at leaf `index * 2 ** level`. */
export interface Node {
  readonly level: number
  readonly index: number
}
/** Where the hashes of perfect subtrees come from. */
export type HashOf = (node: Node) => Hash

interface Range {
  readonly start: number
  readonly end: number
}

/** The nodes from which the proofs of a tree, and its root, are hashed; asked for at once, then handed to the function of the same name. */
export const nodesFor = {
  root: (size: number): readonly Node[] => perfectNodes({ start: 0, end: size }),
  inclusion: (index: number, size: number): readonly Node[] => inclusionRanges(index, { start: 0, end: size }).flatMap(perfectNodes),
  consistency: (old: number, size: number): readonly Node[] => consistencyRanges(old, size).flatMap(perfectNodes),
  /** Left of a new leaf: what it completes subtrees with. */
  appending: (index: number): readonly Node[] => levelsCompletedBy(index).map((level) => ({ level, index: (index >> level) - 1 })),
}

export const rootOf = (size: number, hashOf: HashOf): Hash => (size === 0 ? EMPTY_ROOT : hashOfRange({ start: 0, end: size }, hashOf))

/** The hashes beside the way from a leaf to the root, the leaf's sibling first (RFC 6962, 2.1.1). */
export function inclusionProof(index: number, size: number, hashOf: HashOf): readonly Hash[] {
  return inclusionRanges(index, { start: 0, end: size }).map((range) => hashOfRange(range, hashOf))
}

/** What shows that a tree begins with an older one (RFC 6962, 2.1.2). */
export function consistencyProof(old: number, size: number, hashOf: HashOf): readonly Hash[] {
  return consistencyRanges(old, size).map((range) => hashOfRange(range, hashOf))
}

/** The perfect subtrees that a new leaf completes, itself first. */
export function completedBy(index: number, leaf: Hash, hashOf: HashOf): readonly (Node & { readonly hash: Hash })[] {
  const completed = [{ level: 0, index, hash: leaf }]
  for (const node of nodesFor.appending(index)) {
    const hash = nodeHash(hashOf(node), completed.at(-1)?.hash ?? leaf)
    completed.push({ level: node.level + 1, index: node.index >> 1, hash })
  }
  return completed
}

/** A whole tree in memory: the hash of each of its perfect subtrees. */
export function treeOf(leaves: readonly Hash[]): HashOf {
  const levels: Hash[][] = [[...leaves]]
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    levels.push(Array.from({ length: below.length >> 1 }, (_, at) => nodeHash(taken(below, 2 * at), taken(below, 2 * at + 1))))
  }
  return ({ level, index }) => taken(levels[level] ?? [], index)
}

/** Whether a leaf stands at this index under this root (RFC 9162, 2.1.3.2; rule V1). */
export function isIncluded({ index, size, leaf, root }: Included, proof: readonly Hash[]): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false
  let at = index
  let last = size - 1
  let hash = leaf
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else hash = nodeHash(hash, beside)
    at >>= 1
    last >>= 1
  }
  return last === 0 && isSame(hash, root)
}

interface Included {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly root: Hash
}

export interface Head {
  readonly size: number
  readonly root: Hash
}

/** Whether the newer tree begins with the whole older one (RFC 9162, 2.1.4.2; rule V1). */
export function isConsistent(older: Head, newer: Head, proof: readonly Hash[]): boolean {
  if (!isIndex(older.size) || !isIndex(newer.size) || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && isSame(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && isSame(older.root, EMPTY_ROOT)
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  if (first === undefined) return false
  const roots = rootsFrom(older.size, newer.size, { first, rest })
  return roots !== null && isSame(roots.old, older.root) && isSame(roots.new, newer.root)
}

interface Path {
  readonly first: Hash
  readonly rest: readonly Hash[]
}

/** The roots of both trees that a proof leads to; null where it is too short or too long. */
function rootsFrom(old: number, size: number, { first, rest }: Path): { readonly old: Hash; readonly new: Hash } | null {
  let at = old - 1
  let last = size - 1
  while (at % 2 === 1) [at, last] = [at >> 1, last >> 1]
  let roots = { old: first, new: first }
  for (const beside of rest) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      roots = { old: nodeHash(beside, roots.old), new: nodeHash(beside, roots.new) }
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else roots = { old: roots.old, new: nodeHash(roots.new, beside) }
    at >>= 1
    last >>= 1
  }
  return last === 0 ? roots : null
}

const isIndex = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MOST_LEAVES
const isPowerOfTwo = (size: number): boolean => (size & (size - 1)) === 0

/** The largest power of two below a size of at least two. */
const splitOf = (size: number): number => 2 ** (31 - Math.clz32(size - 1))

function inclusionRanges(index: number, { start, end }: Range): readonly Range[] {
  if (end - start <= 1) return []
  const middle = start + splitOf(end - start)
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ]
  return index < middle ? [...inclusionRanges(index, left), right] : [...inclusionRanges(index, right), left]
}

function consistencyRanges(old: number, size: number): readonly Range[] {
  return old === 0 ? [] : subproof(old, { start: 0, end: size }, true)
}

/** SUBPROOF of RFC 6962, 2.1.2: `isOld` as long as the range is the whole older tree, whose root is known. */
function subproof(old: number, { start, end }: Range, isOld: boolean): readonly Range[] {
  if (old === end - start) return isOld ? [] : [{ start, end }]
  const half = splitOf(end - start)
  const middle = start + half
  return old <= half
    ? [...subproof(old, { start, end: middle }, isOld), { start: middle, end }]
    : [...subproof(old - half, { start: middle, end }, false), { start, end: middle }]
}

/** A range of a tree as perfect subtrees, the largest first. */
function perfectNodes({ start, end }: Range): readonly Node[] {
  const nodes: Node[] = []
  for (let at = start; at < end; ) {
    const level = 31 - Math.clz32(end - at)
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

function hashOfRange(range: Range, hashOf: HashOf): Hash {
  return perfectNodes(range)
    .map(hashOf)
    .reduceRight((right, left) => nodeHash(left, right))
}

/** One level for each 1 at the end of the index, written in binary. */
function levelsCompletedBy(index: number): readonly number[] {
  const levels: number[] = []
  for (let level = 0, rest = index; rest % 2 === 1; level += 1, rest >>= 1) levels.push(level)
  return levels
}

function taken(hashes: readonly Hash[], at: number): Hash {
  const hash = hashes[at]
  if (hash === undefined) throw new RangeError(`no hash at ${at}`)
  return hash
}
