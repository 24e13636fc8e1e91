import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, mailTo, openHouse } from './testing/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())

test('a server on this machine goes by its name, and answers to its addresses just as well', async () => {
  const { origin } = house.server
  expect(new URL(origin).hostname).toBe('localhost')
  for (const here of [origin, origin.replace('localhost', '127.0.0.1')]) {
    const email = `somebody@${new URL(here).hostname}.eu`
    const body = JSON.stringify({ email, locale: 'en' })
    const headers = { 'content-type': 'application/json', origin: here }
    expect((await fetch(`${here}/api/sign-in/start`, { method: 'POST', headers, body })).status).toBe(200)
    const { id } = await mailTo(house.server, email)
    expect(await (await fetch(`${here}/api/mailbox/${id}`)).json()).toMatchObject({
      text: expect.stringContaining(`${here}/app/sign-in/link`),
    })
  }
})

test('one page of this machine cannot act for another', async () => {
  const { origin } = house.server
  const headers = { 'content-type': 'application/json', origin: origin.replace('localhost', '127.0.0.1') }
  const answer = await fetch(`${origin}/api/sign-in/start`, { method: 'POST', headers, body: '{}' })
  expect([answer.status, await answer.json()]).toMatchObject([403, { problem: 'foreign-origin' }])
})
