import { letterId } from '@undersigned/letter'
import { signatoriesOf, withdrawConsents } from '@undersigned/storage'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutbox } from '../outbox/outbox.ts'
import type { Sendable } from '../outbox/sendable.ts'
import { freshGuard } from '../sign-on/guard-fields.ts'
import { type Guest, mailsTo, pathTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { isFollowUpWanted } from './follow-up.ts'

let way: SigningDay
let manifest = ''
let own = { one: '', two: '' }
const at = () => ({ params: { letter: way.letter } })
const services = () => way.house.server.services
const mailbox = (name: string): string => `${name.toLowerCase()}@hears.eu`
const formAt = (language: string): string => `/${language}/${way.slug}/sign`
const post = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  way.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })

/** Signs in a language, with every box ticked whose name begins so, and confirms. */
async function signs(name: string, { language = 'en', boxes = 'agree-follow-up', email = mailbox(name) } = {}): Promise<void> {
  const form = await (await way.house.stranger().fetch(formAt(language))).text()
  const ticked = [...form.matchAll(/name="(agree-[^"]+)" value="([^"]+)"/g)].flatMap(([, box = '', words = '']) =>
    box.startsWith(boxes) ? [[box, words]] : [],
  )
  const typed = { ...freshGuard(services(), letterId(way.letter)), manifest, class: 'individual', name, email }
  await post(formAt(language), { ...typed, ...Object.fromEntries(ticked) })
  await post(await pathTo(way.house.server, email, 'confirm'))
}
const texts = async () => (await way.ana.ask('followUpsList', at())).followUps
const write = (followUp: string, language: 'en' | 'fr' | 'de', subject: string) =>
  way.ana.ask('followUpTextPut', {
    params: { letter: way.letter, followUp, language },
    body: { words: { subject, body: `About {title} by {coalition}.\n\n{link}` } },
  })
const newsTo = async (name: string) => (await mailsTo(way.house.server, mailbox(name))).filter(({ text }) => text.includes('/choices/'))

/** What the letter's history says of every event of a kind. */
async function toldOf(kind: string): Promise<readonly unknown[]> {
  const events = services().store.db.selectFrom('event').where('letterId', '=', letterId(way.letter)).where('kind', '=', kind)
  return (await events.select('payload').orderBy('seq').execute()).map(({ payload }): unknown => JSON.parse(payload ?? ''))
}

beforeAll(async () => {
  way = await startSigningDay()
  await way.open()
  await way.ana.ask('signOnPut', { ...at(), body: { signOn: 'public', publicClasses: ['individual'] } })
  manifest = (await way.ana.ask('letterGet', at())).manifest?.digest ?? ''
  const { organisations } = await way.ana.ask('contactOffersGet', at())
  const idOf = (wanted: string): string => organisations.find(({ name }) => name === wanted)?.id ?? ''
  own = { one: idOf('One'), two: idOf('Two') }
  expect(organisations.map(({ asks }) => asks)).toEqual([false, false])
  await way.ana.ask('contactOffersPut', { ...at(), body: { organisations: [own.one, own.two] } })
  await signs('Ada')
  await signs('Zoe', { language: 'fr', boxes: 'agree' })
  await signs('Ben', { boxes: `agree-contact-${own.one}` })
  await signs('Silent', { boxes: 'none' })
  await signs('Fay')
}, 120_000)
afterAll(() => way.house.close())

test('G177 G178 a coordinator sees how many read which language, in which they would get it, and no address', async () => {
  expect(await way.ana.ask('followUpsList', at())).toEqual({ people: 3, followUps: [], languages: ['en', 'fr'] })
  const { id } = await way.ana.ask('followUpAdd', at())
  const said = async () => {
    const [first] = await texts()
    return [first?.refusal, first?.readers.map(({ language, people, readIn }) => `${language} ${people} ${readIn}`)]
  }
  expect(await said()).toEqual(['no-words', ['en 2 null', 'fr 1 null']])
  await write(id, 'fr', 'Une réponse')
  expect(await said()).toEqual([null, ['en 2 fr', 'fr 1 fr']])
  await write(id, 'en', 'An answer')
  expect(await said()).toEqual([null, ['en 2 en', 'fr 1 fr']])
  await way.ana.ask('followUpTextPut', { params: { letter: way.letter, followUp: id, language: 'fr' }, body: { words: null } })
  expect(await said()).toEqual([null, ['en 2 en', 'fr 1 en']])
  expect(JSON.stringify(await texts())).not.toContain('hears.eu')
})

test('G177 the test goes to whoever asks for it, as its readers would get it', async () => {
  const [first] = await texts()
  const before = (await mailsTo(way.house.server, mailbox('Zoe'))).length
  await way.ana.ask('followUpTest', { params: { letter: way.letter, followUp: first?.id ?? '', language: 'fr' } })
  const [mail] = await mailsTo(way.house.server, 'ana@one.eu')
  expect([mail?.subject, (await mailsTo(way.house.server, mailbox('Zoe'))).length]).toEqual(['[test] An answer', before])
  expect(mail?.text).toContain('Personne n’a écrit ce message dans votre langue')
})

test('G176 G177 G179 it goes once to each who asked, in their language or said to be in another, and stays as it was sent', async () => {
  await signs('Ada Twice', { email: mailbox('Ada') })
  const [draft] = await texts()
  const params = { letter: way.letter, followUp: draft?.id ?? '' }
  expect(await way.ana.ask('followUpSend', { params })).toEqual({ people: 3 })
  const again = await way.ana.api.call('followUpSend', { params })
  expect([again.ok, (await way.ana.api.call('followUpRemove', { params })).ok]).toEqual([false, false])
  const changed = { params: { ...params, language: 'en' as const }, body: { words: { subject: 'Other', body: 'Other' } } }
  expect((await way.ana.api.call('followUpTextPut', changed)).ok).toBe(false)
  const [ada, ...more] = await newsTo('Ada')
  const [zoe] = await newsTo('Zoe')
  expect([more, await newsTo('Ben'), await newsTo('Silent')]).toEqual([[], [], []])
  expect([ada?.subject, zoe?.subject]).toEqual(['An answer', 'An answer'])
  expect(ada?.text).toContain(`About A right to lend e-books by Readers.\n\n${services().origin}/en/${way.slug}`)
  expect(ada?.text).not.toContain('Nobody has written')
  expect(zoe?.text).toMatch(/^Personne n’a écrit ce message dans votre langue. Vous le lisez en cette langue.: anglais\./)
  expect(zoe?.text).toContain('Vous recevez ce courriel parce que vous avez demandé')
  expect(zoe?.html).toMatch(/<html lang="en-IE">[\s\S]*<p lang="fr"/)
  const [sent] = await texts()
  expect([sent?.people, sent?.sentBy?.name === undefined, sent?.refusal]).toEqual([3, false, 'already-sent'])
  expect(await toldOf('follow-up-sent')).toEqual([{ people: 3, languages: 1 }])
})

test('G176 whether they still want it is asked again when the mail leaves', async () => {
  const { store, keys, newId } = services()
  const rows = await signatoriesOf(store.db, letterId(way.letter), ['confirmed'])
  const left = rows.filter(({ name }) => name === 'Fay').map(({ id }) => id)
  await withdrawConsents(store.db, { signatures: left, wish: null, at: 1 })
  const sent: Sendable[] = []
  const none = { attachments: async () => [], sent: async () => undefined, bounced: async () => undefined }
  const send = async (mail: Sendable): Promise<void> => void sent.push(mail)
  const isWanted = (row: Parameters<typeof isFollowUpWanted>[1]) => isFollowUpWanted(store.db, row)
  const log = pino({ level: 'silent' })
  const outbox = createOutbox({ store, keys, send, log, now: Date.now, newId, aside: { ...none, isWanted } })
  outbox.wake()
  await outbox.close()
  const states = await store.db.selectFrom('outbox').where('template', '=', 'followUp').select('state').execute()
  expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'sent', 'suppressed'])
  const news = sent.filter(({ stream }) => stream === 'opt-in')
  expect(news.map(({ to }) => to).sort()).toEqual([mailbox('Ada'), mailbox('Zoe')])
  for (const { stopsAt } of news) expect(stopsAt).toMatch(/\/(en|fr)\/choices\/[\w-]{43,}$/)
  const stop = new URL(news.find(({ to }) => to === mailbox('Ada'))?.stopsAt ?? '')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const pressed = await fetch(new URL(stop.pathname, way.house.server.origin), {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers,
  })
  expect([pressed.status, (await way.ana.ask('followUpsList', at())).people]).toEqual([204, 1])
})

test('G178 who speaks for an organisation sees those who agreed to hear from it, no others, and each look is written down', async () => {
  const { contacts } = await way.marta.ask('contactsShow', at())
  expect(contacts.map(({ organisation, name, address, language }) => [organisation, name, address, language])).toEqual([
    ['Two', 'Zoe', mailbox('Zoe'), 'fr'],
  ])
  expect(await toldOf('contacts-shown')).toEqual([{ count: 1 }])
})

test('G178 nobody but a coordinator writes or sends one, and nobody but a representative sees an address', async () => {
  const drafter = await way.join('drafter@two.eu', 'drafter')
  const translator = await way.join('translator@two.eu', 'translator', ['fr'])
  const { id } = await way.ana.ask('followUpAdd', at())
  const params = { letter: way.letter, followUp: id }
  const mayCoordinate = async (guest: Guest): Promise<readonly boolean[]> => [
    (await guest.api.call('followUpsList', at())).ok,
    (await guest.api.call('followUpSend', { params })).ok,
    (await guest.api.call('contactOffersPut', { ...at(), body: { organisations: [] } })).ok,
  ]
  for (const guest of [drafter, translator, way.marta, way.house.stranger()])
    expect(await mayCoordinate(guest)).toEqual([false, false, false])
  for (const guest of [drafter, translator, way.ana, way.house.stranger()])
    expect((await guest.api.call('contactsShow', at())).ok).toBe(false)
  const foreign = await way.ana.api.call('contactOffersPut', { ...at(), body: { organisations: ['somebody-else'] } })
  expect(foreign.ok).toBe(false)
})

test('G175 G179 once the letter is archived nobody is left to write to, and nothing can be sent', async () => {
  const [draft] = await texts()
  await write(draft?.id ?? '', 'en', 'Too late')
  for (const to of ['closed', 'archived'] as const) await way.ana.ask('stageMove', { ...at(), body: { to } })
  const list = await way.ana.ask('followUpsList', at())
  expect([list.people, list.followUps.find(({ id }) => id === draft?.id)?.refusal]).toEqual([0, 'wrong-stage'])
  expect((await way.ana.api.call('followUpSend', { params: { letter: way.letter, followUp: draft?.id ?? '' } })).ok).toBe(false)
  expect(await services().store.db.selectFrom('consent').select('id').execute()).toEqual([])
  expect((await way.marta.ask('contactsShow', at())).contacts).toEqual([])
})

test('G197 once the letter is archived no follow-up is begun, written or tried out, and no organisation asks; a draft is discarded', async () => {
  const [sent, draft] = [(await texts()).find(({ sentAt }) => sentAt !== null), (await texts()).find(({ sentAt }) => sentAt === null)]
  const params = { letter: way.letter, followUp: draft?.id ?? '' }
  const { api } = way.ana
  const tried = [
    await api.call('followUpAdd', at()),
    await api.call('followUpTextPut', { params: { ...params, language: 'en' }, body: { words: { subject: 'Later', body: 'still' } } }),
    await api.call('followUpTest', { params: { ...params, language: 'en' } }),
    await api.call('contactOffersPut', { ...at(), body: { organisations: [own.one] } }),
  ]
  for (const answer of tried) expect(answer).toMatchObject({ ok: false, refusal: { problem: 'not-in-this-stage' } })
  await way.ana.ask('followUpRemove', { params })
  expect((await texts()).map(({ id }) => id)).toEqual([sent?.id])
})

test('G201 who may sign an archived letter, and the mail that carried it, stay as they were', async () => {
  const { api } = way.ana
  const tried = [
    await api.call('signOnPut', { ...at(), body: { signOn: 'private', publicClasses: [] } }),
    await api.call('coverPut', { params: { letter: way.letter, language: 'en' }, body: { cover: { subject: 'Later', body: 'still' } } }),
  ]
  for (const answer of tried) expect(answer).toMatchObject({ ok: false, refusal: { problem: 'not-in-this-stage' } })
})

test('G196 nothing that a coordinator sets of an archived letter is taken', async () => {
  for (const body of [{ title: 'Another name' }, { slug: 'another-name' }, { hardDeadline: 1 }, { mode: 'individual' as const }]) {
    const answer = await way.ana.api.call('letterPatch', { ...at(), body })
    expect(answer).toMatchObject({ ok: false, refusal: { problem: 'not-in-this-stage' } })
  }
})
