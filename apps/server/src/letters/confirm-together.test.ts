import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letterId } from '@undersigned/letter'
import { hashOfToken } from '@undersigned/signatures'
import { openReceipt } from '@undersigned/signatures/log'
import { logSize, signatoriesToConfirm, signatoryCounts, verifyStore } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logKeyOf } from '../log/letter-log.ts'
import { type Crowd, fillCrowd } from '../testing/crowd.ts'
import { type House, openHouse } from '../testing/house.ts'
import { confirmTogether } from './confirm-together.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'crowd-'))
let crowd: Crowd
let house: House

beforeAll(async () => {
  crowd = await fillCrowd({ dataDir, listed: 20, pending: 150 })
  house = await openHouse({ DATA_DIR: dataDir })
}, 60_000)
afterAll(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const confirm = (token: string) => confirmTogether(house.server.services, { token, locale: 'en' })

test('G168 who confirms together is kept together: each counts once, has an entry of their own, a receipt that opens, and a mail', async () => {
  const { store, keys } = house.server.services
  const letter = letterId(crowd.letter)
  const before = await logSize(store.db, letter)
  const mails = async () =>
    Number(
      (
        await store.db
          .selectFrom('outbox')
          .where('template', '=', 'signed')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const mailed = await mails()
  const outcomes = await Promise.all(crowd.tokens.slice(0, 120).map(confirm))
  const receipts = outcomes.map((outcome) => (outcome.ok ? outcome.value.receipt : ''))
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(await logSize(store.db, letter)).toBe(before + 120)
  expect((await signatoryCounts(store.db, letter)).confirmed).toBe(20 + 120)
  expect(await mails()).toBe(mailed + 120)
  expect(new Set(receipts).size).toBe(120)
  const key = await logKeyOf(keys, letter)
  for (const receipt of [receipts[0], receipts[57], receipts[119]])
    expect(await openReceipt(receipt ?? '', key)).toMatchObject({ opening: { payload: { kind: 'signature' } } })
  expect((await verifyStore(store)).problems).toEqual([])
})

test('G168 what is refused in a group is refused for itself alone: pressed twice, unknown, of public note', async () => {
  const { store } = house.server.services
  const [first = '', noted = '', third = ''] = crowd.tokens.slice(120)
  const { coalitionId } = await store.db.selectFrom('letter').select('coalitionId').executeTakeFirstOrThrow()
  const { nameKey = '', name = '' } = (await signatoriesToConfirm(store.db, [hashOfToken(noted)])).get(hashOfToken(noted)) ?? {}
  await store.db.insertInto('noted_name').values({ coalitionId, nameKey, name, note: 'a minister', by: 'ana', at: 1 }).execute()
  const outcomes = await Promise.all([first, first, 'unknown', noted, third].map(confirm))
  expect(outcomes.map((outcome) => (outcome.ok ? (outcome.value.listing.listed ? 'listed' : 'held') : outcome.refusal))).toEqual([
    'listed',
    'already-confirmed',
    'link-unknown',
    'held',
    'listed',
  ])
})
