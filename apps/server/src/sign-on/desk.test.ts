import type { RouteInput, RouteResponse } from '@undersigned/api'
import { letterId } from '@undersigned/letter'
import { foldedName, signatureId } from '@undersigned/signatures'
import { changeSignatory, letterOf, listedSignatories, type SignatoryRow } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskItemOf, deskOf } from '../letters/desk-queue.ts'
import { type Guest, linkIn, mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { freshGuard } from './guard-fields.ts'

let day: SigningDay
let ana: Guest

beforeAll(async () => {
  day = await startSigningDay()
  ana = day.ana
  await day.open()
}, 60_000)
afterAll(() => day.house.close())

const at = () => ({ params: { letter: day.letter } })
const desk = (): Promise<RouteResponse<'deskGet'>> => ana.ask('deskGet', at())
const keys = async (): Promise<readonly string[]> => (await desk()).items.map(({ key }) => key)
const decide = (body: RouteInput<'deskDecide'>['body']): Promise<RouteResponse<'deskDecide'>> => ana.ask('deskDecide', { ...at(), body })
const services = () => day.house.server.services
const mailOf = (name: string) => mailTo(day.house.server, `${name.toLowerCase().replaceAll(' ', '.')}@signs.eu`)

async function listed(): Promise<readonly string[]> {
  const { db } = services().store
  const letter = await letterOf(db, letterId(day.letter))
  if (letter === null || letter.manifest === null) throw new Error('a sealed letter')
  return (await listedSignatories(db, letter.id, letter.manifest)).map(({ name }) => name).toSorted()
}

/** Somebody who signed, as something that has to pass the desk. */
async function waiting(name: string, change: Partial<SignatoryRow> = {}, language: 'en' | 'fr' = 'en'): Promise<string> {
  await day.sign(name, language)
  const id = await day.idOf(name)
  const row = { listedAt: null, deskPassedAt: null, nameKey: foldedName(name), ...change }
  await changeSignatory(services().store.db, signatureId(id), row)
  return id
}

const eventKinds = async (): Promise<readonly string[]> =>
  (await ana.ask('eventsList', { ...at(), query: { limit: 200 } })).events.map(({ kind }) => kind)

test('G113, G115 an impersonation is held, refused with a reason in the language they signed in, and kept with who and when', async () => {
  const id = await waiting('Petra Minister', { heldFor: 'public-note' }, 'fr')
  const held = (await desk()).items.find(({ key }) => key === `held:${id}`)
  expect(held).toMatchObject({ kind: 'held', why: ['public-note'], signature: { listed: false, mailHost: 'signs.eu' } })
  expect(JSON.stringify(held)).not.toContain('petra.minister@')
  await decide({ key: `held:${id}`, verdict: 'refuse', reason: 'impersonation', note: 'Her office told us.' })
  expect(await keys()).not.toContain(`held:${id}`)
  expect(await listed()).not.toContain('Petra Minister')
  const mail = await mailOf('Petra Minister')
  expect(mail.text).toContain('quelqu’un d’autre a signé sous ce nom')
  expect(mail.text).toContain('Her office told us.')
  const [decision] = (await desk()).decided
  expect(decision).toMatchObject({ verdict: 'refuse', reason: 'impersonation', name: 'Petra Minister', mayUndo: true })
  expect(await eventKinds()).toContain('desk-decided')
})

test('G123 whoever was refused answers by a page with a button, once, and stands on the desk again with the answer', async () => {
  const id = await day.idOf('Petra Minister')
  const stranger = day.house.stranger()
  const path = linkIn(await mailOf('Petra Minister'))
  expect(await (await stranger.fetch(path)).text()).toContain('Her office told us.')
  const post = (answer: string) => stranger.fetch(path, { method: 'POST', body: new URLSearchParams({ answer }) })
  expect((await post('   ')).status).toBe(400)
  await post('It is really me.\nCall my office.')
  await post('Again.')
  const held = (await desk()).items.find(({ key }) => key === `held:${id}`)
  expect(held?.asked).toMatchObject({ verdict: 'refuse', answer: 'It is really me.\nCall my office.' })
  await decide({ key: `held:${id}`, verdict: 'accept', reason: 'shown' })
  expect(await listed()).toContain('Petra Minister')
  expect((await stranger.fetch(`/en/desk-answer/${'x'.repeat(43)}`)).status).toBe(403)
})

test('G116 a decision is taken back once: the list and the queue are as before, and whoever signed is told', async () => {
  const id = await waiting('Otto Refused', { class: 'expert' })
  await decide({ key: `held:${id}`, verdict: 'accept', reason: 'known' })
  expect(await listed()).toContain('Otto Refused')
  const { decision } = { decision: (await desk()).decided[0]?.id ?? '' }
  await ana.ask('deskUndo', { params: { letter: day.letter, decision } })
  expect(await listed()).not.toContain('Otto Refused')
  expect(await keys()).toContain(`held:${id}`)
  expect((await mailOf('Otto Refused')).subject).toContain('take back')
  const again = await ana.api.call('deskUndo', { params: { letter: day.letter, decision } })
  expect(again).toMatchObject({ ok: false, refusal: { problem: 'conflict' } })
  expect((await decide({ key: `held:${id}`, verdict: 'refuse', reason: 'unfit' })).decision).not.toBe(decision)
})

test('G13 a mail from the desk leads to taking the name back, by a button; a token that somebody made up leads nowhere', async () => {
  const id = await waiting('Wendy Leaves', { class: 'expert' })
  await decide({ key: `held:${id}`, verdict: 'accept', reason: 'known' })
  const path = /https?:\/\/[^/\s]+(\/en\/withdraw\/\S+)/.exec((await mailOf('Wendy Leaves')).text)?.[1] ?? ''
  const stranger = day.house.stranger()
  expect(await (await stranger.fetch(path)).text()).toContain('Wendy Leaves')
  expect(await listed()).toContain('Wendy Leaves')
  const forged = `/en/withdraw/${await day.idOf('Otto Refused')}${path.slice(-43)}`
  expect((await stranger.fetch(forged)).status).toBe(403)
  expect((await stranger.fetch(path, { method: 'POST', body: new URLSearchParams() })).status).toBe(200)
  expect(await listed()).not.toContain('Wendy Leaves')
})

test('G119 two that may be one are proposed; once found different they stay so, and taking that back proposes them again', async () => {
  const one = await waiting('Digital Rights Union', { class: 'organisation', domain: 'rights.example', registerNumber: '123-45' })
  const other = await waiting('Union of Digital Rights', { class: 'organisation', domain: 'rights.example', registerNumber: '12345' })
  const key = `alike:${other}:${one}`
  const pair = (await desk()).items.find((item) => item.key === key)
  expect(pair?.why).toEqual(['same-register-number', 'same-domain', 'similar-name'])
  expect(pair).toMatchObject({ signature: { id: other }, other: { id: one } })
  await decide({ key, verdict: 'different', reason: 'umbrella-and-member' })
  expect(await keys()).not.toContain(key)
  const [decision] = (await desk()).decided
  expect(decision).toMatchObject({ verdict: 'different', other: 'Digital Rights Union' })
  await ana.ask('deskUndo', { params: { letter: day.letter, decision: decision?.id ?? '' } })
  expect(await keys()).toContain(key)
  await decide({ key, verdict: 'refuse', reason: 'duplicate', which: 'other' })
  expect(await keys()).not.toContain(key)
  expect((await mailOf('Digital Rights Union')).text).toContain('stands on the list already')
})

test('G118 while listing is paused nobody new is listed, and whoever waited is listed when it resumes', async () => {
  expect((await ana.ask('listingPut', { ...at(), body: { paused: true } })).pausedAt).not.toBeNull()
  await day.sign('Ida Inbetween')
  expect(await listed()).not.toContain('Ida Inbetween')
  expect(await desk()).toMatchObject({ waiting: 1 })
  expect((await ana.ask('letterGet', at())).listingPausedAt).not.toBeNull()
  expect(await ana.ask('listingPut', { ...at(), body: { paused: false } })).toEqual({ pausedAt: null })
  expect(await listed()).toContain('Ida Inbetween')
  expect(await eventKinds()).toEqual(expect.arrayContaining(['listing-paused', 'listing-resumed']))
})

test('G120 anybody reports a signature by a page; the desk reads it, the list stays, and the reporter hears what came of it', async () => {
  const { slug } = await ana.ask('letterGet', at())
  const stranger = day.house.stranger()
  expect(await (await stranger.fetch(`/fr/${slug}/report`)).text()).toContain('Signaler une signature')
  const typed = { name: 'ida inbetween', kind: 'impersonation', words: 'She told me\nshe did not sign.', email: 'Rep@Orter.eu' }
  const send = (fields: Record<string, string>) =>
    stranger.fetch(`/en/${slug}/report`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, ...freshGuard(services(), letterId(day.letter)) }),
    })
  expect((await send(typed)).status).toBe(200)
  expect((await stranger.fetch(`/en/${slug}/report`, { method: 'POST', body: new URLSearchParams(typed) })).status).toBe(422)
  expect((await send({ ...typed, name: '' })).status).toBe(400)
  await send({ ...typed, name: 'Nobody There', email: '' })
  const [first, second] = (await desk()).items.filter(({ kind }) => kind === 'report')
  expect(first).toMatchObject({ signature: { display: { name: 'Ida Inbetween' } }, report: { words: typed.words, email: 'rep@orter.eu' } })
  expect(second).toMatchObject({ signature: null, report: { name: 'Nobody There' } })
  expect(await listed()).toContain('Ida Inbetween')
  const kept = JSON.stringify(await services().store.db.selectFrom('desk_report').selectAll().execute())
  expect(kept).not.toMatch(/told me|orter|inbetween/i)
  await decide({ key: second?.key ?? '', verdict: 'dismiss', reason: 'nothing-found' })
  await decide({ key: first?.key ?? '', verdict: 'refuse', reason: 'impersonation' })
  expect(await listed()).not.toContain('Ida Inbetween')
  expect((await mailTo(day.house.server, 'rep@orter.eu')).text).toContain('taken it off the list')
  const [decision] = (await desk()).decided
  await ana.ask('deskUndo', { params: { letter: day.letter, decision: decision?.id ?? '' } })
  expect(await listed()).toContain('Ida Inbetween')
  expect(await keys()).toContain(first?.key)
})

test('G120 what one signature can be reported is bounded', async () => {
  const { slug } = await ana.ask('letterGet', at())
  const body = { name: 'Petra Minister', kind: 'other', words: 'x', ...freshGuard(services(), letterId(day.letter)) }
  for (let n = 0; n < 25; n += 1)
    await day.house.stranger().fetch(`/en/${slug}/report`, { method: 'POST', body: new URLSearchParams(body) })
  const open = (await desk()).items.filter(({ kind, signature }) => kind === 'report' && signature?.display.name === 'Petra Minister')
  expect(open).toHaveLength(20)
})

test('G114 a reviewer keeps the desk only while named for it', async () => {
  const rita = await day.house.person('rita@signs.eu')
  const { link } = await ana.ask('invitationCreate', { ...at(), body: { by: 'link', role: 'reviewer', languages: ['fr'] } })
  await rita.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  const isLetIn = async (): Promise<boolean> => (await rita.api.call('deskGet', at())).ok
  expect(await isLetIn()).toBe(false)
  const account = (await desk()).keepers.find(({ named }) => !named)?.id ?? ''
  const name = (named: boolean) => ana.ask('deskKeeperPut', { params: { letter: day.letter, account }, body: { named } })
  await name(true)
  expect(await isLetIn()).toBe(true)
  expect((await rita.api.call('listingPut', { ...at(), body: { paused: true } })).ok).toBe(false)
  expect((await rita.api.call('signatoriesFile', at())).ok).toBe(false)
  await name(false)
  expect(await isLetIn()).toBe(false)
})

test('G115 a reason belongs to its verdict, and what is not on the desk is not decided', async () => {
  const id = await waiting('Zoe Expert', { class: 'expert' })
  const refused = async (body: RouteInput<'deskDecide'>['body']): Promise<string> => {
    const answer = await ana.api.call('deskDecide', { ...at(), body })
    return answer.ok ? 'taken' : answer.refusal.problem
  }
  expect(await refused({ key: `held:${id}`, verdict: 'accept', reason: 'impersonation' })).toBe('malformed')
  expect(await refused({ key: `held:${id}`, verdict: 'different', reason: 'two-people' })).toBe('malformed')
  expect(await refused({ key: `held:${id}`, verdict: 'accept', reason: 'checked', which: 'other' })).toBe('malformed')
  expect(await refused({ key: 'held:nobody', verdict: 'accept', reason: 'checked' })).toBe('conflict')
  expect(await refused({ key: `held:${id}`, verdict: 'ask', reason: 'who-are-you', note: 'Please' })).toBe('taken')
  expect((await desk()).items.at(-1)).toMatchObject({ key: `held:${id}`, asked: { answer: null } })
  expect(await refused({ key: `held:${id}`, verdict: 'accept', reason: 'checked' })).toBe('taken')
  expect(await refused({ key: `held:${id}`, verdict: 'accept', reason: 'checked' })).toBe('conflict')
})

test('G117 names of public note are pasted in lines, known however they are spelt, and taken out again', async () => {
  const { coalition } = await ana.ask('letterGet', at())
  const params = { coalition: coalition.id }
  const text = '"Žofia Nováková"\tminister of justice\r\n\r\nJean-Luc Exemple; acteur\n  \u202Ežofia  NOVAKOVA\n;;;\n'
  expect(await ana.ask('notedNamesAdd', { params, body: { text } })).toEqual({ added: 2, known: 0 })
  expect(await ana.ask('notedNamesAdd', { params, body: { text: 'jean luc exemple' } })).toEqual({ added: 0, known: 1 })
  const { names } = await ana.ask('notedNamesGet', { params })
  expect(names.map(({ key }) => key)).toEqual(expect.arrayContaining(['zofia novakova', 'jean luc exemple']))
  await ana.ask('notedNameRemove', { params: { ...params, name: 'jean luc exemple' } })
  expect((await ana.ask('notedNamesGet', { params })).names).toHaveLength(1)
})

test('G115 what is decided is read by itself, and is what it is among all others on the desk', async () => {
  await waiting('Olga Twice', { heldFor: 'public-note' })
  await waiting('Olga Again', { deskPassedAt: 1, nameKey: foldedName('Olga Twice') })
  const { db } = services().store
  const letter = await letterOf(db, letterId(day.letter))
  if (letter === null) throw new Error('a letter')
  const { items } = await deskOf(services(), db, letter)
  expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['held', 'alike']))
  for (const item of items) expect(await deskItemOf(services(), db, letter, item.key)).toEqual(item)
  const [held, alike] = [items.find(({ kind }) => kind === 'held'), items.find(({ kind }) => kind === 'alike')]
  const unheard = [
    '',
    'held:',
    'held:nobody',
    `held:${alike?.signature?.id}:${held?.signature?.id}`,
    `alike:${held?.signature?.id}`,
    'report:none',
  ]
  for (const key of [...unheard, `alike:${alike?.other?.id}:${alike?.signature?.id}`]) {
    expect(await deskItemOf(services(), db, letter, key)).toBeNull()
  }
})
