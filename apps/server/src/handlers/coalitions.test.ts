import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let ana: Guest
let ben: Guest
let coalition = ''
let letter = ''

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  ben = await house.person('ben@one.eu')
  coalition = (await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })).id
  letter = (await ana.ask('letterCreate', { body: { coalition, title: 'L', language: 'en', template: null } })).id
  const { link } = await ana.ask('invitationCreate', { params: { letter }, body: { by: 'link', role: 'drafter' } })
  await ben.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
}, 60_000)

afterAll(() => house.close())

test('whoever leaves hands on what only they could lead: the coalition and its letters (D24)', async () => {
  const alone = await ana.api.call('coalitionLeave', { params: { coalition }, body: {} })
  expect(alone).toMatchObject({ ok: false, refusal: { problem: 'last-coordinator' } })
  const { id: successor } = await ben.ask('meGet', {})
  await ana.ask('memberUpdate', { params: { coalition, account: successor }, body: { role: 'coordinator' } })
  const letterless = await ana.api.call('coalitionLeave', { params: { coalition }, body: {} })
  expect(letterless).toMatchObject({ ok: false, refusal: { problem: 'last-coordinator' } })
  await ana.ask('coalitionLeave', { params: { coalition }, body: { successor } })
  const mine = (await ben.ask('letterGet', { params: { letter } })).mine.map(({ role }) => role)
  expect(mine.toSorted()).toEqual(['coordinator', 'drafter'])
  expect((await ana.api.call('letterGet', { params: { letter } })).ok).toBe(false)
})
