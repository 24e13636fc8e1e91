import { confirmUnit, unitField, writeUnit } from '@undersigned/collab'
import { digestOfUnit, type Inline, type LetterId, paragraphId, unitId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { recordOf, unitsOf } from '@undersigned/translation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { libraries } from '../demo/libraries.ts'
import { startLetter } from '../letters/new-letter.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let ana: Guest
let letter: LetterId

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  const { id: by } = await ana.ask('meGet', {})
  const { id: coalitionId } = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
  const started = await startLetter(house.server.services, {
    ...{ coalitionId, organisationId: null, title: 'L', document: libraries, by, start: 'import' },
  })
  letter = started.id
  await ana.ask('versionAdd', { params: { letter }, body: { language: 'fr' } })
})

afterAll(() => house.close())

const noted = unitsOf(libraries.text, []).find(({ role, content }) => role === 'body' && content.some(({ type }) => type === 'note-ref'))
const unit = noted?.id ?? unitId(paragraphId('none'))

/** Writes and confirms the unit as somebody else, and says which two texts stand there now. */
async function translate(words: string): Promise<{ sourceDigest: string; targetDigest: string }> {
  const { store } = house.server.services
  const room = roomId({ letter, part: 'fr' })
  const doc = new Y.Doc()
  const { snapshot, tail } = await store.log.read(room)
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const content: readonly Inline[] = [{ type: 'text', text: words, marks: {} }]
  const targetDigest = digestOfUnit(content)
  expect(doc.getText(unitField(unit))).toBeDefined()
  writeUnit(doc, unit, content)
  if (noted === undefined) throw new Error('the letter has no paragraph with a number')
  confirmUnit(doc, unit, { ...recordOf(noted), targetDigest, origin: 'human', by: 'somebody', at: 1 })
  await store.log.append([{ room, update: Y.encodeStateAsUpdate(doc, before), person: 'somebody', at: 1 }])
  return { sourceDigest: noted.digest, targetDigest }
}

const judge = (texts: { sourceDigest: string; targetDigest: string }, verdict: 'reviewed' | 'returned' = 'reviewed') =>
  ana.api.call('reviewPut', { params: { letter, language: 'fr', unit }, body: { verdict, reason: 'why not', ...texts } })

const params = { language: 'fr' as const, unit, check: 'footnote-mismatch' }

test('T120 a unit with an open error is sent back or dismissed with a reason, never reviewed', async () => {
  const texts = await translate('Aucune note ne se trouve dans cette phrase, et rien ne le dit.')
  const refused = await judge(texts)
  expect(refused).toMatchObject({ ok: false, refusal: { problem: 'checks-open', facts: { count: 1, checks: 'footnote-mismatch' } } })
  expect(await judge(texts, 'returned')).toMatchObject({ ok: true })
  const empty = await ana.api.call('dismissalPut', { params: { letter, ...params }, body: { ...texts, reason: '  ' } })
  expect(empty).toMatchObject({ ok: false, refusal: { problem: 'malformed' } })
  await ana.ask('dismissalPut', { params: { letter, ...params }, body: { ...texts, reason: 'Said in words above.' } })
  const { dismissals } = await ana.ask('dismissalsList', { params: { letter, language: 'fr' } })
  expect(dismissals).toMatchObject([{ unit, check: 'footnote-mismatch', reason: 'Said in words above.', ...texts }])
  expect(await judge(texts)).toMatchObject({ ok: true })
})

test('T120 a dismissal is for the texts that stand there, lapses when one moves, and is taken back', async () => {
  const old = await translate('Rien.')
  const moved = await translate('Une autre phrase sans aucune note, bien plus longue que la première.')
  const stale = await ana.api.call('dismissalPut', { params: { letter, ...params }, body: { ...old, reason: 'Because.' } })
  expect(stale).toMatchObject({ ok: false, refusal: { problem: 'unit-moved-on' } })
  expect(await judge(moved)).toMatchObject({ ok: false, refusal: { problem: 'checks-open' } })
  await ana.ask('dismissalPut', { params: { letter, ...params }, body: { ...moved, reason: 'Because.' } })
  await ana.ask('dismissalDelete', { params: { letter, ...params } })
  expect(await judge(moved)).toMatchObject({ ok: false, refusal: { problem: 'checks-open' } })
  expect(await ana.api.call('dismissalDelete', { params: { letter, ...params } })).toMatchObject({ refusal: { problem: 'not-found' } })
  const unknown = await ana.api.call('dismissalPut', {
    params: { letter, ...params, check: 'no-such' },
    body: { ...moved, reason: 'Because.' },
  })
  expect(unknown).toMatchObject({ ok: false, refusal: { problem: 'not-found' } })
})
