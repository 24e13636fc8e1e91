import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  cosignedAt,
  type Hash,
  KEY_TYPES,
  keyOf,
  keyText,
  leafHash,
  nodesOfTile,
  parseKey,
  parseNote,
  parseTilePath,
  rootOf,
  signCheckpoint,
  signerFrom,
  tileBytes,
  treeOf,
  utf8,
} from '@undersigned/signatures/log'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Looking, look } from './witness.ts'

const ORIGIN = 'undersigned/5tqk0000abcdefgh'
const signer = await signerFrom(new Uint8Array(32).fill(1))

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'witness-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

/** A log as it is served, over these entries. */
function served(entries: readonly string[]): Looking['read'] {
  const leaves: readonly Hash[] = entries.map((entry) => leafHash(utf8(entry)))
  const hashOf = treeOf(leaves)
  return async (path) => {
    if (path === 'key') return utf8(`${keyText(keyOf(ORIGIN, KEY_TYPES.note, signer.publicKey))}\n`)
    if (path === 'checkpoint')
      return utf8(await signCheckpoint({ origin: ORIGIN, size: leaves.length, root: rootOf(leaves.length, hashOf) }, signer))
    const tile = parseTilePath(path)
    if (tile === null) throw new Error(path)
    return tileBytes(nodesOfTile(tile).map(hashOf))
  }
}

const entries = (size: number): string[] => Array.from({ length: size }, (_, at) => `entry ${at}`)
const looking = (read: Looking['read'], seconds = 1_795_000_000) => look({ dir, name: 'witness.example', read, seconds })

test('V16 a witness signs what it saw, and again each time the log has only grown', async () => {
  for (const [at, size] of [3, 3, 256, 300, 700].entries()) {
    const seen = await looking(served(entries(size)), 1_795_000_000 + at)
    expect(seen).toMatchObject({
      isConsistent: true,
      lines: [expect.stringContaining(`${size} entries`), expect.stringContaining('witness.example+')],
    })
    const file = readdirSync(dir).find((name) => name.endsWith('.checkpoint')) ?? ''
    const [witness = '', ...note] = readFileSync(join(dir, file), 'utf8').split('\n')
    expect(await cosignedAt(parseNote(note.join('\n')), parseKey(witness))).toBe(1_795_000_000 + at)
  }
})

test('V16 a log that was forked, cut or exchanged is found, and what it showed is kept beside what was seen', async () => {
  await looking(served(entries(300)))
  const forks = [
    [...entries(299), 'another'],
    entries(299),
    ['another', ...entries(299), 'more'],
    [...entries(100), 'another', ...entries(500).slice(101)],
  ]
  for (const fork of forks) {
    expect(await looking(served(fork))).toMatchObject({ isConsistent: false })
    expect(readdirSync(dir).some((name) => name.endsWith(`.${fork.length}.forked`))).toBe(true)
  }
  expect((await looking(served(entries(301)))).isConsistent).toBe(true)
})

test('V16 tiles that do not hash to the checkpoint, and a key other than the one that was kept, are refused', async () => {
  const read = served(entries(20))
  const lying: Looking['read'] = async (path) => (path.startsWith('tile') ? (await read(path)).map((byte) => byte ^ 1) : read(path))
  expect((await looking(lying)).isConsistent).toBe(false)
  await looking(read)
  const other = keyText(keyOf(ORIGIN, KEY_TYPES.note, (await signerFrom(new Uint8Array(32).fill(2))).publicKey))
  await expect(look({ dir, name: 'w', read, seconds: 1, key: other })).rejects.toThrow('another key')
})
