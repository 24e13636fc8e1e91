import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, mailTo, openHouse } from './testing/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())

test('signing in answers the same for an address that is known and one that is not', async () => {
  await house.person('known@example.eu')
  const ask = (email: string) => house.stranger().fetch('/api/sign-in/start', json({ email, locale: 'en' }))
  const [known, unknown] = [await ask('known@example.eu'), await ask('nobody@example.eu')]
  expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
})

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

test('a code works once, and a wrong one not at all', async () => {
  const guest = house.stranger()
  await guest.ask('signInStart', { body: { email: 'once@example.eu', locale: 'fr' } })
  const { text } = await mailTo(house.server, 'once@example.eu')
  const code = /(\d{6})/.exec(text)?.[1] ?? ''
  const wrong = await guest.api.call('signInCode', { body: { email: 'once@example.eu', code: code === '111111' ? '222222' : '111111' } })
  expect(wrong).toMatchObject({ ok: false, refusal: { problem: 'wrong-code' } })
  expect((await guest.api.call('signInCode', { body: { email: 'once@example.eu', code } })).ok).toBe(true)
  expect((await house.stranger().api.call('signInCode', { body: { email: 'once@example.eu', code } })).ok).toBe(false)
})

test('the link of a mail signs in by a POST only, once', async () => {
  const guest = house.stranger()
  await guest.ask('signInStart', { body: { email: 'link@example.eu', locale: 'en' } })
  const { text } = await mailTo(house.server, 'link@example.eu')
  const token = /token=(\w+)/.exec(text)?.[1] ?? ''
  expect((await house.stranger().fetch(`/api/auth/magic-link/verify?token=${token}`)).status).toBe(404)
  expect((await guest.api.call('signInLink', { body: { token } })).ok).toBe(true)
  expect((await house.stranger().api.call('signInLink', { body: { token } })).ok).toBe(false)
})

test('sessions are listed, and signing out everywhere ends them all at once', async () => {
  const first = await house.person('many@example.eu')
  const second = await house.person('many@example.eu')
  expect((await first.ask('sessionsList', {})).sessions).toHaveLength(2)
  await first.ask('signOutEverywhere', {})
  expect((await second.api.call('meGet', {})).ok).toBe(false)
  expect((await first.api.call('meGet', {})).ok).toBe(false)
})

test('a page from elsewhere changes nothing', async () => {
  const guest = await house.person('home@example.eu')
  const foreign = await fetch(`${house.server.origin}/api/sign-out`, { method: 'POST', headers: { origin: 'https://evil.example' } })
  expect([foreign.status, await foreign.json()]).toMatchObject([403, { problem: 'foreign-origin' }])
  const without = await fetch(`${house.server.origin}/api/sign-out`, { method: 'POST' })
  expect(without.status).toBe(403)
  expect((await guest.api.call('meGet', {})).ok).toBe(true)
})

test('a word with a sign that no database keeps is refused, and nothing is written; one that only spells it is taken', async () => {
  const guest = await house.person('nul@example.eu')
  const answer = await guest.api.call('mePatch', { body: { name: 'Nu\0l' } })
  expect(answer).toMatchObject({ ok: false, refusal: { problem: 'malformed' } })
  await guest.ask('mePatch', { body: { name: 'Nu\\u0000l' } })
  expect((await guest.ask('meGet', {})).name).toBe('Nu\\u0000l')
})

test('every answer carries its security headers, and no page allows inline scripts', async () => {
  for (const path of ['/healthz', '/api/installation', '/en/none', '/app/']) {
    const answer = await house.stranger().fetch(path)
    const csp = answer.headers.get('content-security-policy') ?? ''
    expect([path, answer.headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    expect(csp).toContain("frame-ancestors 'none'")
    expect(/script-src[^;]*unsafe/.test(csp)).toBe(false)
  }
})

test('too large a body and a malformed one are refused by name', async () => {
  const large = await house.stranger().fetch('/api/sign-in/start', json({ email: 'x'.repeat(300_000) }))
  expect([large.status, await large.json()]).toMatchObject([413, { problem: 'too-large' }])
  const broken = await house.stranger().fetch('/api/sign-in/start', { ...json({}), body: '{' })
  expect(broken.status).toBe(400)
  const form = await house.stranger().fetch('/api/sign-in/start', { method: 'POST', body: new URLSearchParams({ email: 'a@b.eu' }) })
  expect(form.status).toBe(400)
})

test('a stranger is turned away before a file of theirs is read', async () => {
  const file = new FormData()
  file.append('file', new File([new Uint8Array(22 * 1024 * 1024)], 'large.docx'))
  const answer = await house.stranger().fetch('/api/letters/import', { method: 'POST', body: file })
  expect([answer.status, await answer.json()]).toMatchObject([401, { problem: 'signed-out' }])
})

test('the demo entrance stays shut on data that is not a demonstration (D27)', async () => {
  const answer = await house.stranger().api.call('demoEnter', { body: { as: 'coordinator' } })
  expect(answer).toMatchObject({ ok: false, refusal: { status: 404, problem: 'demo-only' } })
})

test('limits hold per address and say how long to wait', async () => {
  const strict = await openHouse({ LIMIT_FACTOR: '1' })
  try {
    const guest = strict.stranger()
    const ask = () => guest.api.call('signInStart', { body: { email: 'flood@example.eu', locale: 'en' } })
    for (let sent = 0; sent < 5; sent += 1) expect((await ask()).ok).toBe(true)
    expect(await ask()).toMatchObject({ ok: false, refusal: { status: 429, problem: 'too-many-requests' } })
  } finally {
    await strict.close()
  }
})

test('a stopped server has kept everything, and the next one goes on with it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'house-'))
  const first = await openHouse({ DATA_DIR: dataDir })
  const ana = await first.person('ana@example.eu')
  const { id } = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
  const { id: letter } = await ana.ask('letterCreate', { body: { coalition: id, title: 'L', language: 'en', template: 'open-letter' } })
  await first.close()
  await expect(fetch(`${first.server.origin}/healthz`)).rejects.toThrow()
  const second = await openHouse({ DATA_DIR: dataDir })
  try {
    const again = await second.person('ana@example.eu')
    expect((await again.ask('letterGet', { params: { letter } })).title).toBe('L')
    expect((await again.ask('snapshotsList', { params: { letter } })).snapshots).toHaveLength(1)
  } finally {
    await second.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
