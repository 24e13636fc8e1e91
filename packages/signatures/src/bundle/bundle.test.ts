import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isSame, textOf, utf8 } from '../log/bytes.ts'
import { signCheckpoint } from '../log/checkpoint.ts'
import { inclusionProof, leafHash, rootOf, treeOf } from '../log/merkle.ts'
import { receiptText } from '../log/receipt.ts'
import { NotProven } from '../log/refused.ts'
import { aBundle, historyOf } from '../testing/a-bundle.ts'
import { forged, mutated } from '../testing/mutate.ts'
import { packed, unpacked } from './archive.ts'
import { signContents } from './contents.ts'
import { makeBundle } from './make.ts'
import { verifyBundle } from './verify.ts'

const sample = await aBundle()

describe('a bundle', () => {
  test('V11 the same letter makes the same bytes', async () => {
    expect(isSame((await aBundle()).bytes, sample.bytes)).toBe(true)
    expect(isSame(packed(new Map([...unpacked(sample.bytes)].reverse())), sample.bytes)).toBe(true)
  })

  test('V14 it proves who stands under the letter: signed or carried, not withdrawn, not objected, as corrected last', async () => {
    const proven = await verifyBundle(sample.bytes, { key: sample.key })
    expect(proven.list.map(({ signature, display, language }) => [signature, display.name, language])).toEqual([
      ['s1', 'Person s1', 'en'],
      ['s3', 'Person Three', 'mt'],
      ['s5', 'Person s5', 'en'],
      ['s6', 'Person s6', 'fr'],
    ])
    expect(proven).toMatchObject({ size: 16, withdrawn: 1, unopened: 1, languages: ['en', 'fr', 'mt'], key: sample.key })
    expect(proven.texts.fr).toEqual(['Subject (fr)', 'We ask for more night trains. (fr)', 'The undersigned (fr)'])
    expect(proven.kinds).toEqual({ manifest: 2, signature: 7, withdrawal: 1, approval: 1, carried: 3, objection: 1, correction: 1 })
    expect(proven.witnesses).toEqual([{ key: expect.stringContaining('witness.example+'), size: 6, at: '2026-11-18T11:06:40.000Z' }])
  })

  test('V13 not one of 500 bundles that were changed by chance is accepted, and each is refused in words', async () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const outcome = await verifyBundle(mutated(sample.bytes, seed)).catch((error: unknown) => error)
      expect([seed, outcome instanceof NotProven, outcome instanceof Error ? outcome.message : 'accepted']).toEqual([
        seed,
        true,
        expect.not.stringMatching(/^accepted$/),
      ])
    }
  })

  test('V13 it is refused under another key, and with a receipt of another log', async () => {
    await expect(verifyBundle(sample.bytes, { key: sample.key.replace('undersigned/5', 'undersigned/6') })).rejects.toThrow('other-key')
    const { entries, opened, origin } = sample.input
    const opening = opened[1]?.opening
    if (opening === undefined) throw new Error('nobody signed')
    const receiptOf = async (log: readonly Uint8Array[]): Promise<string> => {
      const hashOf = treeOf(log.map(leafHash))
      const checkpoint = await signCheckpoint({ origin, size: log.length, root: rootOf(log.length, hashOf) }, sample.signer)
      return receiptText(opening, { index: 1, path: inclusionProof(1, log.length, hashOf), checkpoint })
    }
    expect((await verifyBundle(sample.bytes, { receipts: [await receiptOf(entries.slice(0, 4))] })).size).toBe(16)
    const forked = await receiptOf([...entries.slice(0, 3), utf8('another')])
    await expect(verifyBundle(sample.bytes, { receipts: [forked] })).rejects.toThrow('log-differs: receipt')
  })

  test('V12 a ZIP that is not as it was packed is refused before anything in it is believed', async () => {
    const files = Object.fromEntries(unpacked(sample.bytes))
    const at = { mtime: new Date(1980, 0, 1) }
    const others: Readonly<Record<string, Uint8Array>> = {
      compressed: zipSync(files, at),
      'another hour': zipSync(files, { level: 0, mtime: new Date(1990, 0, 1) }),
      'another order': zipSync(Object.fromEntries(Object.entries(files).reverse()), { level: 0, ...at }),
      trailing: Uint8Array.from([...sample.bytes, 0]),
      leading: Uint8Array.from([0, ...sample.bytes]),
      'a way out': zipSync({ ...files, '../key': strToU8('x') }, { level: 0, ...at }),
      absolute: zipSync({ ...files, '/etc/passwd': strToU8('x') }, { level: 0, ...at }),
      folder: zipSync({ ...files, 'texts/': strToU8('') }, { level: 0, ...at }),
      bomb: zipSync({ 'list.json': new Uint8Array(2_000_000) }, at),
      empty: new Uint8Array(),
      'no files': zipSync({}),
      'no ZIP': strToU8('PK, but no more than that'),
    }
    for (const [name, bytes] of Object.entries(others)) {
      expect([name, await verifyBundle(bytes).catch((error: unknown) => error instanceof NotProven)]).toEqual([name, true])
    }
  })

  test('V12 a name twice is refused', async () => {
    const named = (last: string): string => `texts/${last.padStart(64, '0')}.json`
    const twice = zipSync({ [named('1')]: strToU8('a'), [named('2')]: strToU8('b') }, { level: 0, mtime: new Date(1980, 0, 1) })
    const bytes = twice.map((byte, at) => (byte === 0x32 && twice[at + 1] === 0x2e ? 0x31 : byte))
    await expect(verifyBundle(bytes)).rejects.toThrow('file-unknown')
  })
})

describe('whoever holds the log’s own key', () => {
  /** A bundle in which one file was changed and everything signed anew. */
  async function resigned(path: string, change: (text: string) => string): Promise<Uint8Array> {
    const files = new Map(unpacked(sample.bytes))
    const before = textOf(files.get(path) ?? utf8(''))
    expect(change(before)).not.toBe(before)
    files.set(path, utf8(change(before)))
    files.set('contents', utf8(await signContents(sample.input.origin, files, sample.signer)))
    return packed(files)
  }

  test('V14 cannot put another name, text, recipient or hour under what was signed', async () => {
    const [text = ''] = [...sample.input.texts.keys()]
    const [manifest = ''] = [...sample.input.manifests.keys()]
    const forged: readonly (readonly [string, (text: string) => string, string])[] = [
      ['list.json', (list) => list.replace('Person s1', 'Person S1'), 'list-differs'],
      ['openings.json', (opened) => opened.replace('Person s1', 'Person S1'), 'not-in-log'],
      ['openings.json', (opened) => opened.replace('"fr"', '"en"'), 'not-in-log'],
      ['entries.jsonl', (entries) => entries.replace('00:00:01', '00:00:02'), 'log-differs'],
      [`texts/${text}.json`, (words) => words.replace('trains', 'planes'), 'contents-differ'],
      [`manifests/${manifest}.json`, (sealed) => sealed.replace('Ada', 'Ida'), 'contents-differ'],
      ['recipients.json', (recipients) => recipients.replace('Ada', 'Ida'), 'recipients-differ'],
      ['proofs/000001.tlog-proof', (proof) => proof.replace('index 1', 'index 2'), 'not-in-log'],
      ['witnesses/000.checkpoint', (cosigned) => cosigned.replace('\n6\n', '\n7\n'), 'not-signed'],
    ]
    for (const [path, change, refusal] of forged) {
      await expect(
        resigned(path, change).then((bytes) => verifyBundle(bytes)),
        path,
      ).rejects.toThrow(refusal)
    }
  })

  test('V14 is refused with each of 150 changes by chance to what proves, though all of it is signed anew', async () => {
    const forger = { origin: sample.input.origin, signer: sample.signer }
    for (let seed = 1; seed <= 150; seed += 1) {
      const outcome = await verifyBundle(await forged(sample.bytes, seed, forger)).catch((error: unknown) => error)
      expect([seed, outcome instanceof NotProven]).toEqual([seed, true])
    }
  })

  test('V14 cannot leave out a withdrawal or an objection', async () => {
    const openAll = await aBundle({ closed: [] })
    expect((await verifyBundle(openAll.bytes)).list).toHaveLength(5)
    for (const index of [3, 11]) {
      const { input, signer } = openAll
      const without = { ...input, opened: input.opened.filter((each) => each.index !== index) }
      await expect(makeBundle(without, signer).then((bytes) => verifyBundle(bytes))).rejects.toThrow('signature-withdrawn')
    }
  })

  test('V14 cannot keep a signature under a text that changed in substance, or that it was not carried to', async () => {
    const notCarried = await aBundle({ closed: [], payloads: (manifests) => historyOf(manifests).filter(({ kind }) => kind !== 'carried') })
    expect((await verifyBundle(notCarried.bytes)).list.map(({ signature }) => signature)).toEqual(['s5', 's6', 's7'])
    const changed = await aBundle({ closed: [], change: 'substance' })
    await expect(verifyBundle(changed.bytes)).rejects.toThrow('signature-outdated')
  })

  test('V14 cannot list a name twice', async () => {
    const doubled = await aBundle({
      closed: [],
      payloads: (manifests) =>
        [...historyOf(manifests), ...historyOf(manifests).slice(-1)].map((payload) =>
          'signature' in payload && payload.signature === 's6' ? { ...payload, signature: 's7' } : payload,
        ),
    })
    await expect(verifyBundle(doubled.bytes)).rejects.toThrow('list-differs')
  })

  test('V15 whoever is erased is on no list, and everything else still proves', async () => {
    const before = await verifyBundle((await aBundle({ closed: [] })).bytes)
    const after = await verifyBundle((await aBundle({ closed: [1, 8] })).bytes)
    expect(after.list).toEqual(before.list.filter(({ signature }) => signature !== 's1'))
    expect([after.root, after.unopened]).toEqual([before.root, before.unopened + 1])
  })

  const erasing = (entries: unknown, closed: readonly number[]) =>
    aBundle({
      closed,
      payloads: (manifests) => [...historyOf(manifests), { kind: 'erasure', manifest: manifests[1], entries }],
    })

  test('V18 a withdrawal stays closed only where an erasure names it', async () => {
    await expect(verifyBundle((await aBundle({ closed: [2, 3] })).bytes)).rejects.toThrow('signature-withdrawn')
    const proven = await verifyBundle((await erasing([2, 3], [2, 3])).bytes)
    expect([proven.erased, proven.kinds.erasure, proven.list.some(({ signature }) => signature === 's2')]).toEqual([1, 1, false])
  })

  test('V18 what an erasure names is opened no more, and it names only what came before it', async () => {
    await expect(verifyBundle((await erasing([2, 3], [2])).bytes)).rejects.toThrow('list-differs')
    for (const entries of [[], [99], [16], ['2'], [-1], [1.5], null, 'all'])
      await expect(verifyBundle((await erasing(entries, [2, 3])).bytes)).rejects.toThrow('list-differs')
  })
})
