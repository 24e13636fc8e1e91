import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mailsAfterwards, queueCopies, sendingProgram } from '@undersigned/server/testing'
import { startMailSink } from '@undersigned/server/testing/mail'
import { expect, test } from 'vitest'

const COPIES = 16
const KILLS = 8
/** Longer than a mail is kept for a process that took it. */
const LATER = 120_000

test('G146 however often a server is killed while it sends, no recipient gets two copies, and none is lost in silence', {
  timeout: 180_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'delivery-'))
  await queueCopies(dataDir, COPIES)
  let child: ReturnType<typeof spawn> | null = null
  let round = 0
  let seen = 0
  let kills = 0
  // In turn: at the first bytes of a mail, and when its last byte has come and nobody has answered.
  const killAt = (moment: 'begun' | 'taken'): void => {
    seen += 1
    if (kills >= KILLS || (kills % 2 === 0 ? 'begun' : 'taken') !== moment || seen < 2) return
    kills += 1
    seen = 0
    child?.kill('SIGKILL')
  }
  const sink = await startMailSink({ onBegun: () => killAt('begun'), onTaken: () => killAt('taken') })
  for (; round < 3 * KILLS; round += 1) {
    const env = { ...process.env, DATA_DIR: dataDir, SMTP_URL: sink.url, NOW: String((round + 1) * LATER) }
    child = spawn(process.execPath, [sendingProgram], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    await new Promise((resolve) => child?.once('close', resolve))
    const open = (await mailsAfterwards(dataDir)).filter(({ state }) => !['sent', 'unclear'].includes(state))
    if (open.length === 0) break
  }
  await sink.close()
  const mails = await mailsAfterwards(dataDir)
  const received = new Map<string, number>()
  for (const { to } of sink.mails) received.set(to, (received.get(to) ?? 0) + 1)
  expect(kills).toBe(KILLS)
  expect([...received.values()].filter((times) => times > 1)).toEqual([])
  expect(mails.filter(({ state }) => state !== 'sent' && state !== 'unclear')).toEqual([])
  // Each unclear copy is one whose answer a kill cut off, and a person is told of it.
  expect(mails.filter(({ state }) => state === 'unclear').length).toBeLessThanOrEqual(KILLS)
  expect(received.size).toBeGreaterThanOrEqual(mails.filter(({ state }) => state === 'sent').length)
  rmSync(dataDir, { recursive: true })
})
