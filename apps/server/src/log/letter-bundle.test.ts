import { letterId } from '@undersigned/letter'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { keyText } from '@undersigned/signatures/log'
import { eraseEvent, letterOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeWords } from '../testing/change-letter.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { bundleOf } from './letter-bundle.ts'
import { logKeyOf, receiptOf } from './letter-log.ts'

let day: SigningDay
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  for (const name of ['Anna Abela', 'Ben Bonnici', 'Carla Camilleri', 'Dun Debono']) await day.sign(name, name < 'C' ? 'en' : 'fr')
  await day.withdraw('Dun Debono')
}, 60_000)
afterAll(() => day.house.close())

const parts = () => ({ db: day.house.server.services.store.db, keys: day.house.server.services.keys })

async function bundle(): Promise<Uint8Array> {
  const letter = await letterOf(parts().db, day.letter)
  const made = letter === null ? null : await bundleOf(parts(), letter, { page: 'page', readme: 'words', witnesses: [] })
  if (made === null) throw new Error('nothing to prove')
  return made.bytes
}

test('V11 V14 a letter of this server is proven by its bundle: its texts, its seal, and everyone who stands under it', async () => {
  const key = keyText(await logKeyOf(parts().keys, letterId(day.letter)))
  const proven = await verifyBundle(await bundle(), { key })
  expect(proven.list.map(({ display, language }) => [display.name, language])).toEqual([
    ['Anna Abela', 'en'],
    ['Ben Bonnici', 'en'],
    ['Carla Camilleri', 'fr'],
  ])
  expect(proven).toMatchObject({ letter: day.letter, size: 6, withdrawn: 1, unopened: 1, languages: ['en', 'fr'] })
  expect(proven.texts.fr?.join(' ')).toContain('Un droit de prêter')
  expect(Buffer.compare(await bundle(), await bundle())).toBe(0)
})

test('V10 a receipt of the day of signing stands in every later bundle', async () => {
  const receipt = await receiptOf(parts().keys, parts().db, { letter: letterId(day.letter), signature: await day.idOf('Anna Abela') })
  await day.sign('Elena Ellul')
  expect((await verifyBundle(await bundle(), { receipts: [receipt ?? ''] })).list).toHaveLength(4)
})

test('V14 after a correction the bundle proves who was carried to it and who objected, by both manifests and all their texts', async () => {
  const at = { params: { letter: day.letter } }
  const before = await verifyBundle(await bundle())
  await day.byTwo('amend')
  await changeWords(day, { unit: 'lbi2', from: 'fair', to: 'decent', french: 'une rémunération décente ;' })
  await day.ana.ask('amendmentPut', { ...at, body: { change: 'correction', days: 14 } })
  await day.byTwo('freeze')
  await day.byTwo('seal')
  await day.house.server.services.changes.round()
  await day.object('Anna Abela')
  await day.ana.ask('stageMove', { ...at, body: { to: 'sign-on' } })
  await day.sign('Fiona Fenech')
  const after = await verifyBundle(await bundle())
  expect(after.list.map(({ display, manifest }) => [display.name, manifest === after.manifest])).toEqual([
    ['Ben Bonnici', false],
    ['Carla Camilleri', false],
    ['Elena Ellul', false],
    ['Fiona Fenech', true],
  ])
  expect(after.manifest).not.toBe(before.manifest)
  expect(after.kinds).toMatchObject({ manifest: 2, carried: 4, objection: 1 })
}, 60_000)

test('V15 who is erased is in no bundle any more, and the bundle still proves', async () => {
  const { store } = day.house.server.services
  const before = await verifyBundle(await bundle())
  const id = await day.idOf('Ben Bonnici')
  const events = await store.db.selectFrom('event').where('actor', '=', `signatory:${id}`).select('seq').execute()
  for (const { seq } of events) await store.transaction((tx) => eraseEvent(tx, letterId(day.letter), seq))
  const bytes = await bundle()
  const after = await verifyBundle(bytes)
  expect(after.list.map(({ display }) => display.name)).toEqual(['Carla Camilleri', 'Elena Ellul', 'Fiona Fenech'])
  expect([after.root, after.unopened]).toEqual([before.root, before.unopened + 1])
  expect(Buffer.from(bytes).includes('Bonnici')).toBe(false)
})
