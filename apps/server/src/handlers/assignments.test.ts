import { unitField } from '@undersigned/collab'
import { unitId } from '@undersigned/letter'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'
import { writeInRoom } from '../testing/write-in-room.ts'

let house: House
let common: CommonLetter
let eva: Guest
let evaId = ''
beforeAll(async () => {
  house = await openHouse()
  common = await startCommonLetter(house)
  eva = await common.join('eva@two.eu', 'translator', ['fr'])
  evaId = (await eva.ask('meGet', {})).id
}, 60_000)
afterAll(() => house.close())

const listed = () => eva.ask('assignmentsList', { params: { letter: common.letter } })
const french = async () => (await listed()).languages.find(({ language }) => language === 'fr')
const share = () => ({ letter: common.letter, language: 'fr' as const, account: evaId })

/** Writes a word into a unit, or takes it away again. */
const edit = (unit: string, change: (text: Y.Text) => void): Promise<void> =>
  writeInRoom(common, 'fr', (doc) => change(doc.getText(unitField(unitId(unit)))))

test('T118 a coordinator gives a language or units of it to who may translate it, until a day, and takes it back', async () => {
  expect((await french())?.people.map(({ id }) => id)).toContain(evaId)
  await common.ana.ask('assignmentPut', { params: share(), body: { units: [], dueAt: 5 } })
  expect((await listed()).assignments).toMatchObject([{ language: 'fr', unit: null, person: { id: evaId }, dueAt: 5 }])
  await common.ana.ask('assignmentPut', { params: share(), body: { units: ['a', 'b', 'a'], dueAt: null } })
  expect((await listed()).assignments.map(({ unit }) => unit)).toEqual(['a', 'b'])
  const { id: marta } = await common.marta.ask('meGet', {})
  const stranger = { params: { ...share(), account: marta }, body: { units: [], dueAt: null } }
  expect(await common.ana.api.call('assignmentPut', stranger)).toMatchObject({ ok: false, refusal: { problem: 'not-found' } })
  expect(await eva.api.call('assignmentRemove', { params: share() })).toMatchObject({ ok: false, refusal: { problem: 'forbidden' } })
  await common.ana.ask('assignmentRemove', { params: share() })
  expect((await listed()).assignments).toEqual([])
})

test('T119 done is said when nothing is open, lapses when something becomes so again, and comes back with it', async () => {
  const params = { letter: common.letter, language: 'fr' as const }
  expect(await french()).toMatchObject({ mineOpen: 0, done: [] })
  await eva.ask('donePut', { params, body: { done: true } })
  expect(await french()).toMatchObject({ done: [{ person: { id: evaId }, counts: true }] })
  const { map } = await eva.ask('mapGet', { params: { letter: common.letter }, query: {} })
  const [first, second] = (map?.units ?? []).map(({ unit }) => unit)
  await edit(first ?? '', (text) => text.insert(0, 'x'))
  expect(await french()).toMatchObject({ mineOpen: 1, done: [{ counts: false }] })
  expect(await eva.api.call('donePut', { params, body: { done: true } })).toMatchObject({ ok: false })
  await common.ana.ask('assignmentPut', { params: share(), body: { units: [second ?? ''], dueAt: null } })
  const { id: ana } = await common.ana.ask('meGet', {})
  await common.ana.ask('assignmentPut', { params: { ...share(), account: ana }, body: { units: [], dueAt: null } })
  expect(await french()).toMatchObject({ mineOpen: 0, done: [{ counts: true }] })
  await common.ana.ask('assignmentRemove', { params: share() })
  await common.ana.ask('assignmentRemove', { params: { ...share(), account: ana } })
  expect(await french()).toMatchObject({ mineOpen: 1 })
  await edit(first ?? '', (text) => text.delete(0, 1))
  expect(await french()).toMatchObject({ mineOpen: 0, done: [{ counts: true }] })
  await eva.ask('donePut', { params, body: { done: false } })
  expect(await french()).toMatchObject({ done: [] })
})
