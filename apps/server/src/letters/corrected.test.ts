import { letterOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeWords } from '../testing/change-letter.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { correctedLine } from './corrected.ts'

let day: SigningDay
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
}, 60_000)
afterAll(() => day.house.close())

async function amend(change: 'correction' | 'substance' | 'layout', words: { from: string; to: string } | null = null): Promise<void> {
  await day.byTwo('amend')
  if (words !== null) await changeWords(day, { unit: 'lbi2', ...words, french: `une rémunération ${words.to} ;` })
  await day.ana.ask('amendmentPut', { params: { letter: day.letter }, body: { change, days: 14 } })
  await day.byTwo('freeze')
  await day.byTwo('seal')
}

const page = async (language: 'en' | 'fr'): Promise<string> => (await day.publicPage(language)).text()
async function foot(language: 'en' | 'fr'): Promise<string> {
  const { db } = day.house.server.services.store
  const letter = await letterOf(db, day.letter)
  return letter === null ? '' : correctedLine(db, letter, language)
}

test('G131 a corrected text says on its page and paper when, and by which words; a layout changes nothing of that, substance ends it', async () => {
  expect([await foot('en'), (await page('en')).includes('Corrected on')]).toEqual(['', false])
  await amend('correction', { from: 'fair', to: 'decent' })
  expect(await foot('en')).toMatch(/^Corrected on .+: fair → decent$/)
  expect(await foot('fr')).toMatch(/^Corrigée le .+\s: .+ → .+$/)
  for (const [language, says] of [
    ['en', 'Corrected on'],
    ['fr', 'Corrigée le'],
  ] as const)
    expect([says, (await page(language)).includes(says)]).toEqual([says, true])
  expect(await page('en')).toMatch(/<del>fair<\/del>\s*<ins>decent<\/ins>/)
  const pdf = await day.ana.fetch(`/api/letters/${day.letter}/export/en.pdf`)
  expect(pdf.status).toBe(200)
  await amend('layout')
  expect(await foot('en')).toMatch(/: fair → decent$/)
  await amend('substance', { from: 'decent', to: 'proper' })
  expect([await foot('en'), (await page('en')).includes('Corrected on')]).toEqual(['', false])
})
