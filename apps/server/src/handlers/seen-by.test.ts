import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { openHouse } from '../testing/house.ts'

let letter: CommonLetter

beforeAll(async () => {
  letter = await startCommonLetter(await openHouse())
}, 60_000)

afterAll(() => letter.house.close())

const at = () => ({ params: { letter: letter.letter } })

test('G22 addresses are for coordinators and their holders', async () => {
  const addresses = async (guest: CommonLetter['ana']) => {
    const { roles } = await guest.ask('letterRolesList', at())
    const { coalition } = await guest.ask('letterGet', at())
    const { members } = await guest.ask('coalitionGet', { params: { coalition: coalition.id } })
    return [...new Set([...roles, ...members].map(({ email }) => email))].toSorted()
  }
  expect(await addresses(letter.ana)).toEqual(['ana@one.eu', 'marta@two.eu'])
  expect(await addresses(letter.marta)).toEqual(['', 'marta@two.eu'])
})

test('G23 a request that is withdrawn leaves an event, and can be withdrawn once', async () => {
  const { id: request } = await letter.ana.ask('requestCreate', { ...at(), body: { action: 'freeze' } })
  const params = { letter: letter.letter, request }
  await letter.ana.ask('requestCancel', { params })
  const [last] = (await letter.ana.ask('eventsList', at())).events
  expect(last).toMatchObject({ kind: 'request-cancelled', facts: { action: 'freeze' } })
  expect(await letter.ana.api.call('requestCancel', { params })).toMatchObject({ ok: false, refusal: { problem: 'not-found' } })
})

test('G24 the last deadline is refused before the announced one, whichever is set last', async () => {
  const patch = (body: Record<string, number | null>) => letter.ana.api.call('letterPatch', { ...at(), body })
  expect((await patch({ softDeadline: 200, hardDeadline: 200 })).ok).toBe(true)
  for (const crossed of [{ hardDeadline: 199 }, { softDeadline: 201 }, { softDeadline: 5, hardDeadline: 4 }])
    expect(await patch(crossed)).toMatchObject({ ok: false, refusal: { problem: 'deadlines-crossed' } })
  expect((await patch({ softDeadline: 201, hardDeadline: null })).ok).toBe(true)
})
