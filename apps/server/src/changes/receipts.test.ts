import { letterId } from '@undersigned/letter'
import { openReceipt } from '@undersigned/signatures/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logKeyOf } from '../log/letter-log.ts'
import { changeWords } from '../testing/change-letter.ts'
import { mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

let day: SigningDay
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  await day.sign('Anna Abela')
}, 60_000)
afterAll(() => day.house.close())

async function amend(change: 'correction' | 'substance', from: string, to: string): Promise<void> {
  const at = { params: { letter: day.letter } }
  await day.byTwo('amend')
  await changeWords(day, { unit: 'lbi2', from, to, french: `une rémunération ${to} ;` })
  await day.ana.ask('amendmentPut', { ...at, body: { change, days: 14 } })
  await day.byTwo('freeze')
  await day.byTwo('seal')
  await day.house.server.services.changes.round()
}

test('V10 the mail about a correction, and the one that asks again, carry the proof of what became of the signature', async () => {
  const { keys } = day.house.server.services
  const key = await logKeyOf(keys, letterId(day.letter))
  for (const [change, from, to, kind] of [
    ['correction', 'fair', 'decent', 'carried'],
    ['substance', 'decent', 'proper', 'asked-again'],
  ] as const) {
    await amend(change, from, to)
    const { files, text } = await mailTo(day.house.server, 'anna.abela@signs.eu')
    expect(files.map(({ name }) => name)).toEqual(['receipt.tlog-proof'])
    const [file] = files
    const { payload } = (await openReceipt(file?.text ?? '', key)).opening
    expect([payload.kind, payload.signature]).toEqual([kind, await day.idOf('Anna Abela')])
    expect(text).toMatch(/\/(en|fr)\/erase\/[\w-]{20,}/)
  }
})
