import { expect, test } from 'vitest'
import { startCommonLetter } from '../testing/common-letter.ts'
import { type House, openHouse } from '../testing/house.ts'

async function outboxOf(house: House) {
  const { ana, letter } = await startCommonLetter(house)
  const look = () => ana.ask('outboxList', { params: { letter } })
  return { look, delivery: () => ana.ask('deliveryGet', { params: { letter } }) }
}

test('G190 where mails are kept for the mailbox page, the outbox and the delivery say so', async () => {
  const house = await openHouse()
  const { look, delivery } = await outboxOf(house)
  const { mails, counts, mailServer } = await look()
  expect([mailServer, counts, mails.map(({ state }) => state)]).toEqual(['mailbox', { kept: 1 }, ['kept']])
  expect((await delivery()).mailServer).toBe('mailbox')
  await house.close()
}, 60_000)

test('G190 where nothing can leave, no mail server is quoted that there is not', async () => {
  const house = await openHouse({ HOST: '0.0.0.0' })
  const { look } = await outboxOf(house)
  const { db } = house.server.services.store
  const lastError = async () =>
    (await db.selectFrom('outbox').where('letterId', 'is not', null).select('lastError').execute()).at(0)?.lastError
  await expect.poll(lastError, { timeout: 20_000 }).toBe('no SMTP_URL is set')
  const { mails, mailServer } = await look()
  expect(mailServer).toBe('none')
  expect(mails.map(({ state, reason, hadNoServer }) => [state, reason, hadNoServer])).toEqual([['deferred', null, true]])
  await house.close()
}, 60_000)
