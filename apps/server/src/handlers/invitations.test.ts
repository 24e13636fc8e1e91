import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let ana: Guest
let coalition = ''
let letter = ''

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  const made = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'Société Écho' } } })
  coalition = made.id
  letter = (await ana.ask('letterCreate', { body: { coalition, title: 'L', language: 'en', template: null } })).id
}, 60_000)

afterAll(() => house.close())

async function linkFor(role: 'drafter' | 'representative' | 'coordinator', organisation: { name: string } | null = null): Promise<string> {
  const { link } = await ana.ask('invitationCreate', { params: { letter }, body: { by: 'link', role, organisation } })
  return link?.split('/').at(-1) ?? ''
}

const organisations = async () => (await ana.ask('coalitionGet', { params: { coalition } })).organisations.map(({ name }) => name)
const mine = async (guest: Guest) => (await guest.ask('letterGet', { params: { letter } })).mine

test('G18 an invitation that names no organisation opens none that is there already, under any spelling', async () => {
  const guest = await house.person('guest@two.eu')
  const token = await linkFor('coordinator')
  const taken = await guest.api.call('invitationAccept', { params: { token }, body: { organisation: 'the SOCIETE echo' } })
  expect(taken).toMatchObject({ ok: false, refusal: { problem: 'organisation-taken', facts: { name: 'Société Écho' } } })
  expect((await guest.api.call('letterGet', { params: { letter } })).ok).toBe(false)
  await guest.ask('invitationAccept', { params: { token }, body: {} })
  expect(await mine(guest)).toMatchObject([{ role: 'coordinator', organisation: null }])
})

test('G18 who founds an organisation speaks for it, and keeps it when invited again', async () => {
  const founder = await house.person('founder@three.eu')
  await founder.ask('invitationAccept', { params: { token: await linkFor('drafter') }, body: { organisation: 'Three' } })
  await founder.ask('invitationAccept', { params: { token: await linkFor('coordinator') }, body: { organisation: 'Four' } })
  expect((await mine(founder)).map(({ organisation }) => organisation?.name)).toEqual(['Three', 'Three'])
  expect(await organisations()).not.toContain('Four')
})

test('G18 an organisation named by the inviter is found again under another spelling', async () => {
  const guest = await house.person('echo@one.eu')
  await guest.ask('invitationAccept', { params: { token: await linkFor('drafter', { name: 'societe echo' }) }, body: {} })
  expect(await mine(guest)).toMatchObject([{ organisation: { name: 'Société Écho' } }])
  await ana.ask('organisationAdd', { params: { coalition }, body: { name: 'SOCIÉTÉ ÉCHO' } })
  expect((await organisations()).filter((name) => /cho$/i.test(name))).toEqual(['Société Écho'])
})

test('G19 nobody represents without an organisation, by invitation or by grant', async () => {
  const needed = { ok: false, refusal: { problem: 'organisation-needed' } }

  expect(await ana.api.call('invitationCreate', { params: { letter }, body: { by: 'link', role: 'representative' } })).toMatchObject(needed)
  const loose = await house.person('loose@five.eu')
  await loose.ask('invitationAccept', { params: { token: await linkFor('drafter') }, body: {} })
  const { id: account } = await loose.ask('meGet', {})
  const added = await ana.api.call('letterRoleAdd', { params: { letter }, body: { account, role: 'representative' } })
  expect(added).toMatchObject(needed)
  const grant = (await ana.ask('letterRolesList', { params: { letter } })).roles.find((each) => each.account === account)?.id ?? ''
  const changed = await ana.api.call('letterRoleChange', { params: { letter, grant }, body: { role: 'representative' } })
  expect(changed).toMatchObject(needed)
})
