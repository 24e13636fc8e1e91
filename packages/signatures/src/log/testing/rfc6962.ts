import { sha256 } from '@noble/hashes/sha2.js'

/**
 * RFC 6962, section 2.1, word for word: the recursive definitions MTH, PATH, PROOF and SUBPROOF over lists of entries, and checks that
 * rebuild the root by recursion. It shares nothing with `merkle.ts`, which works on numbered subtrees and checks by RFC 9162's loops.
 */
type D = readonly Uint8Array[]

const hash = (...parts: readonly Uint8Array[]): Uint8Array => {
  const state = sha256.create()
  for (const part of parts) state.update(part)
  return state.digest()
}
const same = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && a.join() === b.join()

function largestPowerOfTwoBelow(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

export function MTH(d: D): Uint8Array {
  const [only] = d
  if (only === undefined) return hash()
  if (d.length === 1) return hash(Uint8Array.of(0), only)
  const k = largestPowerOfTwoBelow(d.length)
  return hash(Uint8Array.of(1), MTH(d.slice(0, k)), MTH(d.slice(k)))
}

export function PATH(m: number, d: D): Uint8Array[] {
  if (d.length === 1) return []
  const k = largestPowerOfTwoBelow(d.length)
  return m < k ? [...PATH(m, d.slice(0, k)), MTH(d.slice(k))] : [...PATH(m - k, d.slice(k)), MTH(d.slice(0, k))]
}

export const PROOF = (m: number, d: D): Uint8Array[] => SUBPROOF(m, d, true)

function SUBPROOF(m: number, d: D, b: boolean): Uint8Array[] {
  if (m === d.length) return b ? [] : [MTH(d)]
  const k = largestPowerOfTwoBelow(d.length)
  if (m <= k) return [...SUBPROOF(m, d.slice(0, k), b), MTH(d.slice(k))]
  return [...SUBPROOF(m - k, d.slice(k), false), MTH(d.slice(0, k))]
}

/** The root that a path leads to, by following PATH backwards; null where it is too short or too long. */
function rootFromPath(m: number, n: number, leaf: Uint8Array, path: D): Uint8Array | null {
  if (n === 1) return path.length === 0 ? leaf : null
  const beside = path.at(-1)
  if (beside === undefined) return null
  const k = largestPowerOfTwoBelow(n)
  const inner = m < k ? rootFromPath(m, k, leaf, path.slice(0, -1)) : rootFromPath(m - k, n - k, leaf, path.slice(0, -1))
  if (inner === null) return null
  return m < k ? hash(Uint8Array.of(1), inner, beside) : hash(Uint8Array.of(1), beside, inner)
}

export const checksInclusion = (m: number, n: number, entry: Uint8Array, path: D, root: Uint8Array): boolean =>
  m < n && same(rootFromPath(m, n, hash(Uint8Array.of(0), entry), path), root)

/** Both roots that a consistency proof leads to, by following SUBPROOF backwards. */
function rootsFromProof(m: number, n: number, b: boolean, proof: D, known: Uint8Array): readonly [Uint8Array, Uint8Array] | null {
  const last = proof.at(-1)
  if (m === n) {
    if (b) return proof.length === 0 ? [known, known] : null
    return proof.length === 1 && last !== undefined ? [last, last] : null
  }
  if (last === undefined) return null
  const k = largestPowerOfTwoBelow(n)
  if (m <= k) {
    const inner = rootsFromProof(m, k, b, proof.slice(0, -1), known)
    return inner && [inner[0], hash(Uint8Array.of(1), inner[1], last)]
  }
  const inner = rootsFromProof(m - k, n - k, false, proof.slice(0, -1), known)
  return inner && [hash(Uint8Array.of(1), last, inner[0]), hash(Uint8Array.of(1), last, inner[1])]
}

export function checksConsistency(m: number, n: number, proof: D, oldRoot: Uint8Array, newRoot: Uint8Array): boolean {
  const roots = rootsFromProof(m, n, true, proof, oldRoot)
  return roots !== null && same(roots[0], oldRoot) && same(roots[1], newRoot)
}
