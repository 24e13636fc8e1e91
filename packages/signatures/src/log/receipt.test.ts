import { digestOf } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { saltFrom } from '../commitment.ts'
import { canonicalLeaf, leafOf } from '../events.ts'
import { signatureId } from '../signatures.ts'
import { textOf, utf8 } from './bytes.ts'
import { signCheckpoint } from './checkpoint.ts'
import { signerFrom } from './ed25519.ts'
import { checkLogProof, logProofText, parseLogProof } from './log-proof.ts'
import { inclusionProof, leafHash, rootOf, treeOf } from './merkle.ts'
import { KEY_TYPES, keyOf } from './note.ts'
import { entryOf, readEntry, readOpening } from './opening.ts'
import { displayIn, openReceipt, receiptText } from './receipt.ts'

const display = { class: 'individual', name: 'Zoë Ångström', title: '', affiliation: '', country: 'SE', group: '' } as const
const payload = {
  kind: 'signature',
  manifest: digestOf('m'),
  language: 'sv',
  signature: signatureId('s1'),
  display,
  signatory: 's1',
} as const
const salt = saltFrom(new Uint8Array(32).fill(7))
const at = Date.UTC(2026, 10, 22, 3)
const opening = { payload, salt, at: new Date(at).toISOString() }

async function log() {
  const entries = [utf8('first'), entryOf(opening), utf8('third')]
  const hashOf = treeOf(entries.map(leafHash))
  const signer = await signerFrom(new Uint8Array(32).fill(1))
  const checkpoint = await signCheckpoint({ origin: 'undersigned/abc', size: 3, root: rootOf(3, hashOf) }, signer)
  return { checkpoint, path: inclusionProof(1, 3, hashOf), key: keyOf('undersigned/abc', KEY_TYPES.note, signer.publicKey) }
}

test('V10 what a receipt opens is the very leaf that the event left', () => {
  expect(textOf(entryOf(opening))).toBe(canonicalLeaf(leafOf(payload, { salt, at })))
  expect(readEntry(entryOf(opening))).toEqual({ kind: 'signature', manifest: payload.manifest, at: opening.at })
})

test('V10 a receipt proves by itself that the signature stands in the log, and says whose it is', async () => {
  const { checkpoint, path, key } = await log()
  const receipt = receiptText(opening, { index: 1, path, checkpoint })
  const opened = await openReceipt(receipt, key)
  expect(opened).toEqual({ opening, index: 1, size: 3 })
  expect(displayIn(opened.opening)).toEqual(display)
})

test('V10 a receipt with another name, salt, hour or place is refused', async () => {
  const { checkpoint, path, key } = await log()
  const others = [
    { ...opening, payload: { ...payload, display: { ...display, name: 'Zoe' } } },
    { ...opening, salt: saltFrom(new Uint8Array(32)) },
    { ...opening, at: new Date(at + 1).toISOString() },
  ]
  for (const other of others)
    await expect(openReceipt(receiptText(other, { index: 1, path, checkpoint }), key)).rejects.toThrow('not-in-log')
  await expect(openReceipt(receiptText(opening, { index: 2, path, checkpoint }), key)).rejects.toThrow('not-in-log')
  await expect(openReceipt(logProofText({ extra: null, index: 1, path, checkpoint }), key)).rejects.toThrow('receipt')
})

test('V6 a proof is written and read in the common form, and no byte of it can be changed unseen', async () => {
  const { checkpoint, path, key } = await log()
  const text = logProofText({ extra: null, index: 1, path, checkpoint })
  expect(text.startsWith('c2sp.org/tlog-proof@v1\nindex 1\n')).toBe(true)
  expect(await checkLogProof(parseLogProof(text), entryOf(opening), key)).toEqual({ size: 3 })
  const bytes = utf8(text)
  for (let changed = 0; changed < bytes.length; changed += 1) {
    const other = bytes.with(changed, (bytes[changed] ?? 0) ^ 4)
    await expect((async () => checkLogProof(parseLogProof(textOf(other)), entryOf(opening), key))()).rejects.toThrow()
  }
})

test('V10 an opening that is not in canonical form is none', () => {
  for (const text of ['{}', '[]', 'x', '{"at":1}', '{ "at":"2026-11-22T03:00:00.000Z"}']) expect(() => readOpening(utf8(text))).toThrow()
})
