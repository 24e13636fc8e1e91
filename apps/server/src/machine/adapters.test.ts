import { contentToMarkup } from '@undersigned/documents'
import { type Inline, noteId } from '@undersigned/letter'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deepl, deeplHost } from './deepl.ts'
import { deliveredIn, etranslation } from './etranslation.ts'
import { fromHtml, toHtml } from './html-markup.ts'
import { libreTranslate } from './libre-translate.ts'
import type { MachineTranslation, UnitAnswer } from './machine-translation.ts'
import { type FakeService, fakeService, type Said } from './testing/fake-service.ts'
import { wholeContent } from './whole-content.ts'

const secret = { account: 'app', key: 'secret-key' }
const source: readonly Inline[] = [
  { type: 'text', text: 'We ask <all> & ', marks: {} },
  { type: 'text', text: 'you', marks: { strong: true } },
  { type: 'text', text: ' here', marks: { link: 'https://example.eu/?a=1&b=2' } },
  { type: 'note-ref', note: noteId('n1') },
  { type: 'line-break' },
  { type: 'placeholder', field: 'day', text: 'xx' },
]
const units = [
  { id: 'p1', markup: contentToMarkup(source) },
  { id: 'p2', markup: 'Two' },
]

let service: FakeService
beforeEach(async () => {
  service = await fakeService()
})
afterEach(() => service.close())

const promises = { newToken: () => 'tok', addressOf: (token: string) => `https://us.example/${token}` }
const machines: Readonly<Record<string, () => MachineTranslation>> = {
  deepl: () => deepl(secret, service.host),
  libretranslate: () => libreTranslate(secret, service.host),
  etranslation: () => etranslation(secret, promises, service.host),
}
const ask = (name: string, signal = AbortSignal.timeout(5_000)): Promise<readonly UnitAnswer[]> =>
  (machines[name] ?? machines.deepl)?.().translate({ units, from: 'en', to: 'pt', signal }) ?? Promise.reject(new Error(name))

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
/** Each service's right answer, saying the same in capitals of its own. */
const right: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => unknown>> = {
  deepl: ({ text }) => ({
    translations: texts(text).map((each) => ({ detected_source_language: 'EN', text: each.replace('Two', 'Dois') })),
  }),
  libretranslate: ({ q }) => ({ translatedText: texts(q).map((each) => each.replace('Two', 'Dois')) }),
  etranslation: () => ({ requestId: 17 }),
}

describe.each(Object.keys(machines))('%s', (name) => {
  const all = (reason: string, seconds?: number) =>
    units.map(({ id }) => ({ id, kind: 'failed', reason, ...(seconds === undefined ? {} : { seconds }) }))

  test.each<[string, Said, string, number?]>([
    ['a wrong key', { status: 403 }, 'unauthorised'],
    ['too many requests', { status: 429, headers: { 'retry-after': '7' } }, 'too-many', 7],
    ['too many requests until a date', { status: 429, headers: { 'retry-after': 'Thu, 01 Jan 2099 00:00:00 GMT' } }, 'too-many', 3600],
    ['no more of the quota', { status: 456 }, 'quota'],
    ['a broken service', { status: 503 }, 'unavailable'],
    ['a redirect, which nobody follows', { status: 307, headers: { location: 'http://169.254.169.254/' } }, 'unavailable'],
    ['an answer that ends in the middle', { body: { translations: [{ text: 'x' }] }, fault: 'cut' }, 'unavailable'],
    ['an answer that is no JSON', { body: '<html>' }, 'not-understood'],
    ['an answer of another kind', { body: { hello: 1 } }, 'not-understood'],
  ])('T97 %s is said of every unit, and nothing is half', async (_, said, reason, seconds) => {
    service.says(() => said)
    expect(await ask(name)).toEqual(all(reason, seconds))
  })

  test('T97 who never answers keeps nobody waiting', async () => {
    service.says(() => ({ fault: 'never' }))
    expect(await ask(name, AbortSignal.timeout(50))).toEqual(all('timed-out'))
  })

  test('T97 a service that is not there is unavailable', async () => {
    await service.close()
    expect(await ask(name)).toEqual(all('unavailable'))
    service = await fakeService()
  })
})

test.each(['deepl', 'libretranslate'])('T97 %s: marks, links, notes, breaks and open places come back as they went', async (name) => {
  service.says(({ body }) => ({ body: right[name]?.(body) }))
  const [first, second] = await ask(name)
  expect(first?.kind === 'translated' && wholeContent(first.markup, source)).toEqual(source)
  expect(second).toEqual({ id: 'p2', kind: 'translated', markup: 'Dois' })
})

test.each(['deepl', 'libretranslate'])('T97 %s: an answer for fewer units than were asked is taken for none of them', async (name) => {
  service.says(() => ({ body: { translations: [{ text: 'x' }], translatedText: ['x'] } }))
  expect((await ask(name)).map((answer) => answer.kind === 'failed' && answer.reason)).toEqual(['half-an-answer', 'half-an-answer'])
})

test('T97 DeepL is asked as its contract says: key in the header, languages in its codes, marks as XML', async () => {
  service.says(({ body }) => ({ body: right.deepl?.(body) }))
  await ask('deepl')
  expect(service.heard[0]).toMatchObject({
    path: '/v2/translate',
    headers: { authorization: 'DeepL-Auth-Key secret-key' },
    body: { source_lang: 'EN', target_lang: 'PT-PT', tag_handling: 'xml', text: units.map(({ markup }) => markup) },
  })
  expect(deeplHost({ account: '', key: 'x:fx' })).toBe('https://api-free.deepl.com')
  expect(deeplHost({ account: '', key: 'x' })).toBe('https://api.deepl.com')
})

test('T97 more units than DeepL takes at once go in several requests, in their order', async () => {
  service.says(({ body }) => ({ body: right.deepl?.(body) }))
  const many = Array.from({ length: 120 }, (_, at) => ({ id: `p${at}`, markup: `Text ${at}` }))
  const answers = await deepl(secret, service.host).translate({ units: many, from: 'en', to: 'de', signal: AbortSignal.timeout(5_000) })
  expect(service.heard.map(({ body }) => texts(body.text).length)).toEqual([50, 50, 20])
  expect(answers).toEqual(many.map(({ id, markup }) => ({ id, kind: 'translated', markup })))
})

test('T97 LibreTranslate is asked for HTML with its key in the body, or without one where none is wanted', async () => {
  service.says(({ body }) => ({ body: right.libretranslate?.(body) }))
  await ask('libretranslate')
  expect(service.heard[0]).toMatchObject({
    path: '/translate',
    body: { source: 'en', target: 'pt', format: 'html', api_key: 'secret-key' },
  })
  const open = libreTranslate({ account: '', key: '' }, service.host)
  await open.translate({ units, from: 'en', to: 'fr', signal: AbortSignal.timeout(5_000) })
  expect(service.heard[1]?.body).not.toHaveProperty('api_key')
})

test('T99 eTranslation is asked for one document a unit, each to be brought to an address of its own', async () => {
  let made = 0
  service.says(({ body }) => ({ body: right.etranslation?.(body) }))
  const machine = etranslation(
    secret,
    { newToken: () => `tok${++made}`, addressOf: (token) => `https://us.example/${token}` },
    service.host,
  )
  const answers = await machine.translate({ units, from: 'en', to: 'fr', signal: AbortSignal.timeout(5_000) })
  expect(answers).toEqual([
    { id: 'p1', kind: 'promised', token: 'tok1' },
    { id: 'p2', kind: 'promised', token: 'tok2' },
  ])
  expect(service.heard[1]).toMatchObject({
    path: '/api/askTranslate',
    headers: { authorization: `Basic ${Buffer.from('app:secret-key').toString('base64')}` },
    body: {
      sourceLanguage: 'EN',
      targetLanguages: ['FR'],
      deliveries: { http: 'https://us.example/tok2' },
      notifications: { success: { http: 'https://us.example/tok2' }, failure: { http: 'https://us.example/tok2' } },
    },
  })
})

test('T99 a refusal in numbers is one, and the quota is told apart', async () => {
  service.says(() => ({ body: { requestId: -11_200 } }))
  expect((await ask('etranslation'))[0]).toMatchObject({ kind: 'failed', reason: 'quota' })
  service.says(() => ({ body: { requestId: null, errorCode: -20_000 } }))
  expect((await ask('etranslation'))[0]).toMatchObject({ kind: 'failed' })
})

const brought = (html: string) => ({ requestId: 17, targetLanguage: 'FR', result: Buffer.from(html, 'utf8').toString('base64') })

test('T99 what is brought is read with its marks; half of it, or nothing, is no translation', () => {
  const delivered = deliveredIn(brought(`<html><body><p>${toHtml(contentToMarkup(source))}</p></body></html>`))
  expect(delivered.kind === 'translated' && wholeContent(delivered.markup, source)).toEqual(source)
  expect(deliveredIn(brought('<html><body><p>Nous dem'))).toEqual({ kind: 'failed', reason: 'half-an-answer' })
  expect(deliveredIn({ requestId: 17, errorCode: -11_200 })).toEqual({ kind: 'failed', reason: 'quota' })
  expect(deliveredIn({ requestId: 17, targetLanguage: 'FR' })).toEqual({ kind: 'nothing' })
  expect(deliveredIn('forged')).toEqual({ kind: 'failed', reason: 'not-understood' })
})

test('T97 a unit is taken whole or not at all', () => {
  const said = contentToMarkup(source)
  expect(wholeContent(said, source)).toEqual(source)
  for (const broken of [
    said.replace('<note id="n1"/>', ''),
    said.replace('<note id="n1"/>', '<note id="n1"/><note id="n1"/>'),
    said.replace('id="n1"', 'id="n2"'),
    said.replace('<br/>', ''),
    said.replace('example.eu', 'evil.example'),
    said.replace('<b>', ''),
    said.replace('field="day"', 'field="year"'),
    `${said}<script>alert(1)</script>`,
    '',
    '   ',
  ])
    expect(wholeContent(broken, source)).toBeNull()
})

test('T97 HTML may come back with the freedoms it has', () => {
  expect(fromHtml('Tom &amp; Jerry & Co.&nbsp;<br>x')).toBe('Tom &amp; Jerry &amp; Co.\u00a0<br/>x')
  expect(fromHtml('<span translate="no" id="note-n1"> * </span>')).toBe('<note id="n1"/>')
  expect(fromHtml('<a target="_blank" href="https://example.eu">x</a>')).toBe('<a href="https://example.eu">x</a>')
})
