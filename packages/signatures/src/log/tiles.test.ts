import { describe, expect, test } from 'vitest'
import { hexOf, utf8 } from './bytes.ts'
import { leafHash, type Node, nodesFor, rootOf, treeOf } from './merkle.ts'
import {
  decodeEntries,
  encodeEntries,
  hashInTile,
  hasTile,
  nodesOfTile,
  parseTilePath,
  type Tile,
  tileBytes,
  tileOf,
  tilePath,
} from './tiles.ts'

describe('tiles', () => {
  test('V2 they have the addresses that the format says', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112')
    expect(tilePath({ level: 'entries', index: 0, width: 7 })).toBe('tile/entries/000.p/7')
    for (const path of ['tile/0/x001/x234/067', 'tile/1/000.p/17', 'tile/entries/x001/000'])
      expect(tilePath(parseTilePath(path) ?? whole)).toBe(path)
    for (const path of [
      'tile/0/0',
      'tile/00/000',
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/000.p/01',
      'tile/0/x000/000',
      'tile/9/000',
      '../tile/0/000',
    ]) {
      expect([path, parseTilePath(path)]).toEqual([path, null])
    }
  })
  const whole: Tile = { level: 0, index: 0, width: 256 }

  test('V2 a log of 70,000 entries has the tiles that the format counts', () => {
    const size = 70_000
    expect(hasTile({ level: 0, index: 272, width: 256 }, size)).toBe(true)
    expect(hasTile({ level: 0, index: 273, width: 112 }, size)).toBe(true)
    expect(hasTile({ level: 0, index: 273, width: 113 }, size)).toBe(false)
    expect(hasTile({ level: 1, index: 1, width: 17 }, size)).toBe(true)
    expect(hasTile({ level: 1, index: 1, width: 18 }, size)).toBe(false)
    expect(hasTile({ level: 2, index: 0, width: 1 }, size)).toBe(true)
    expect(hasTile({ level: 2, index: 0, width: 2 }, size)).toBe(false)
    expect(tileOf({ level: 0, index: 69_999 }, size)).toEqual({ level: 0, index: 273, width: 112 })
  })

  test('V2 whoever has the tiles of a log can hash its root and its proofs from them', () => {
    const size = 1_300
    const hashOf = treeOf(Array.from({ length: size }, (_, at) => leafHash(utf8(String(at)))))
    const served = (tile: Tile): Uint8Array => tileBytes(nodesOfTile(tile).map(hashOf))
    const fromTiles = (node: Node): Uint8Array => hashInTile(node, served(tileOf(node, size)))
    expect(hexOf(rootOf(size, fromTiles))).toBe(hexOf(rootOf(size, hashOf)))
    for (const node of nodesFor.consistency(700, size)) expect(hexOf(fromTiles(node))).toBe(hexOf(hashOf(node)))
  })

  test('V2 entries come back from their file as they went in, and a cut file is refused', () => {
    const entries = ['', 'one', 'é'.repeat(300)].map(utf8)
    const bytes = encodeEntries(entries)
    expect(hexOf(bytes.subarray(0, 7))).toBe('000000036f6e65')
    expect(decodeEntries(bytes)).toEqual(entries)
    expect(() => decodeEntries(bytes.subarray(0, -1))).toThrow('entries')
  })
})
