import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCommonLetter } from '../testing/common-letter.ts'
import { openHouse } from '../testing/house.ts'
import { type MailSink, startMailSink } from '../testing/mail-sink.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'expiring-'))
let sink: MailSink
beforeAll(async () => {
  sink = await startMailSink()
})
afterAll(async () => {
  await sink.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('G189 a server that is given a mail server later sends what it kept, but no code, link or invitation whose time is over', async () => {
  const before = await openHouse({ DATA_DIR: dataDir })
  const { ana, letter, byTwo } = await startCommonLetter(before)
  const at = { params: { letter } }
  await byTwo('freeze')
  await byTwo('seal')
  for (const name of ['Anna Abela', 'Bo Borg'])
    await ana.ask('signInvitationCreate', {
      ...at,
      body: { email: `${name.slice(0, 2)}@signs.eu`, language: 'en', class: 'individual', name },
    })
  const { db } = before.server.services.store
  const kept = await db.selectFrom('outbox').select(['template', 'expiresAt']).execute()
  expect(new Set(kept.map(({ template }) => template))).toEqual(new Set(['signIn', 'invitation', 'request', 'signInvitation']))
  expect(kept.filter(({ expiresAt }) => expiresAt === null)).toEqual([])
  // Long ago, but for one.
  await db.updateTable('outbox').set({ expiresAt: 1 }).execute()
  const [last] = await db.selectFrom('outbox').where('template', '=', 'signInvitation').select('id').execute()
  await db
    .updateTable('outbox')
    .set({ expiresAt: null })
    .where('id', '=', last?.id ?? '')
    .execute()
  await before.close()
  const after = await openHouse({ DATA_DIR: dataDir, SMTP_URL: sink.url })
  expect((await sink.until(1)).map(({ raw }) => raw)).toEqual([expect.stringMatching(/^Subject: .*Will_you_sign/m)])
  const rows = await after.server.services.store.db.selectFrom('outbox').select(['id', 'state']).execute()
  expect(rows.filter(({ id }) => id !== last?.id).map(({ state }) => state)).toEqual(Array(kept.length - 1).fill('expired'))
  await after.close()
  expect(sink.mails).toHaveLength(1)
}, 60_000)
