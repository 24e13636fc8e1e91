import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { cosign, cosignedAt, KEY_TYPES, keyOf, keyText, openCheckpoint, parseKey, parseNote, signerFrom } from '@undersigned/signatures/log'
import { letterOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../cli/witness.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { createBundles } from './bundles.ts'
import { bundleOf } from './letter-bundle.ts'
import { witnessedOf } from './witnessed.ts'

let day: SigningDay
let coalition: string
const dir = mkdtempSync(join(tmpdir(), 'witness-'))
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  await day.sign('Anna Abela')
  coalition = (await day.ana.ask('letterGet', { params: { letter: day.letter } })).coalition.id
}, 60_000)
afterAll(async () => {
  await day.house.close()
  rmSync(dir, { recursive: true, force: true })
})

const at = (path: string): string => `/log/${day.letter}/${path}`
const read = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await day.house.stranger().fetch(at(path))).arrayBuffer())
const text = async (path: string): Promise<string> => new TextDecoder().decode(await read(path))
/** As the command does: a program, with no page behind it. */
const submit = (body: string): Promise<Response> => fetch(new URL(at('cosignatures'), day.house.server.origin), { method: 'POST', body })
const watch = async (seconds: number) => look({ dir, name: 'watch.example', read, seconds })

test('V22 what a witness signed is taken only of one that the coalition named, and only of this log', async () => {
  const { signed, lines } = await watch(1_800_000_000)
  const key = /^witness (.+)$/.exec(lines[1] ?? '')?.[1] ?? ''
  expect((await submit(signed ?? '')).status).toBe(400)
  expect(await day.marta.api.call('witnessAdd', { params: { coalition }, body: { key } })).toMatchObject({ ok: false })
  expect(await day.ana.api.call('witnessAdd', { params: { coalition }, body: { key: 'a key' } })).toMatchObject({ ok: false })
  await day.ana.ask('witnessAdd', { params: { coalition }, body: { key } })
  expect((await submit(signed ?? '')).status).toBe(200)
  expect((await submit((signed ?? '').replace(/^(.*\n)\d+/, '$11'))).status).toBe(400)
  const stranger = await signerFrom(new Uint8Array(32).fill(3))
  const alien = await cosign(await text('checkpoint'), { name: 'other.example', signer: stranger, seconds: 1 })
  expect(parseNote(alien).signatures.length).toBe(3)
  expect(keyText(keyOf('other.example', KEY_TYPES.cosignature, stranger.publicKey))).not.toBe(key)
  expect((await submit(`${'x'.repeat(70_000)}`)).status).toBe(413)
})

test('V23 it is served under the checkpoint as long as the log has not grown, and as the last one witnessed afterwards', async () => {
  const { witnesses } = await day.ana.ask('witnessesList', { params: { coalition } })
  const witness = parseKey(witnesses[0]?.key ?? '')
  const logKey = parseKey((await text('key')).trim())
  for (const file of ['checkpoint', 'witnessed']) {
    const { note } = await openCheckpoint(await text(file), logKey)
    expect([file, await cosignedAt(note, witness)]).toEqual([file, 1_800_000_000])
  }
  await day.sign('Ben Bonnici')
  expect(parseNote(await text('checkpoint')).signatures.length).toBe(1)
  expect(parseNote(await text('witnessed')).signatures.length).toBe(2)
  const seen = await watch(1_800_000_100)
  expect((await submit(seen.signed ?? '')).status).toBe(200)
  expect(parseNote(await text('checkpoint')).signatures.length).toBe(2)
})

test('V21 V22 a bundle made beside the work is the one the command makes, and names who watched', async () => {
  const { store, keys } = day.house.server.services
  const letter = await letterOf(store.db, day.letter)
  if (letter === null) throw new Error('the letter is gone')
  const beside = { page: '<!doctype html>', readme: 'Open it.\n' }
  const bundles = createBundles({ store, keys, beside })
  const made = await bundles.make(letter)
  await bundles.close()
  const witnesses = await witnessedOf({ db: store.db, keys }, letter.id)
  const commanded = await bundleOf({ db: store.db, keys }, letter, { ...beside, witnesses })
  expect(Buffer.from(made ?? []).equals(Buffer.from(commanded?.bytes ?? []))).toBe(true)
  const proven = await verifyBundle(made ?? new Uint8Array())
  expect([proven.list.length, proven.witnesses.map(({ size }) => size === proven.size)]).toEqual([2, [true]])
})

test('V22 of a letter that is not public nothing is taken, and a witness that is taken out no longer counts', async () => {
  const [witness] = (await day.ana.ask('witnessesList', { params: { coalition } })).witnesses
  await day.ana.ask('witnessRemove', { params: { coalition, witness: witness?.id ?? '' } })
  expect((await submit((await watch(1_800_000_200)).signed ?? '')).status).toBe(400)
  expect((await fetch(new URL('/log/nothing/cosignatures', day.house.server.origin), { method: 'POST', body: 'x' })).status).toBe(404)
})
