import { confirmUnit, writeUnit } from '@undersigned/collab'
import { digestOfUnit, type Inline, type LetterId } from '@undersigned/letter'
import { memoryOf } from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import { recordOf, type Unit, unitsOf } from '@undersigned/translation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { libraries } from '../demo/libraries.ts'
import { startLetter } from '../letters/new-letter.ts'
import { type FakeService, fakeService } from '../machine/testing/fake-service.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let service: FakeService
let ana: Guest
let coalition = ''
let first: LetterId
let second: LetterId

const french = { language: 'fr' as const }
const units = unitsOf(libraries.text, [])
const plain = unitWith(
  (unit) => unit.role === 'body' && unit.content.every((part) => part.type === 'text') && !/\d/.test(JSON.stringify(unit.content)),
)
const noted = unitWith((unit) => unit.role === 'body' && unit.content.some(({ type }) => type === 'note-ref'))

function unitWith(is: (unit: Unit) => boolean): Unit {
  const found = units.find(is)
  if (found === undefined) throw new Error('the letter has no such paragraph')
  return found
}

beforeAll(async () => {
  service = await fakeService()
  house = await openHouse({ DEEPL_URL: service.host, LIBRETRANSLATE_URL: `${service.host}/`, ETRANSLATION_URL: service.host })
  ana = await house.person('ana@one.eu')
  const { id: by } = await ana.ask('meGet', {})
  coalition = (await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })).id
  const start = async (title: string): Promise<LetterId> => {
    const beginning = {
      coalitionId: coalition,
      organisationId: null,
      title,
      document: { ...libraries, recipients: [] },
      by,
      start: 'import',
    } as const
    const { id } = await startLetter(house.server.services, beginning)
    await ana.ask('versionAdd', { params: { letter: id }, body: french })
    return id
  }
  first = await start('The first')
  second = await start('The second')
})

afterAll(async () => {
  await house.close()
  await service.close()
})

/** Writes and confirms the unit as somebody else, and has Ana judge it. */
async function judged(words: string, verdict: 'reviewed' | 'returned'): Promise<void> {
  const content: readonly Inline[] = [{ type: 'text', text: words, marks: {} }]
  const doc = new Y.Doc()
  const room = roomId({ letter: first, part: 'fr' })
  const { snapshot, tail } = await house.server.services.store.log.read(room)
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const targetDigest = digestOfUnit(content)
  writeUnit(doc, plain.id, content)
  confirmUnit(doc, plain.id, { ...recordOf(plain), targetDigest, origin: 'human', by: 'somebody', at: 1 })
  await house.server.services.store.log.append([{ room, update: Y.encodeStateAsUpdate(doc, before), person: 'somebody', at: 1 }])
  const body = { verdict, reason: 'because', sourceDigest: plain.digest, targetDigest }
  await ana.ask('reviewPut', { params: { letter: first, ...french, unit: plain.id }, body })
}

const matches = async (letter: LetterId = second) =>
  (await ana.ask('memoryMatches', { params: { letter, ...french, unit: plain.id } })).matches

test('T90 what a review accepts in one letter is remembered for the next, in context, with whose it is', async () => {
  expect(await matches()).toEqual([])
  await judged('Une première traduction.', 'reviewed')
  await judged('Une meilleure traduction.', 'reviewed')
  expect(await matches()).toEqual([
    expect.objectContaining({
      fit: 'context',
      percent: 101,
      source: plain.content,
      target: [{ type: 'text', text: 'Une meilleure traduction.', marks: {} }],
      letter: { id: first, title: 'The first' },
    }),
  ])
  expect(await matches(first)).toEqual([])
  expect(await ana.ask('memorySizes', { params: { coalition } })).toEqual({ directions: [{ from: 'en', to: 'fr', count: 1 }] })
})

test('T90 what is returned goes out of the memory, and a coordinator erases the rest', async () => {
  await judged('Une traduction douteuse.', 'returned')
  expect(await matches()).toEqual([])
  await judged('Encore une traduction.', 'reviewed')
  const [{ id: entry } = { id: '' }] = await matches()
  await ana.ask('memoryForget', { params: { coalition, entry } })
  expect(await matches()).toEqual([])
  await judged('Une dernière traduction.', 'reviewed')
  expect(await ana.ask('memoryForgetLetter', { params: { coalition, letter: first } })).toEqual({ forgotten: 1 })
  expect(await memoryOf(house.server.services.store.db, coalition).page({ after: '', limit: 5 })).toEqual([])
})

test('T95 a role in the letter without a place in the coalition is shown nothing that it remembers', async () => {
  const guest = await house.person('guest@two.eu')
  const { link } = await ana.ask('invitationCreate', {
    params: { letter: second },
    body: { by: 'link', role: 'translator', languages: ['fr'], organisation: { name: 'Two' } },
  })
  await guest.ask('invitationAccept', { params: { token: (link ?? '').split('/').at(-1) ?? '' }, body: {} })
  const params = { letter: second, ...french, unit: plain.id }
  expect(await guest.api.call('memoryMatches', { params })).toMatchObject({ ok: true })
  const { db } = house.server.services.store
  const { id: account } = await guest.ask('meGet', {})
  await db.updateTable('membership').set({ leftAt: 1 }).where('userId', '=', account).execute()
  expect(await guest.api.call('memoryMatches', { params })).toMatchObject({ ok: false })
})

const translate = (unit: Unit = noted) =>
  ana.api.call('machineTranslate', { params: { letter: second, ...french }, body: { units: [unit.id] } })
const use = (name: 'deepl' | 'libretranslate' | 'etranslation' | null) =>
  ana.api.call('machineLetterPut', { params: { letter: second }, body: { service: name } })
const put = (name: 'deepl' | 'libretranslate' | 'etranslation', key: string, account = '') =>
  ana.api.call('machineServicePut', { params: { coalition, service: name }, body: { key, account } })

test('T96 nothing leaves without a key and a coordinator\u2019s word for this letter, and the key is never shown or stored in the clear', async () => {
  expect(await translate()).toMatchObject({ ok: false, refusal: { problem: 'machine-off' } })
  expect(await use('deepl')).toMatchObject({ ok: false, refusal: { problem: 'machine-off' } })
  expect(await put('deepl', '')).toMatchObject({ ok: false, refusal: { problem: 'malformed' } })
  expect(await put('deepl', 'very-secret')).toMatchObject({ ok: true })
  expect(await translate()).toMatchObject({ ok: false, refusal: { problem: 'machine-off' } })
  const services = await ana.ask('machineServices', { params: { coalition } })
  expect(services.services.map(({ service: name, ready }) => [name, ready])).toEqual([
    ['deepl', true],
    ['libretranslate', false],
    ['etranslation', false],
  ])
  expect(await use('deepl')).toMatchObject({ ok: true, value: { use: { service: 'deepl', host: new URL(service.host).host } } })
  const stored = await house.server.services.store.db.selectFrom('machine_service').selectAll().execute()
  expect(JSON.stringify([services, stored.map(({ secret }) => Buffer.from(secret).toString('latin1'))])).not.toContain('very-secret')
  expect(service.heard).toEqual([])
})

test('T97 the unit goes out as the original says it and comes back whole, or is refused by name', async () => {
  service.says(({ body }) => ({ body: { translations: [{ text: String(body.text).replace(/\bthe\b/g, 'le') }] } }))
  const answer = await translate()
  expect(answer).toMatchObject({ ok: true, value: { service: 'deepl', answers: [{ unit: noted.id, outcome: 'translated' }] } })
  service.says(() => ({ body: { translations: [{ text: 'sans la note' }] } }))
  expect(await translate()).toMatchObject({ value: { answers: [{ outcome: 'failed', reason: 'marks-lost' }] } })
  service.says(() => ({ status: 429, headers: { 'retry-after': '9' } }))
  expect(await translate()).toMatchObject({ value: { answers: [{ outcome: 'failed', reason: 'too-many', seconds: 9 }] } })
})

test('T96 a key that is taken away switches its letters off', async () => {
  await ana.ask('machineServiceRemove', { params: { coalition, service: 'deepl' } })
  expect(await translate()).toMatchObject({ ok: false, refusal: { problem: 'machine-off' } })
})

/** Where eTranslation was told to bring the last unit. */
const promisedAt = (): string => {
  const { deliveries } = service.heard.at(-1)?.body ?? {}
  return typeof deliveries === 'object' && deliveries !== null && 'http' in deliveries ? String(deliveries.http) : ''
}
const bring = (address: string, body: unknown): Promise<Response> =>
  fetch(address, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const html = (text: string) => ({
  requestId: 17,
  result: Buffer.from(`<html><body><p>${text}</p></body></html>`, 'utf8').toString('base64'),
})

async function promised(unit: Unit): Promise<{ job: string; address: string }> {
  service.says(() => ({ body: { requestId: 17 } }))
  const answer = await translate(unit)
  const [given] = answer.ok ? answer.value.answers : []
  if (given?.outcome !== 'promised') throw new Error(`nothing was promised: ${JSON.stringify(answer)}`)
  return { job: given.job, address: promisedAt() }
}
const answerTo = (job: string) => ana.ask('machineAnswer', { params: { letter: second, ...french, job } })

test('T99 what is promised is brought once, to its own address alone, and handed over once', async () => {
  expect(await put('etranslation', 'pw', 'app')).toMatchObject({ ok: true })
  await use('etranslation')
  const { job, address } = await promised(plain)
  expect(await answerTo(job)).toEqual({ answer: null })
  expect((await bring(address.replace(/[\w-]{43}$/, 'x'.repeat(43)), html('faux'))).status).toBe(404)
  expect((await bring(`${address.slice(0, address.lastIndexOf('/'))}/${job}`, html('faux'))).status).toBe(404)
  expect((await bring(address, { requestId: 17 })).status).toBe(204)
  expect(await answerTo(job)).toEqual({ answer: null })
  expect((await bring(address, html('Bonjour.'))).status).toBe(204)
  expect((await bring(address, html('Deux fois.'))).status).toBe(404)
  const content = [{ type: 'text', text: 'Bonjour.', marks: {} }]
  expect(await answerTo(job)).toEqual({ answer: { unit: plain.id, outcome: 'translated', content } })
  expect(await ana.api.call('machineAnswer', { params: { letter: second, ...french, job } })).toMatchObject({ ok: false })
})

test('T99 half of a promise, an error, and one that is never kept are failures by name', async () => {
  const lost = await promised(noted)
  await bring(lost.address, html('sans note'))
  expect(await answerTo(lost.job)).toMatchObject({ answer: { outcome: 'failed', reason: 'marks-lost' } })
  const broken = await promised(plain)
  await bring(broken.address, { requestId: 17, errorCode: -11_200 })
  expect(await answerTo(broken.job)).toMatchObject({ answer: { outcome: 'failed', reason: 'quota' } })
  const never = await promised(plain)
  await house.server.services.store.db.updateTable('machine_job').set({ expiresAt: 1 }).execute()
  expect((await bring(never.address, html('trop tard'))).status).toBe(404)
  expect(await answerTo(never.job)).toMatchObject({ answer: { outcome: 'failed', reason: 'timed-out' } })
})
