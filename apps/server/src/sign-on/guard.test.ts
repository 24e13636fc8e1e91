import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letterId } from '@undersigned/letter'
import { openStore, type Store } from '@undersigned/storage'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type House, openHouse } from '../testing/house.ts'
import { type Checked, checkVisitor } from './guard.ts'
import { freshGuard } from './guard-fields.ts'
import { formHour } from './guard-hour.ts'
import { newChallenge } from './guard-work.ts'

const letter = letterId('letter')
const START = Date.UTC(2026, 10, 22, 12)
let house: House
/** Of its own: what this test counts is cleared away by nobody else. */
let store: Store

beforeAll(async () => {
  // The library that judges the work has no other clock than this one.
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  house = await openHouse({ LIMIT_FACTOR: '1' })
  store = await openStore({ dataDir: mkdtempSync(join(tmpdir(), 'guard-')) })
})
afterAll(async () => {
  await store.close()
  await house.close()
  vi.useRealTimers()
})

interface Sent {
  readonly address?: string
  readonly mailbox?: string | null
  readonly at?: number
  readonly typed?: Readonly<Record<string, string>>
}

/** One form, sent at an hour of the test's own. */
function send({ address = '192.0.2.1', mailbox = null, at = START, typed = {} }: Sent): Promise<Checked> {
  const { keys, config } = house.server.services
  const now = (): number => at
  return checkVisitor({ store, keys, config, now }, { letter, address, mailbox, typed: { ...freshGuard({ keys, now }, letter), ...typed } })
}

/** As a browser does it, by the library's own solver. */
async function solved(at: number, of = letter): Promise<string> {
  const challenge = await newChallenge({ keys: house.server.services.keys, letter: of, now: at })
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

const refusalOf = (checked: Checked): string => (checked.ok ? 'taken' : checked.refusal)
const fates = (all: readonly Checked[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(all, (each) => (each.ok ? (each.held ?? 'free') : each.refusal))].map(([fate, of]) => [fate, of.length]),
  )

test('G110 a form that fell into the trap, came back within seconds, or is from yesterday is answered in words', async () => {
  const { keys } = house.server.services
  const hourOf = (at: number) => ({ 'form-hour': formHour(keys, letter, at) })
  expect(refusalOf(await send({ typed: { url: 'https://spam.example' } }))).toBe('form-trap')
  expect(refusalOf(await send({ typed: hourOf(START - 1500) }))).toBe('form-too-fast')
  expect(refusalOf(await send({ typed: hourOf(START - 25 * 3_600_000) }))).toBe('form-expired')
  expect(refusalOf(await send({ typed: hourOf(START + 60_000) }))).toBe('form-expired')
  for (const forged of ['', 'x', `${(START - 9000).toString(36)}.forged`, formHour(keys, letterId('another'), START - 9000)])
    expect(refusalOf(await send({ typed: { 'form-hour': forged } })), forged).toBe('form-expired')
  expect(await send({ address: '192.0.2.99' })).toEqual({ ok: true, held: null })
})

test('G111 of a thousand forms from one network a few are taken, more are held at the desk, and the rest is told to wait', async () => {
  const all: Checked[] = []
  for (let n = 0; n < 1000; n += 1) all.push(await send({ address: `2001:db8:1:2::${n.toString(16)}` }))
  expect(fates(all)).toEqual({ free: 4, limits: 12, 'too-many-requests': 984 })
  expect(all[16]).toMatchObject({ facts: { seconds: 600 } })
  expect(all.at(-1)).toMatchObject({ facts: { seconds: 12 * 3600 } })
  expect(await send({ address: '2001:db8:1:2::1', typed: { 'form-work': await solved(START) } })).toEqual({ ok: true, held: null })
  expect(await send({ address: '2001:db8:1:3::1' })).toEqual({ ok: true, held: null })
  expect(await send({ address: '2001:db8:1:2::1', at: START + 600_000 })).not.toEqual({ ok: true, held: null })
})

test('G111 a mail domain is counted by what was registered, and where anybody has a mailbox many may come', async () => {
  const from = (mailbox: string, n: number) => send({ mailbox, address: `198.51.${n >> 8}.${n & 255}` })
  const own: Checked[] = []
  for (let n = 0; n < 70; n += 1) own.push(await from(`p${n}@sub${n}.club.example.org`, n))
  expect(fates(own)).toEqual({ free: 12, limits: 48, 'too-many-requests': 10 })
  const many: Checked[] = []
  for (let n = 100; n < 200; n += 1) many.push(await from(`p${n}@gmail.com`, n))
  expect(fates(many)).toEqual({ free: 100 })
})

test('G111 nothing of an address or a domain is kept but a hash, and with its salt that is forgotten', async () => {
  await send({ address: '203.0.113.77', mailbox: 'ana@secret-club.example.org' })
  const { db } = store
  const kept = JSON.stringify([
    await db.selectFrom('visit_count').selectAll().execute(),
    await db.selectFrom('visit_salt').selectAll().execute(),
    await db.selectFrom('spent_challenge').selectAll().execute(),
  ])
  expect(kept).not.toMatch(/203\.0\.113|secret-club|ana@|example/)
})

test('G112 work that was done gives more room, once, for its letter, until it expires', async () => {
  const address = '192.0.2.200'
  for (let n = 0; n < 4; n += 1) expect(await send({ address })).toEqual({ ok: true, held: null })
  expect(await send({ address })).toEqual({ ok: true, held: 'limits' })
  const work = await solved(START)
  expect(await send({ address, typed: { 'form-work': work } })).toEqual({ ok: true, held: null })
  expect(await send({ address, typed: { 'form-work': work } })).toEqual({ ok: true, held: 'limits' })
  const others = { forAnother: await solved(START, letterId('another')), expired: await solved(START - 31 * 60_000), made: await forged() }
  for (const [name, written] of Object.entries(others))
    expect(await send({ address, typed: { 'form-work': written } }), name).toEqual({ ok: true, held: 'limits' })
})

/** A challenge whose work was made less after it was signed, and things that are none. */
async function forged(): Promise<string> {
  const payload: unknown = JSON.parse(Buffer.from(await solved(START), 'base64').toString())
  return Buffer.from(JSON.stringify(payload).replace(/"keyPrefix":"[0-9a-f]+"/, '"keyPrefix":"0"')).toString('base64')
}

test('G112 what is no solution is none, whatever it is', async () => {
  for (const written of ['x', 'e30=', Buffer.from('null').toString('base64'), 'A'.repeat(9000)])
    expect(await send({ address: '192.0.2.210', typed: { 'form-work': written } }), written.slice(0, 9)).toMatchObject({ ok: true })
})

test('G112 a browser is handed its challenge by this server, anew each time', async () => {
  const stranger = house.stranger()
  const [one, other] = await Promise.all([stranger.fetch('/page/challenge/letter'), stranger.fetch('/page/challenge/letter')])
  expect(one.headers.get('cache-control')).toBe('no-store')
  expect(await one.json()).not.toEqual(await other.json())
})
