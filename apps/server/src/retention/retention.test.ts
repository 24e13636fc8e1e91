import { letterId } from '@undersigned/letter'
import { signatureId } from '@undersigned/signatures'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { letterOf, signatoryOf, verifyStore } from '@undersigned/storage'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBundles } from '../log/bundles.ts'
import { bundleOf } from '../log/letter-bundle.ts'
import { mountLog } from '../pages/log-routes.ts'
import { freshGuard } from '../sign-on/guard-fields.ts'
import { everyRow } from '../testing/every-row.ts'
import { linkIn, mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { dueNow, forgetAllDue, type RetentionParts } from './clocks.ts'
import { CLOCKS, KEEP_DAYS } from './keep-days.ts'

const DAY = 24 * 60 * 60 * 1000
const addressOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@signs.eu`
const at = () => ({ params: { letter: day.letter } })
const services = () => day.house.server.services

let day: SigningDay
/** Anna signs, Ben never confirms, Carla never answers, Dora takes her name back, Emil reports Anna. */
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  for (const name of ['Anna Abela', 'Dora Debono']) await day.sign(name)
  for (const name of ['Ben Bonnici', 'Carla Camilleri']) {
    await day.ana.ask('signInvitationCreate', {
      ...at(),
      body: { email: addressOf(name), language: 'en', class: 'individual', name },
    })
  }
  const { digest = '' } = (await day.ana.ask('letterGet', at())).manifest ?? {}
  const form = linkIn(await mailTo(day.house.server, addressOf('Ben Bonnici')))
  await post(form, { manifest: digest, language: 'en', name: 'Ben Bonnici', country: 'Malta' })
  await day.withdraw('Dora Debono')
  const report = { name: 'Anna Abela', kind: 'mistake', words: 'Is it she?', email: 'emil@reports.eu' }
  await post(`/en/${day.slug}/report`, { ...report, ...freshGuard(services(), letterId(day.letter)) })
}, 120_000)
afterAll(() => day.house.close())

const post = (path: string, fields: Record<string, string>): Promise<Response> =>
  day.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })

const after = (days: number): RetentionParts => ({
  ...services(),
  keep: { ...KEEP_DAYS, session: 3650 },
  now: () => Date.now() + days * DAY,
})

async function rowsWith(...traces: readonly string[]): Promise<readonly string[]> {
  const rows = await everyRow(services().store, services().keys)
  return rows.filter((row) => traces.some((trace) => row.toLowerCase().includes(trace.toLowerCase())))
}

const tracesOf = (name: string): readonly string[] => [name, addressOf(name), services().keys.index(addressOf(name))]

const beside = { page: '<!doctype html>', readme: '' }

async function proven() {
  const { store, keys } = services()
  const letter = await letterOf(store.db, day.letter)
  const made = letter === null ? null : await bundleOf({ db: store.db, keys }, letter, { ...beside, witnesses: [] })
  return verifyBundle(made?.bytes ?? new Uint8Array())
}

test('P31 a clock takes nothing before its time', async () => {
  const due = await dueNow({ ...after(0), now: services().now })
  expect(CLOCKS.filter((clock) => due[clock] > 0 && clock !== 'visit')).toEqual([])
})

test('P32 P34 who never confirmed and who took their name back go, with their mails; looking first changes nothing', async () => {
  for (const name of ['Ben Bonnici', 'Carla Camilleri', 'Dora Debono'])
    expect((await rowsWith(...tracesOf(name))).length).toBeGreaterThan(0)
  const late = after(200)
  const would = await dueNow(late)
  expect([would.unconfirmed, would.withdrawn, would.report]).toEqual([2, 1, 1])
  expect(await dueNow(late)).toEqual(would)
  const gone = await forgetAllDue(late)
  // Mails of those who go are gone with them already.
  expect({ ...gone, mail: 0, visit: 0 }).toEqual({ ...would, mail: 0, visit: 0 })
  for (const name of ['Ben Bonnici', 'Carla Camilleri', 'Dora Debono'])
    expect([name, await rowsWith(...tracesOf(name))]).toEqual([name, []])
  expect(await rowsWith('emil@reports.eu')).toEqual([])
  const { list, erased } = await proven()
  expect([list.map(({ display }) => display.name), erased > 0]).toEqual([['Anna Abela'], true])
  expect((await verifyStore(services().store)).problems).toEqual([])
})

test('P33 a mail is emptied by the clock, cannot be sent again, and is not asked for a second time', async () => {
  const { outbox, store } = services()
  const mails = await store.db.selectFrom('outbox').select(['id', 'forgottenAt', 'contactIndex', 'idempotencyKey']).execute()
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.every(({ forgottenAt, contactIndex }) => forgottenAt !== null && contactIndex === null)).toBe(true)
  const [first] = (await day.ana.ask('outboxList', at())).mails
  expect(first?.to).toBe('…')
  const again = await day.ana.api.call('outboxRetry', { params: { letter: day.letter, mail: first?.id ?? '' } })
  expect(again).toMatchObject({ ok: false, refusal: { problem: 'conflict' } })
  expect([await outbox.kept(), await outbox.keptMail(first?.id ?? '')]).toEqual([[], null])
})

test('P34 a second pass at the same hour finds nothing more', async () => {
  const again = await forgetAllDue(after(200))
  expect(CLOCKS.filter((clock) => again[clock] > 0)).toEqual([])
})

test('P31 a year after a letter was closed no address of it is left; who signed stays', async () => {
  await day.ana.ask('stageMove', { ...at(), body: { to: 'closed' } })
  expect((await rowsWith(addressOf('Anna Abela'))).length).toBeGreaterThan(0)
  expect((await forgetAllDue(after(364))).contact).toBe(0)
  expect((await forgetAllDue(after(366))).contact).toBe(1)
  const index = services().keys.index(addressOf('Anna Abela'))
  expect(await rowsWith(addressOf('Anna Abela'), index)).toEqual([])
  expect((await signatoryOf(services().store.db, letterId(day.letter), signatureId(await day.idOf('Anna Abela'))))?.state).toBe('confirmed')
  expect((await day.ana.ask('eventsList', at())).events.map(({ kind }) => kind)).toContain('contacts-erased')
  expect((await forgetAllDue(after(366))).contact).toBe(0)
})

test('P35 once archived the proof of a letter stays at its public address, for anyone, and verifies', async () => {
  await day.ana.ask('stageMove', { ...at(), body: { to: 'archived' } })
  const bundles = createBundles({ ...services(), beside })
  try {
    const app = new Hono()
    mountLog(app, { ...services(), bundles })
    const answer = await app.request(`/log/${day.letter}/bundle.zip`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const { list } = await verifyBundle(new Uint8Array(await answer.arrayBuffer()))
    expect(list.map(({ display }) => display.name)).toEqual(['Anna Abela'])
  } finally {
    await bundles.close()
  }
  const page = await (await day.publicPage()).text()
  expect([page.includes('Anna Abela'), page.includes(`/log/${day.letter}/bundle.zip`)]).toEqual([true, true])
})

test('P33 sessions that are over, and what was mailed to sign in, go; whoever they were signs in anew', async () => {
  const { db } = services().store
  const held = async () => (await db.selectFrom('session').select('id').execute()).length
  expect(await held()).toBeGreaterThan(0)
  await forgetAllDue({ ...after(100), keep: KEEP_DAYS })
  expect([await held(), await db.selectFrom('verification').select('id').execute()]).toEqual([0, []])
  expect(await day.ana.api.call('coalitionsList', {})).toMatchObject({ ok: false, refusal: { problem: 'signed-out' } })
})
