import { letterId } from '@undersigned/letter'
import { digestOfWording } from '@undersigned/signatures'
import { consentsOf, listenersOf, signatoriesOf, suppress, suppressionOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshGuard } from '../sign-on/guard-fields.ts'
import { linkIn, mailsTo, mailTo, pathTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { choicesToken } from './choices.ts'

let way: SigningDay
let manifest = ''
let organisation = { id: '', name: '' }
const at = () => ({ params: { letter: way.letter } })
const services = () => way.house.server.services
const db = () => services().store.db

beforeAll(async () => {
  way = await startSigningDay()
  await way.open()
  await way.ana.ask('signOnPut', { ...at(), body: { signOn: 'public', publicClasses: ['individual'] } })
  manifest = (await way.ana.ask('letterGet', at())).manifest?.digest ?? ''
  const [coalition] = (await way.ana.ask('coalitionsList', {})).coalitions
  const { organisations } = await way.ana.ask('coalitionGet', { params: { coalition: coalition?.id ?? '' } })
  organisation = organisations.find(({ name }) => name === 'Two') ?? organisation
  await way.ana.ask('contactOffersPut', { ...at(), body: { organisations: [organisation.id] } })
}, 120_000)
afterAll(() => way.house.close())

const get = async (path: string): Promise<string> => (await way.house.stranger().fetch(path)).text()
const post = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  way.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
const formAt = (language: string): string => `/${language}/${way.slug}/sign`
const fields = (typed: Record<string, string>): Record<string, string> => ({
  ...freshGuard(services(), letterId(way.letter)),
  manifest,
  class: 'individual',
  ...typed,
})

interface Ticked {
  readonly [box: string]: string
}

/** What the boxes of a form would send if they were ticked, and which of them come ticked. */
async function boxesIn(html: string) {
  const all = [...html.matchAll(/<input\s+type="checkbox"[^>]*name="(agree-[^"]+)" value="([^"]+)"([^>]*)>/g)]
  return all.map(([, name = '', value = '', rest = '']) => ({ name, value, isTicked: /\bchecked\b/.test(rest) }))
}
const ticked = async (language: string, purposes: readonly ('follow-up' | 'contact')[]): Promise<Ticked> => {
  const boxes = await boxesIn(await get(formAt(language)))
  return Object.fromEntries(
    boxes.filter(({ name }) => purposes.some((purpose) => name.startsWith(`agree-${purpose}`))).map(({ name, value }) => [name, value]),
  )
}
const rowsOf = async (name: string) =>
  (await signatoriesOf(db(), letterId(way.letter), ['pending', 'confirmed', 'withdrawn'])).filter((row) => row.name === name)
const rowOf = async (name: string) => {
  const row = (await rowsOf(name)).at(-1)
  if (row === undefined) throw new Error(`nobody signed as ${name}`)
  return row
}
const consentsBy = async (name: string) =>
  consentsOf(
    db(),
    (await rowsOf(name)).map(({ id }) => id),
  )
const mailbox = (name: string): string => `${name.toLowerCase()}@agrees.eu`
const listeners = async () => {
  const heard = (await listenersOf(db(), letterId(way.letter))).map(({ id }) => id)
  const rows = await signatoriesOf(db(), letterId(way.letter), ['confirmed'])
  return rows.filter(({ id }) => heard.includes(id)).map(({ name }) => name)
}
const signs = (name: string, language: string, boxes: Ticked) => post(formAt(language), fields({ name, email: mailbox(name), ...boxes }))
const confirms = async (name: string): Promise<string> => (await post(await pathTo(way.house.server, mailbox(name), 'confirm'))).text()
const choicesOf = async (name: string, language = 'en') => `/${language}/choices/${choicesToken(services().keys, (await rowOf(name)).id)}`

test('G171 nothing is ticked for anybody, and who ticks nothing signs all the same and has agreed to nothing', async () => {
  for (const language of ['en', 'fr']) {
    const boxes = await boxesIn(await get(formAt(language)))
    expect(boxes.map(({ name, isTicked }) => [name, isTicked])).toEqual([
      ['agree-follow-up', false],
      [`agree-contact-${organisation.id}`, false],
    ])
  }
  expect((await signs('Nora', 'en', {})).status).toBe(200)
  expect(await get(await pathTo(way.house.server, mailbox('Nora'), 'confirm'))).not.toContain('you also agree')
  expect(await confirms('Nora')).not.toContain('/choices/')
  expect([(await rowOf('Nora')).state, await consentsBy('Nora')]).toEqual(['confirmed', []])
})

test('G171 a form that comes back with errors has its boxes exactly as they were left', async () => {
  const contact = await ticked('en', ['contact'])
  const answer = await post(formAt('en'), fields({ name: 'Wrong', email: 'nowhere', ...contact }))
  const boxes = await boxesIn(await answer.text())
  expect([answer.status, boxes.map(({ isTicked }) => isTicked)]).toEqual([422, [false, true]])
})

test('G170 G173 what was ticked is read when one confirms, counts from then on, and is kept in the words that were read', async () => {
  await signs('Ida', 'fr', await ticked('fr', ['follow-up', 'contact']))
  expect(await listeners()).toEqual([])
  const path = await pathTo(way.house.server, mailbox('Ida'), 'confirm')
  const page = await get(path)
  expect(page).toContain('En confirmant, vous acceptez aussi ceci')
  expect(page).toContain('Two peut voir mon nom')
  const after = await confirms('Ida')
  expect(after).toContain('Vous avez aussi accepté ceci')
  expect(after).toContain(await choicesOf('Ida', 'fr'))
  expect(await listeners()).toEqual(['Ida'])
  const [news, contact] = await consentsBy('Ida')
  expect(news).toMatchObject({ purpose: 'follow-up', organisationId: null, language: 'fr', withdrawnAt: null })
  expect(contact).toMatchObject({ purpose: 'contact', organisationId: organisation.id, organisation: 'Two' })
  expect(news?.text).toMatch(/^Je veux savoir par courriel .*«\sUn droit de prêter les livres numériques\s»/)
  for (const each of [news, contact])
    expect(each && digestOfWording({ purpose: each.purpose, language: each.language, text: each.text })).toBe(each?.wording)
})

test('G172 who ticked a box beside other words has signed, and agreed to nothing', async () => {
  const [box = ''] = Object.keys(await ticked('en', ['follow-up']))
  const french = await ticked('fr', ['follow-up'])
  await signs('Otto', 'en', { [box]: french[box] ?? '' })
  await confirms('Otto')
  expect([(await rowOf('Otto')).state, await consentsBy('Otto')]).toEqual(['confirmed', []])
})

test('G173 what is typed while a mail is on its way is not kept, and neither is what is ticked then', async () => {
  await signs('Pia', 'en', {})
  await signs('Pia', 'en', await ticked('en', ['follow-up']))
  await confirms('Pia')
  expect(await listeners()).toEqual(['Ida'])
})

test('G174 looking changes nothing; a button takes back at once, for that alone, and gives again', async () => {
  const path = await choicesOf('Ida')
  const page = await get(path)
  expect(page).toContain('Take this back')
  expect(await listeners()).toEqual(['Ida'])
  const box = 'agree-follow-up'
  const taken = await (await post(path, { does: 'withdraw', box })).text()
  expect(taken).toContain('Taken back:')
  expect([
    await listeners(),
    (await consentsBy('Ida')).filter(({ withdrawnAt }) => withdrawnAt === null).map(({ purpose }) => purpose),
  ]).toEqual([[], ['contact']])
  await post(path, { does: 'agree', box, wording: 'other words' })
  expect(await listeners()).toEqual([])
  await post(path, { does: 'agree', box, wording: /name="wording" value="([^"]+)"/.exec(taken)?.[1] ?? '' })
  expect(await listeners()).toEqual(['Ida'])
  expect(
    (await consentsBy('Ida'))
      .filter(({ purpose }) => purpose === 'follow-up')
      .map(({ language, withdrawnAt }) => [language, withdrawnAt === null]),
  ).toEqual([
    ['fr', false],
    ['en', true],
  ])
})

test('G174 a mail program takes the news back by one request, and the token opens nothing else', async () => {
  const path = await choicesOf('Ida')
  const press = (said: string) =>
    fetch(new URL(path, way.house.server.origin), {
      method: 'POST',
      body: said,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await press('does=stop-all')).status).toBe(403)
  expect(await listeners()).toEqual(['Ida'])
  expect((await press('List-Unsubscribe=One-Click')).status).toBe(204)
  expect([await listeners(), (await consentsBy('Ida')).filter(({ withdrawnAt }) => withdrawnAt === null).length]).toEqual([[], 1])
  for (const page of ['withdraw', 'erase', 'my-data'])
    expect([page, (await way.house.stranger().fetch(path.replace('choices', page))).status >= 400]).toEqual([page, true])
  expect((await way.house.stranger().fetch(`${path.slice(0, -1)}_`)).status).toBeGreaterThanOrEqual(400)
})

test('G174 all mails of this kind can be stopped at once, until the mailbox asks for news again', async () => {
  const index = services().keys.index(mailbox('Ida'))
  const path = await choicesOf('Ida')
  const wording = (await ticked('en', ['follow-up']))['agree-follow-up'] ?? ''
  await post(path, { does: 'agree', box: 'agree-follow-up', wording })
  expect(await (await post(path, { does: 'stop-all' })).text()).toContain('gets no mails of this kind')
  expect([await listeners(), (await suppressionOf(db(), index))?.scope]).toEqual([[], 'opt-in'])
  await post(path, { does: 'agree', box: 'agree-follow-up', wording })
  expect([await listeners(), await suppressionOf(db(), index)]).toEqual([['Ida'], null])
})

test('G149 whoever stopped all of them and then signs with a box ticked wants them again', async () => {
  const contactIndex = services().keys.index(mailbox('Rosa'))
  await suppress(db(), { contactIndex, scope: 'opt-in', reason: '', at: 1 })
  await signs('Rosa', 'en', await ticked('en', ['follow-up']))
  expect((await suppressionOf(db(), contactIndex))?.scope).toBe('opt-in')
  await confirms('Rosa')
  expect([await suppressionOf(db(), contactIndex), await listeners()]).toEqual([null, ['Ida', 'Rosa']])
})

test('G175 it is in the file of what is kept; who takes the name back takes it back, and who is erased leaves none', async () => {
  const withdraw = await pathTo(way.house.server, mailbox('Ida'), 'withdraw')
  const own = JSON.parse(await get(withdraw.replace('/withdraw/', '/my-data/')))
  expect(own.signatures[0].agreed[0]).toMatchObject({
    purpose: 'follow-up',
    organisation: null,
    language: 'fr',
    words: expect.stringContaining('Un droit de prêter'),
  })
  expect(await get(withdraw.replace('/withdraw/', '/erase/'))).toContain('/choices/')
  await post(withdraw)
  expect([await listeners(), (await consentsBy('Ida')).every(({ withdrawnAt }) => withdrawnAt !== null)]).toEqual([['Rosa'], true])
  const { id } = await rowOf('Rosa')
  await post((await pathTo(way.house.server, mailbox('Rosa'), 'withdraw')).replace('/withdraw/', '/erase/'))
  expect([await listeners(), await consentsOf(db(), [id])]).toEqual([[], []])
  expect(await mailsTo(way.house.server, mailbox('Rosa'))).toEqual([])
})

test('G170 G171 an invitation’s form asks the same, with nothing ticked, and keeps what was ticked last', async () => {
  const body = { email: mailbox('Vera'), language: 'en', class: 'individual', name: 'Vera' } as const
  await way.ana.ask('signInvitationCreate', { ...at(), body })
  const path = linkIn(await mailTo(way.house.server, mailbox('Vera')))
  const boxes = await boxesIn(await get(path))
  expect(boxes.map(({ isTicked }) => isTicked)).toEqual([false, false])
  const signing = { manifest, language: 'en', name: 'Vera', country: 'Malta' }
  await post(path, { ...signing, ...Object.fromEntries(boxes.map(({ name, value }) => [name, value])) })
  expect((await consentsBy('Vera')).map(({ purpose }) => purpose)).toEqual(['follow-up', 'contact'])
  const [news] = boxes
  await post(path, { ...signing, ...(news === undefined ? {} : { [news.name]: news.value }) })
  await confirms('Vera')
  expect([(await consentsBy('Vera')).map(({ purpose }) => purpose), await listeners()]).toEqual([['follow-up'], ['Vera']])
})
