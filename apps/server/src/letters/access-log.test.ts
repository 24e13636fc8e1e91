import { letterId } from '@undersigned/letter'
import { signatureId } from '@undersigned/signatures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshGuard } from '../sign-on/guard-fields.ts'
import { linkIn, mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { noteAccessTo } from './access-log.ts'

let day: SigningDay
const at = () => ({ params: { letter: day.letter } })
const services = () => day.house.server.services

beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  await day.sign('Anna Abela')
  const report = { name: 'Anna Abela', kind: 'mistake', words: 'Is it she?', email: 'emil@reports.eu' }
  const fields = { ...report, ...freshGuard(services(), letterId(day.letter)) }
  await day.house.stranger().fetch(`/en/${day.slug}/report`, { method: 'POST', body: new URLSearchParams(fields) })
}, 120_000)
afterAll(() => day.house.close())

const seen = async () => (await day.ana.ask('accessList', at())).accesses.map(({ what, count, by }) => `${what} ${count} ${by.name}`).sort()

test('P42 whoever is shown how people can be reached is written down, once an hour for the same; coordinators read it', async () => {
  expect(await seen()).toEqual([])
  for (let twice = 0; twice < 2; twice += 1) {
    await day.ana.ask('deskGet', at())
    await day.ana.ask('invitationsList', at())
    await day.ana.fetch(`/api/letters/${day.letter}/signatories.csv`)
  }
  const name = (await day.ana.ask('meGet', {})).name
  expect(await seen()).toEqual([`invitations 1 ${name}`, `list 2 ${name}`, `mail-hosts 1 ${name}`, `reports 1 ${name}`])
  expect(await day.marta.api.call('accessList', at())).toMatchObject({ ok: false })
})

test('P42 whose own address was shown finds it in what they download of themselves', async () => {
  const link = linkIn(await mailTo(day.house.server, 'anna.abela@signs.eu')).replace('/withdraw/', '/my-data/')
  const own = async () => JSON.parse(await (await day.house.stranger().fetch(link)).text()).signatures[0].shownTo
  expect(await own()).toEqual([])
  const { store } = services()
  const letter = await store.db.selectFrom('letter').select(['id', 'coalitionId']).executeTakeFirstOrThrow()
  const signatures = [signatureId(await day.idOf('Anna Abela'))]
  await noteAccessTo(services(), store.db, { letter, by: 'marta', what: 'opted-in', signatures })
  expect(await own()).toEqual([{ what: 'opted-in', at: expect.stringMatching(/^\d{4}-/) }])
})
