import type { RouteInput } from '@undersigned/api'
import { letterId } from '@undersigned/letter'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApprovalReminders } from '../letters/approval-reminders.ts'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type Guest, type House, linkIn, mailTo, openHouse } from '../testing/house.ts'

const HOUR = 3_600_000
let house: House
let common: CommonLetter
let nils: Guest
let two = ''
let coalition = ''
const accounts = { marta: '', nils: '' }

beforeAll(async () => {
  house = await openHouse()
  common = await startCommonLetter(house)
  const { ana, marta, letter } = common
  nils = await house.person('nils@two.eu')
  const body = { by: 'mail', email: 'nils@two.eu', role: 'representative', locale: 'en', organisation: { name: 'Two' } } as const
  await ana.ask('invitationCreate', { params: { letter }, body })
  const token = linkIn(await mailTo(house.server, 'nils@two.eu'))
    .split('/')
    .at(-1)
  await nils.ask('invitationAccept', { params: { token: token ?? '' }, body: {} })
  const [mine] = (await marta.ask('letterGet', at())).mine
  two = mine?.organisation?.id ?? ''
  coalition = (await ana.ask('letterGet', at())).coalition.id
  accounts.marta = (await marta.ask('meGet', {})).id
  accounts.nils = (await nils.ask('meGet', {})).id
}, 60_000)
afterAll(() => house.close())

const at = () => ({ params: { letter: common.letter } })
const approval = () => common.ana.ask('approvalGet', at())
const standOf = async (organisation = two) => (await approval()).organisations.find((each) => each.organisation.id === organisation)
const mailsTo = async (address: string) => (await house.server.services.outbox.kept()).filter(({ to }) => to === address)
const rule = (changes: Partial<RouteInput<'policyPut'>['body']> = {}) => ({
  ...{ approvers: [], quorum: 2, leadDays: 30, inAdvance: [] },
  ...changes,
})
const setRule = (guest: Guest, body: RouteInput<'policyPut'>['body'], organisation = two) =>
  guest.api.call('policyPut', { params: { coalition, organisation }, body })

async function give(guest: Guest, said: Partial<RouteInput<'answerGive'>['body']>) {
  const { question } = await approval()
  const body = { object: question?.object ?? '', organisation: two, language: 'fr', verdict: 'approve', ...said } as const
  return guest.api.call('answerGive', { ...at(), body })
}

test('G76 an organisation’s rule is set by its own people, and by nobody else; one that nobody could fulfil is refused', async () => {
  const { ana, marta } = common
  const approvers = [
    { person: accounts.marta, function: 'Secretary General' },
    { person: accounts.nils, function: '' },
  ]
  expect(await setRule(ana, rule())).toMatchObject({ ok: false, refusal: { problem: 'forbidden' } })
  expect(await setRule(marta, rule({ approvers, quorum: 3 }))).toMatchObject({ ok: false, refusal: { problem: 'quorum-out-of-reach' } })
  expect(await setRule(marta, rule({ approvers }))).toMatchObject({ ok: true, value: { quorum: 2, approvers, mayChange: true } })
  const { policies } = await ana.ask('policiesList', { params: { coalition } })
  expect(policies.find(({ organisation }) => organisation.id === two)).toMatchObject({ quorum: 2, approvers, mayChange: false })
})

test('G81 G82 a review round asks about one exact draft, and what is answered stands in the log under its digest', async () => {
  const { ana, marta } = common
  expect((await ana.api.call('reviewRoundOpen', { ...at(), body: { dueAt: null } })).ok).toBe(false)
  await ana.ask('stageMove', { ...at(), body: { to: 'in-review' } })
  await ana.ask('reviewRoundOpen', { ...at(), body: { dueAt: Date.now() + 100 * HOUR } })
  const asked = await mailTo(house.server, 'marta@two.eu')
  expect(asked.text).toContain(`/app/letters/${common.letter}/approval`)
  const { question, paragraphs } = await approval()
  expect(question).toMatchObject({ about: 'snapshot', isOpen: true, isOutdated: false })
  expect(asked.text).toContain(question?.words.join(' '))
  const fourth = paragraphs[3]?.unit ?? ''
  expect((await give(marta, { verdict: 'condition', unit: fourth })).ok).toBe(false)
  expect((await give(marta, { verdict: 'condition', unit: fourth, words: 'If it names the libraries' })).ok).toBe(true)
  expect(await standOf()).toMatchObject({
    state: 'conditional',
    answers: [{ paragraph: { number: 4 }, words: 'If it names the libraries' }],
  })
  expect((await mailTo(house.server, 'ana@one.eu')).text).toContain('If it names the libraries')
  const { db } = house.server.services.store
  const events = await db
    .selectFrom('event')
    .where('kind', 'like', 'review-%')
    .where('leaf', 'is not', null)
    .select(['kind', 'leaf', 'salt'])
    .execute()
  expect(events.map(({ kind }) => kind)).toEqual(['review-condition'])
  expect(events[0]?.leaf).toContain(question?.object ?? 'nothing')
  expect(events[0]?.leaf).not.toContain('libraries')
})

test('G80 a coordinator answers a condition, and who set it makes it a yes', async () => {
  const { ana, marta } = common
  const id = (await standOf())?.answers[0]?.id ?? ''
  const reply = (guest: Guest) =>
    guest.api.call('conditionReply', { params: { letter: common.letter, answer: id }, body: { met: true, words: 'It does' } })
  expect((await reply(marta)).ok).toBe(false)
  expect([(await reply(ana)).ok, (await reply(ana)).ok]).toEqual([true, false])
  expect((await mailTo(house.server, 'marta@two.eu')).text).toContain('It does')
  expect((await standOf())?.state).toBe('conditional')
  await give(marta, {})
  expect(await standOf()).toMatchObject({ state: 'partly', given: 1, of: 2 })
})

test('G83 whoever has not answered is reminded once for each hour, also by a process that comes after one that was killed', async () => {
  const { store, outbox, origin, log } = house.server.services
  const { deadline } = (await approval()).question ?? { deadline: null }
  let now = (deadline ?? 0) - 71 * HOUR
  const start = (parts: Partial<Parameters<typeof startApprovalReminders>[0]> = {}) =>
    startApprovalReminders({ ...{ store, outbox, origin, log, now: () => now }, ...parts })
  const reminded = async (address: string) =>
    (await mailsTo(address)).filter(({ subject }) => /^(\d+) hours left|^Encore \d+/.test(subject)).length
  const enqueue: typeof outbox.enqueue = async (tx, mail) => {
    await outbox.enqueue(tx, mail)
    throw new Error('killed')
  }
  const killed = start({ outbox: { wake: outbox.wake, enqueue } })
  await killed.round()
  await killed.close()
  expect(await reminded('nils@two.eu')).toBe(0)
  for (const hours of [71, 70, 24, 5, 2, 1, -1]) {
    now = (deadline ?? 0) - hours * HOUR
    const reminders = start()
    await Promise.all([reminders.round(), reminders.round()])
    await reminders.close()
  }
  expect([await reminded('nils@two.eu'), await reminded('marta@two.eu')]).toEqual([3, 0])
})

test('G89 the second person is told what exactly is asked, beside what stood before, and until when', async () => {
  const { ana, marta } = common
  const { id } = await ana.ask('requestCreate', { ...at(), body: { action: 'freeze' } })
  const difference = await marta.ask('requestDifference', { params: { letter: common.letter, request: id } })
  expect(difference).toMatchObject({ language: 'en', differing: [], facts: { languages: ['en'], recipients: expect.any(Number) } })
  expect(difference?.since).not.toBeNull()
  const mail = await mailTo(house.server, 'marta@two.eu')
  expect(mail.text).toContain('Nothing is different from the text of')
  expect(mail.text).toMatch(/lapses on .*20\d\d at/)
  const params = { letter: common.letter, request: id }
  await marta.ask('requestConfirm', { params })
})

test('G199 of a request that is no longer open nothing is told, and that is no fault; one that never was is not found', async () => {
  const { ana, marta } = common
  const ask = async () => ({
    letter: common.letter,
    request: (await ana.ask('requestCreate', { ...at(), body: { action: 'unfreeze' } })).id,
  })
  const decided = await ask()
  await ana.ask('requestCancel', { params: decided })
  const taken = await ask()
  expect(await marta.ask('requestDifference', { params: taken })).not.toBeNull()
  await ana.ask('requestCancel', { params: taken })
  for (const params of [decided, taken]) expect(await marta.ask('requestDifference', { params })).toBeNull()
  const never = await marta.api.call('requestDifference', { params: { letter: common.letter, request: 'never' } })
  expect(never).toMatchObject({ ok: false, refusal: { problem: 'not-found' } })
})

test('G86 G87 a record needs a source before it is checked, and whoever changes it makes it unchecked again', async () => {
  const { ana, marta, letter } = common
  const records = () => ana.ask('recordsList', at())
  const [first] = (await records()).records
  const params = { letter, recipient: first?.recipient ?? '' }
  expect((await marta.api.call('recordCheck', { params })).ok).toBe(false)
  expect(await ana.api.call('recordCheck', { params })).toMatchObject({ ok: false, refusal: { problem: 'source-needed' } })
  await ana.ask('recordChange', { params, body: { source: 'https://gov.example/minister', email: 'office@gov.example', address: 'Rue 1' } })
  await ana.ask('recordCheck', { params })
  const checked = { isStale: false, email: 'office@gov.example', source: 'https://gov.example/minister' }
  expect((await records()).records[0]).toMatchObject(checked)
  expect((await marta.ask('recordsList', at())).records[0]).toMatchObject({ ...checked, email: '' })
  await ana.ask('recipientChange', { params, body: {} })
  expect((await records()).records[0]?.isStale).toBe(false)
  await ana.ask('recipientChange', { params, body: { name: 'Another Holder' } })
  expect((await records()).records[0]).toMatchObject({ isStale: true, checkedAt: null })
  await ana.ask('recordCheck', { params })
  await ana.ask('recordDays', { ...at(), body: { days: 1 } })
  expect((await records()).days).toBe(1)
})

test('G79 G85 what was approved in advance is written down when the letter is opened for approval; who is short of days shows it', async () => {
  const { ana } = common
  const one = (await ana.ask('letterGet', at())).mine[0]?.organisation?.id ?? ''
  await setRule(ana, rule({ quorum: 1, leadDays: 0, inAdvance: [{ kind: 'coalition' }] }), one)
  const soft = Date.now() + 80 * HOUR
  await ana.ask('letterPatch', { ...at(), body: { softDeadline: soft, hardDeadline: soft + HOUR } })
  await common.byTwo('seal')
  expect((await approval()).question).toMatchObject({ about: 'manifest', isOpen: false })
  await ana.ask('stageMove', { ...at(), body: { to: 'approval' } })
  expect(await standOf(one)).toMatchObject({ state: 'approved', inAdvance: true, given: 0 })
  expect(await standOf()).toMatchObject({ state: 'waiting', daysShort: 27 })
})

test('G88 the manifest commits to where each recipient is reached, and does not say it', async () => {
  const { digest } = (await common.ana.ask('letterGet', at())).manifest ?? { digest: '' }
  const { canonical } = await common.ana.ask('manifestGet', { params: { letter: common.letter, digest } })
  expect(canonical).toMatch(/"address":"[0-9a-f]{64}"/)
  expect(canonical).not.toContain('gov.example')
  const [first] = (await common.ana.ask('recordsList', at())).records
  const moved = { params: { letter: common.letter, recipient: first?.recipient ?? '' }, body: { address: 'Rue 2' } }
  expect(await common.ana.api.call('recordChange', moved)).toMatchObject({ ok: false, refusal: { problem: 'sealed-text' } })
})

test('G84 both deadlines come as a calendar with the mail, and from the letter’s page', async () => {
  const asked = (await mailsTo('nils@two.eu'))[0]
  expect(asked?.files.map(({ name }) => name)).toEqual(['deadlines.ics'])
  const answer = await common.marta.fetch(`/api/letters/${common.letter}/deadlines.ics`)
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const file = await answer.text()
  expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(2)
  expect(file).toContain('DTSTART;TZID=Europe/Brussels:')
})

test('G75 G78 an organisation has approved when its quorum is there, and not while one of its people says no', async () => {
  const { marta } = common
  await give(marta, {})
  expect(await standOf()).toMatchObject({ state: 'partly', given: 1, of: 2, waitingFor: [{ id: accounts.nils, here: true }] })
  await give(nils, { verdict: 'refuse', words: 'Not yet' })
  expect((await standOf())?.state).toBe('refused')
  await give(nils, {})
  expect(await standOf()).toMatchObject({ state: 'approved', given: 2, of: 2, waitingFor: [] })
  const { db } = house.server.services.store
  const events = await db
    .selectFrom('event')
    .where('letterId', '=', letterId(common.letter))
    .where('kind', 'in', ['approval', 'refusal', 'condition'])
    .select(['kind', 'salt'])
    .orderBy('seq')
    .execute()
  expect(events.map(({ kind }) => kind)).toEqual(['approval', 'approval', 'refusal', 'approval'])
  expect(new Set(events.map(({ salt }) => salt)).size).toBe(4)
  expect((await approval()).earlier.map(({ words }) => words)).toEqual(['If it names the libraries'])
})
