import { letterId } from '@undersigned/letter'
import {
  decodeEntries,
  hashInTile,
  hexOf,
  leafHash,
  type NoteKey,
  openCheckpoint,
  openReceipt,
  parseKey,
  readEntry,
  rootOf,
  tileOf,
  tilePath,
} from '@undersigned/signatures/log'
import { eraseEvent, signatureEvent } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

let day: SigningDay
beforeAll(async () => {
  day = await startSigningDay()
}, 60_000)
afterAll(() => day.house.close())

const get = (path: string): Promise<Response> => day.house.stranger().fetch(`/log/${day.letter}/${path}`)
const text = async (path: string): Promise<string> => (await get(path)).text()
const key = async (): Promise<NoteKey> => parseKey((await text('key')).trim())

test('V9 nothing of the log is there before the letter is public, and nothing tells that from no letter', async () => {
  const missing = await day.house.stranger().fetch('/log/no-such-letter/checkpoint')
  for (const path of ['checkpoint', 'key', 'tile/0/000.p/1', 'tile/entries/000.p/1', 'proof/none', 'other']) {
    const answer = await get(path)
    expect([path, answer.status]).toEqual([path, 404])
    if (path === 'checkpoint') expect(await answer.text()).toBe(await missing.text())
  }
})

test('V10 who confirms gets a receipt, on the page and with the mail in their language, that proves their signature without us', async () => {
  await day.open()
  const page = await day.sign('Zoë Ångström')
  const shown = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page)?.[1] ?? ''
  const { opening, index } = await openReceipt(shown, await key())
  expect(index).toBe(1)
  expect(opening.payload).toMatchObject({ kind: 'signature', language: 'en', display: { name: 'Zoë Ångström', country: 'MT' } })
  await day.sign('Emile Petit', 'fr')
  const mail = await mailTo(day.house.server, 'emile.petit@signs.eu')
  expect(mail.text).toContain('Votre récépissé')
  expect(mail.text).toContain(`undersigned/${day.letter}+`)
  const [file] = mail.files
  expect((await openReceipt(file?.text ?? '', await key())).opening.payload).toMatchObject({ language: 'fr' })
  const link = /\/fr\/receipt\/\S+/.exec(mail.text)?.[0] ?? ''
  const again = await day.house.stranger().fetch(link)
  expect(again.headers.get('content-disposition')).toContain('receipt.tlog-proof')
  expect((await openReceipt(await again.text(), await key())).index).toBe(2)
})

test('V9 whoever reads the log finds every entry, and the root that was signed, in its tiles', async () => {
  const checkpoint = await get('checkpoint')
  expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const { size, root } = await openCheckpoint(await checkpoint.text(), await key())
  expect(size).toBe(3)
  const tile = new Uint8Array(await (await get(tilePath(tileOf({ level: 0, index: 0 }, size)))).arrayBuffer())
  expect(hexOf(rootOf(size, (node) => hashInTile(node, tile)))).toBe(hexOf(root))
  const entries = decodeEntries(new Uint8Array(await (await get(`tile/entries/000.p/${size}`)).arrayBuffer()))
  expect(entries.map((entry, index) => hexOf(leafHash(entry)) === hexOf(hashInTile({ level: 0, index }, tile)))).toEqual([true, true, true])
  expect(entries.map((entry) => readEntry(entry).kind)).toEqual(['manifest', 'signature', 'signature'])
  expect(new TextDecoder().decode(entries[1])).not.toContain('Zo')
  for (const path of ['tile/0/000', 'tile/0/000.p/4', 'tile/1/000.p/1', 'tile/entries/001.p/1', 'tile/0/0.p/1']) {
    expect([path, (await get(path)).status]).toEqual([path, 404])
  }
})

test('V9 the proof of one signature is there as long as the name is on the list', async () => {
  const id = await day.idOf('Zoë Ångström')
  expect((await openReceipt(await text(`proof/${id}`), await key())).index).toBe(1)
  await day.withdraw('Zoë Ångström')
  expect((await get(`proof/${id}`)).status).toBe(404)
  expect((await openCheckpoint(await text('checkpoint'), await key())).size).toBe(4)
})

test('V15 who erases themselves leaves a log in which every receipt still proves, and none of their own can be had', async () => {
  const { store } = day.house.server.services
  const before = await openReceipt(await text(`proof/${await day.idOf('Emile Petit')}`), await key())
  const letter = letterId(day.letter)
  const id = await day.idOf('Emile Petit')
  const [event] = await store.db.selectFrom('event').where('actor', '=', `signatory:${id}`).select('seq').execute()
  await store.transaction((tx) => eraseEvent(tx, letter, event?.seq ?? 0))
  expect(await signatureEvent(store.db, letter, id)).toBeNull()
  expect((await get(`proof/${id}`)).status).toBe(404)
  const { size } = await openCheckpoint(await text('checkpoint'), await key())
  expect([before.index, size]).toEqual([2, 4])
  const entries = decodeEntries(new Uint8Array(await (await get(`tile/entries/000.p/${size}`)).arrayBuffer()))
  expect(readEntry(entries[2] ?? new Uint8Array()).kind).toBe('signature')
})
