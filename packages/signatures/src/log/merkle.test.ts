import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hexOf, utf8 } from './bytes.ts'
import {
  completedBy,
  consistencyProof,
  type Hash,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  nodesFor,
  rootOf,
  treeOf,
} from './merkle.ts'
import { checksConsistency, checksInclusion, MTH, PATH, PROOF } from './testing/rfc6962.ts'

const fromHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

/** The entries and roots that implementations of Certificate Transparency are tested with. */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(fromHex)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hashOf = treeOf(entries.map(leafHash))
const hexes = (hashes: readonly Hash[]): string[] => hashes.map(hexOf)

describe('the tree', () => {
  test('V1 it has the roots of the published vectors, and the empty one that of nothing', () => {
    expect(roots.map((_, at) => hexOf(rootOf(at + 1, hashOf)))).toEqual(roots)
    expect(hexOf(rootOf(0, hashOf))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('V1 it has the proofs of the published vectors', () => {
    expect(hexes(inclusionProof(0, 8, hashOf))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hexes(inclusionProof(5, 8, hashOf))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(hexes(consistencyProof(6, 8, hashOf))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('V1 the seven leaves of RFC 6962, 2.1.3 are proven by the hashes that it names', () => {
    const d = entries.slice(0, 7)
    const [a, b, c, e, f, h, i] = d.map(leafHash)
    if (!a || !b || !c || !e || !f || !h || !i) throw new Error('seven')
    const node = (left: Uint8Array, right: Uint8Array): Uint8Array => rootOf(2, treeOf([left, right]))
    const [g, j, k] = [node(a, b), node(f, h), node(node(a, b), node(c, e))]
    const tree = treeOf(d.map(leafHash))
    expect(hexes(inclusionProof(0, 7, tree))).toEqual(hexes([b, node(c, e), node(j, i)]))
    expect(hexes(inclusionProof(3, 7, tree))).toEqual(hexes([c, g, node(j, i)]))
    expect(hexes(inclusionProof(6, 7, tree))).toEqual(hexes([j, k]))
    expect(hexes(consistencyProof(3, 7, tree))).toEqual(hexes([c, e, g, node(j, i)]))
    expect(hexes(consistencyProof(6, 7, tree))).toEqual(hexes([j, i, k]))
  })

  test('V1 every proof up to 26 leaves is the one of the definitions, and both verifiers accept it and nothing beside it', () => {
    const d = Array.from({ length: 26 }, (_, at) => utf8(`entry ${at}`))
    const tree = treeOf(d.map(leafHash))
    for (let size = 1; size <= d.length; size += 1) {
      const part = d.slice(0, size)
      const root = rootOf(size, tree)
      expect(hexOf(root)).toBe(hexOf(MTH(part)))
      for (let at = 0; at < size; at += 1) {
        const path = inclusionProof(at, size, tree)
        const entry = part[at] ?? utf8('')
        expect(hexes(path)).toEqual(hexes(PATH(at, part)))
        expect([isIncluded({ index: at, size, leaf: leafHash(entry), root }, path), checksInclusion(at, size, entry, path, root)]).toEqual([
          true,
          true,
        ])
        const old = { size: at + 1, root: rootOf(at + 1, tree) }
        const proof = consistencyProof(old.size, size, tree)
        expect(hexes(proof)).toEqual(hexes(PROOF(old.size, part)))
        expect([isConsistent(old, { size, root }, proof), checksConsistency(old.size, size, proof, old.root, root)]).toEqual([true, true])
      }
    }
  })

  test('V1 a wrong index, size, leaf, root or path is refused, by both verifiers alike', () => {
    const numbers = fc.integer({ min: 1, max: 70 })
    fc.assert(
      fc.property(
        numbers,
        numbers,
        numbers,
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('index', 'size', 'drop', 'twice', 'byte'),
        (one, other, more, at, fault) => {
          const [index, size] = [Math.min(one, other) - 1, Math.max(one, other)]
          const d = Array.from({ length: 80 }, (_, number) => utf8(String(number)))
          const tree = treeOf(d.map(leafHash))
          const path = [...inclusionProof(index, size, tree)]
          const claim = { index, size }
          if (fault === 'index') claim.index = (index + more) % (size + 3)
          if (fault === 'size') claim.size = size + more
          if (fault === 'drop') path.splice(at % (path.length + 1), 1)
          if (fault === 'twice') path.splice(at % (path.length + 1), 0, leafHash(utf8('more')))
          if (fault === 'byte') path[at % (path.length + 1)] = leafHash(utf8('other'))
          const entry = d[index] ?? utf8('')
          const root = rootOf(size, tree)
          const ours = isIncluded({ ...claim, leaf: leafHash(entry), root }, path)
          expect(ours).toBe(checksInclusion(claim.index, claim.size, entry, path, root))
          const isSameClaim = claim.index === index && hexes(path).join() === hexes(inclusionProof(index, size, tree)).join()
          if (!isSameClaim) expect(ours).toBe(false)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('V1 a tree that was changed behind is not consistent with the one before, whatever is offered as proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (old, more, changed) => {
        const d = Array.from({ length: old + more }, (_, at) => utf8(String(at)))
        const before = { size: old, root: MTH(d.slice(0, old)) }
        const forked = d.map((entry, at) => (at === changed % old ? utf8('forged') : entry))
        const after = { size: d.length, root: MTH(forked) }
        for (const proof of [consistencyProof(old, d.length, treeOf(forked.map(leafHash))), PROOF(old, d), []]) {
          expect(isConsistent(before, after, proof)).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('V7 a tree grown leaf by leaf is the tree of all its leaves, and reads only what stands left of the new leaf', () => {
    const leaves = Array.from({ length: 300 }, (_, at) => leafHash(utf8(String(at))))
    const whole = treeOf(leaves)
    const kept = new Map<string, Hash>()
    for (const [at, leaf] of leaves.entries()) {
      const left = new Set(nodesFor.appending(at).map(({ level, index }) => `${level}/${index}`))
      const hashKept = ({ level, index }: { level: number; index: number }): Hash => {
        expect(left.has(`${level}/${index}`)).toBe(true)
        return kept.get(`${level}/${index}`) ?? new Uint8Array()
      }
      for (const { level, index, hash } of completedBy(at, leaf, hashKept)) {
        expect(hexOf(hash)).toBe(hexOf(whole({ level, index })))
        kept.set(`${level}/${index}`, hash)
      }
    }
    expect(kept.size).toBe(300 + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1)
  })
})
