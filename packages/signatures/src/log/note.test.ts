import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, hexOf, textOf, toBase64, utf8 } from './bytes.ts'
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { cosign, cosignedAt } from './cosignature.ts'
import { isSignedBy, signerFrom } from './ed25519.ts'
import { leafHash } from './merkle.ts'
import { KEY_TYPES, keyOf, keyText, openNote, parseKey, parseNote, signNote } from './note.ts'

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)

/** The note and key of the documentation of Go's package `note`. */
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const goNote = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

describe('signed notes', () => {
  test('V3 Ed25519 is that of RFC 8032: the first test there gives this key and signature', async () => {
    const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
    const signer = await signerFrom(Uint8Array.from(secret.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)))
    expect(hexOf(signer.publicKey)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    const signature = await signer.sign(new Uint8Array())
    expect(hexOf(signature)).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    expect(await isSignedBy(signer.publicKey, signature, new Uint8Array())).toBe(true)
  })

  test('V3 a note that another implementation signed is opened with its key', async () => {
    expect((await openNote(goNote, parseKey(goKey))).text).toContain('cryptography')
    await expect(openNote(goNote.replace('answer', 'Answer'), parseKey(goKey))).rejects.toThrow('not-signed')
  })

  test('V3 base64 has one written form, and every other is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = toBase64(bytes)
        expect(hexOf(fromBase64(text) ?? utf8('none'))).toBe(hexOf(bytes))
      }),
    )
    expect(['f', 'fo', 'foo', 'foob'].map((text) => toBase64(utf8(text)))).toEqual(['Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg=='])
    for (const text of ['QQ', 'QQ=', 'QR==', 'Q Q=', 'QQ==\n', 'Q', '====']) expect([text, fromBase64(text)]).toEqual([text, null])
  })

  test('V3 a key says whose it is and what it signs, and no part of it can be exchanged', () => {
    const key = parseKey(goKey)
    expect(keyText(key)).toBe(goKey)
    for (const other of [
      goKey.replace('Peter', 'Petra'),
      goKey.replace('c74f', 'c74e'),
      goKey.replace('ARpc', 'Arpc'),
      `${goKey}=`,
      'a+b',
    ]) {
      expect(() => parseKey(other)).toThrow('note-malformed')
    }
  })

  test('V3 no byte of a note can be changed, left out or put in', async () => {
    const key = parseKey(goKey)
    const bytes = utf8(goNote)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = [bytes.with(at, (bytes[at] ?? 0) ^ 1), Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)])]
      for (const other of changed) await expect((async () => openNote(textOf(other), key))()).rejects.toThrow()
    }
    await expect(openNote(`${goNote}\n`, key)).rejects.toThrow('note-malformed')
  })
})

describe('checkpoints', () => {
  const checkpoint = { origin: 'undersigned/abc', size: 7, root: leafHash(utf8('x')) }

  test('V4 a checkpoint is signed by its log, the same bytes each time, and opened with its key', async () => {
    const signer = await signerFrom(seed(1))
    const signed = await signCheckpoint(checkpoint, signer)
    expect(await signCheckpoint(checkpoint, signer)).toBe(signed)
    const key = keyOf(checkpoint.origin, KEY_TYPES.note, signer.publicKey)
    expect(await openCheckpoint(signed, key)).toMatchObject(checkpoint)
    const other = keyOf(checkpoint.origin, KEY_TYPES.note, (await signerFrom(seed(2))).publicKey)
    await expect(openCheckpoint(signed, other)).rejects.toThrow('other-key')
    const elsewhere = await signNote(signed.split('\n').slice(0, 3).join('\n').concat('\n'), 'other/log', signer)
    await expect(openCheckpoint(elsewhere, keyOf('other/log', KEY_TYPES.note, signer.publicKey))).rejects.toThrow('other-letter')
  })

  test('V4 what is not written in its three lines is no checkpoint', () => {
    const root = toBase64(checkpoint.root)
    expect(parseCheckpoint(`a\n7\n${root}\n`).size).toBe(7)
    for (const text of [
      `a\n07\n${root}\n`,
      `a\n-1\n${root}\n`,
      `a\n1e3\n${root}\n`,
      `a\n7\n${root}\nmore\n`,
      `a\n7\nAAAA\n`,
      `a\n7\n${root}`,
    ]) {
      expect(() => parseCheckpoint(text)).toThrow('checkpoint')
    }
  })

  test('V5 a witness signs the log’s own words and the hour; neither can be changed, and its word counts for no other key', async () => {
    const [log, witness] = await Promise.all([signerFrom(seed(1)), signerFrom(seed(3))])
    const signed = await signCheckpoint(checkpoint, log)
    const cosigned = await cosign(signed, { name: 'witness.example', signer: witness, seconds: 1_700_000_000 })
    const key = keyOf('witness.example', KEY_TYPES.cosignature, witness.publicKey)
    expect(await cosignedAt(parseNote(cosigned), key)).toBe(1_700_000_000)
    expect((await openCheckpoint(cosigned, keyOf(checkpoint.origin, KEY_TYPES.note, log.publicKey))).size).toBe(7)
    const again = await cosign(cosigned, { name: 'witness.example', signer: witness, seconds: 1_700_000_060 })
    expect(parseNote(again).signatures).toHaveLength(2)
    const { signatures, text } = parseNote(cosigned)
    const later = signatures.map((each) => ({ ...each, signature: each.signature.with(7, (each.signature[7] ?? 0) ^ 1) }))
    await expect(cosignedAt({ text, signatures: later }, key)).rejects.toThrow('cosignature-differs')
    await expect(cosignedAt({ text: text.replace('7', '8'), signatures }, key)).rejects.toThrow('cosignature-differs')
    await expect(cosignedAt(parseNote(signed), key)).rejects.toThrow('cosignature-differs')
  })

  test('V5 the example of the format reads as it says: a log’s signature and a witness’s with its hour', () => {
    const note = parseNote(`example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`)
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 })
    expect(note.signatures.map(({ signature }) => signature.length)).toEqual([64, 72])
    expect(new DataView((note.signatures[1]?.signature ?? seed(0)).slice(0, 8).buffer).getBigUint64(0)).toBe(1679315147n)
  })
})
