import { afterAll, expect, test } from 'vitest'
import { mailsTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { startApprovalReminders } from './approval-reminders.ts'

const HOUR = 60 * 60 * 1000
const deadline = Date.now() + 2000 * HOUR
const days: SigningDay[] = []
afterAll(() => Promise.all(days.map((day) => day.house.close())))

/** How many mails tell Marta, who represents an organisation, that hours are left. */
async function remindedOf(day: SigningDay): Promise<number> {
  const { store, outbox, origin, log } = day.house.server.services
  const reminders = startApprovalReminders({ store, outbox, origin, log, now: () => deadline - 20 * HOUR })
  await reminders.round()
  await reminders.close()
  return (await mailsTo(day.house.server, 'marta@two.eu')).filter(({ subject }) => /^(\d+) hours left/.test(subject)).length
}

test('G198 a letter that passed over approval reminds nobody of it; one that asked does', async () => {
  const passed = await startSigningDay({ softDeadline: deadline })
  days.push(passed)
  await passed.open()
  expect((await passed.ana.ask('letterGet', { params: { letter: passed.letter } })).skipped).toContain('approval')
  expect(await remindedOf(passed)).toBe(0)

  const asked = await startSigningDay({ softDeadline: deadline })
  days.push(asked)
  await asked.ana.ask('stageMove', { params: { letter: asked.letter }, body: { to: 'approval' } })
  await asked.open()
  expect(await remindedOf(asked)).toBe(1)
})
