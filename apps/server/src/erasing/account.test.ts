import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyRow } from '../testing/every-row.ts'
import { linkIn, mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

let day: SigningDay
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
}, 60_000)
afterAll(() => day.house.close())

const erase = (guest: SigningDay['ana'], email: string, signatures = true) => guest.api.call('meErase', { body: { email, signatures } })

test('G127 an account takes along what is kept of it', async () => {
  const answer = await day.marta.fetch('/api/me/export')
  const data = JSON.parse(await answer.text())
  expect([answer.status, data.account.email, data.letters[0].roles[0].role]).toEqual([200, 'marta@two.eu', 'representative'])
  expect(data.acts.map(({ kind }: { kind: string }) => kind)).toContain('decided-by-two')
  expect(JSON.stringify(data)).not.toContain('ana@one.eu')
})

test('G127 the last coordinator names a successor before they go, and a slip of the hand erases nobody', async () => {
  expect(await erase(day.ana, 'ana@one.eu')).toMatchObject({
    ok: false,
    refusal: { problem: 'last-coordinator', facts: { coalition: 'Readers' } },
  })
  expect(await erase(day.marta, 'somebody@two.eu')).toMatchObject({ ok: false, refusal: { problem: 'malformed' } })
  expect((await day.marta.ask('meGet', {})).email).toBe('marta@two.eu')
})

test('G127 an account that erased itself is in no row any more, also with what it signed; letters and log stay', async () => {
  const { store, keys } = day.house.server.services
  await day.marta.ask('mePatch', { body: { name: 'Marta Madrigal' } })
  const body = { email: 'marta@two.eu', language: 'en', class: 'individual', name: 'Marta M. Privately' } as const
  await day.ana.ask('signInvitationCreate', { params: { letter: day.letter }, body })
  const { digest: manifest = '' } = (await day.ana.ask('letterGet', { params: { letter: day.letter } })).manifest ?? {}
  const post = (path: string, fields: Record<string, string> = {}) =>
    day.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
  await post(linkIn(await mailTo(day.house.server, 'marta@two.eu')), { manifest, language: 'en', name: body.name })
  await post(linkIn(await mailTo(day.house.server, 'marta@two.eu')))
  expect((await day.ana.ask('letterGet', { params: { letter: day.letter } })).signatories.confirmed).toBe(1)
  expect((await everyRow(store, keys)).some((row) => row.includes('Madrigal'))).toBe(true)
  const { id } = await day.marta.ask('meGet', {})
  expect(await erase(day.marta, 'Marta@Two.eu')).toMatchObject({ ok: true })
  const rows = await everyRow(store, keys)
  for (const trace of ['Madrigal', 'Privately', 'marta@two.eu', keys.index('marta@two.eu')])
    expect([trace, rows.filter((row) => row.toLowerCase().includes(trace.toLowerCase()))]).toEqual([trace, []])
  expect(rows.some((row) => row.startsWith('event:') && row.includes(id))).toBe(true)
  expect((await day.marta.fetch('/api/me')).status).toBe(401)
  expect((await day.ana.ask('letterGet', { params: { letter: day.letter } })).signatories.confirmed).toBe(0)
  expect((await day.publicPage()).status).toBe(200)
  const again = await day.house.person('marta@two.eu')
  expect((await again.ask('meGet', {})).id).not.toBe(id)
})

test('G127 who is alone in a coalition goes, and what was published stays', async () => {
  expect(await erase(day.ana, 'ana@one.eu')).toMatchObject({ ok: true })
  expect((await day.publicPage()).status).toBe(200)
})
