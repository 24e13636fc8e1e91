import { BODY, unitField } from '@undersigned/collab'
import { letterId, unitId } from '@undersigned/letter'
import type { RoomPart } from '@undersigned/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type House, openHouse } from '../testing/house.ts'
import { writeInRoom } from '../testing/write-in-room.ts'

let house: House
let common: CommonLetter
beforeAll(async () => {
  house = await openHouse()
  common = await startCommonLetter(house)
}, 60_000)
afterAll(() => house.close())

const edit = (part: RoomPart, change: (doc: Y.Doc) => void): Promise<void> => writeInRoom(common, part, change)

/** Where the first words begin, behind the markers of what has none. */
function firstWords(body: Y.Text): number {
  const parts: readonly { readonly insert?: unknown }[] = body.toDelta()
  return parts.findIndex(({ insert }) => typeof insert === 'string')
}

const mapNow = async (known?: string) => {
  const query = known === undefined ? {} : { known }
  return common.marta.ask('mapGet', { params: { letter: common.letter }, query })
}

test('T110 the map is sent once, and again only when it has moved', async () => {
  const first = await mapNow()
  expect(first.map?.units.length).toBeGreaterThan(5)
  expect(first.map?.units[0]).toMatchObject({ begins: expect.stringMatching(/\S/) })
  expect(first.map?.languages.map(({ language, states }) => [language, states])).toEqual([['fr', 'r'.repeat(first.map?.units.length ?? 0)]])
  expect(await mapNow(first.mark)).toEqual({ ...first, map: null })
  await edit('original', (doc) => doc.getText(BODY).insert(firstWords(doc.getText(BODY)), 'Once more. '))
  const moved = await mapNow(first.mark)
  expect(moved.mark).not.toBe(first.mark)
  expect(moved.map?.languages[0]?.states).toMatch(/s/)
})

test('T111 errors of checks stand on the map until somebody dismisses them for these two texts', async () => {
  const { map } = await mapNow()
  const at = map?.languages[0]?.states.indexOf('r') ?? -1
  const unit = map?.units[at]?.unit ?? ''
  const number = 4711
  await edit('fr', (doc) => doc.getText(unitField(unitId(unit))).insert(0, `${number} `))
  const wrong = (await mapNow()).map?.languages[0]
  expect(wrong?.states[at]).not.toBe('r')
  expect(wrong?.errors).toEqual(expect.arrayContaining([{ at, checks: expect.arrayContaining(['number-mismatch']) }]))
  const reading = await house.server.services.reader.read(letterId(common.letter), ['fr'])
  const { sourceDigest = '', targetDigest = '' } = reading.versions[0]?.units.find((each) => each.unit === unit) ?? {}
  const params = { letter: common.letter, language: 'fr' as const, unit, check: 'number-mismatch' }
  await common.ana.ask('dismissalPut', { params, body: { sourceDigest, targetDigest, reason: 'a file number' } })
  const checksNow = async () => (await mapNow()).map?.languages[0]?.errors.find((each) => each.at === at)?.checks ?? []
  expect(await checksNow()).not.toContain('number-mismatch')
  await edit('fr', (doc) => doc.getText(unitField(unitId(unit))).insert(0, `${number} `))
  expect(await checksNow()).toContain('number-mismatch')
})

test('T152 an error of the coalition’s terms stands on the map, comes with the terms and goes with them', async () => {
  const { map } = await mapNow()
  const unit = map?.units.find(({ role }) => role === 'body')?.unit ?? ''
  const at = map?.units.findIndex((each) => each.unit === unit) ?? -1
  const checksNow = async () => (await mapNow()).map?.languages[0]?.errors.find((each) => each.at === at)?.checks ?? []
  await edit('fr', (doc) => doc.getText(unitField(unitId(unit))).insert(0, 'Les mouchards lisent tout. '))
  expect(await checksNow()).not.toContain('forbidden-term')
  const { coalition } = await common.ana.ask('letterGet', { params: { letter: common.letter } })
  const variant = { language: 'fr' as const, text: 'mouchard', status: 'forbidden' as const, note: '' }
  const body = { definition: '', doNotTranslate: false, variants: [variant] }
  const concept = await common.ana.ask('conceptAdd', { params: { coalition: coalition.id }, body })
  await expect.poll(checksNow, { timeout: 10_000 }).toContain('forbidden-term')
  await common.ana.ask('conceptRemove', { params: { coalition: coalition.id, concept: concept.id } })
  await expect.poll(checksNow, { timeout: 10_000 }).not.toContain('forbidden-term')
})

test('T117 of each version it is told who translates it, since when it stands so, and what is left', async () => {
  const { languages } = await common.ana.ask('languagesGet', { params: { letter: common.letter } })
  expect(languages).toEqual([
    { language: 'fr', people: [], since: expect.any(Number), pace: expect.any(Number), left: expect.any(Number), forecast: null },
  ])
  expect(languages[0]?.left).toBeGreaterThan(0)
})
