import { expect, test } from 'vitest'
import { joinedToDays } from './before-days.ts'
import { createFormats } from './formats.ts'
import { loadTranslator } from './translator.ts'

const day = (date: number): number => Date.UTC(2026, 10, date)

test('G185 an Italian article is joined to the eighth and the eleventh, and the first is an ordinal', async () => {
  const [{ t }, formats] = [await loadTranslator('it'), createFormats('it')]
  const sealed = [1, 2, 8, 11, 18].map((date) => t('page.sealedAt', { date: formats.date(day(date), 'UTC') }))
  expect(sealed).toEqual([
    'Sigillata il 1º novembre 2026',
    'Sigillata il 2 novembre 2026',
    'Sigillata l’8 novembre 2026',
    'Sigillata l’11 novembre 2026',
    'Sigillata il 18 novembre 2026',
  ])
  expect(t('page.closesAt', { date: formats.date(day(8), 'UTC') })).toBe('Si raccolgono firme fino all’8 novembre 2026')
  expect(joinedToDays('it', 'Il 11 maggio 2027 dal 8 giugno 2027, il 8 per cento')).toBe(
    'L’11 maggio 2027 dall’8 giugno 2027, il 8 per cento',
  )
})

test('G185 the first of a month takes a Greek article of its own', async () => {
  const [{ t }, formats] = [await loadTranslator('el'), createFormats('el')]
  const sealed = [1, 2, 21].map((date) => t('page.sealedAt', { date: formats.date(day(date), 'UTC') }))
  expect(sealed).toEqual(['Σφραγίστηκε την 1η Νοεμβρίου 2026', 'Σφραγίστηκε στις 2 Νοεμβρίου 2026', 'Σφραγίστηκε στις 21 Νοεμβρίου 2026'])
  expect(joinedToDays('el', 'Στις 1 Μαΐου 2027')).toBe('Την 1η Μαΐου 2027')
  expect(joinedToDays('bg', 'στις 1 Μαΐου 2027')).toBe('στις 1 Μαΐου 2027')
})

test('G185 a day that ends with a full stop ends the sentence with it', async () => {
  for (const language of ['bg', 'hr', 'hu', 'lt', 'de'] as const) {
    const [{ t }, formats] = [await loadTranslator(language), createFormats(language)]
    const to = formats.date(day(21), 'UTC')
    const said = t('page.public.curveExplains', { total: 5, from: formats.date(day(2), 'UTC'), to })
    expect(said, language).toContain(to)
    expect(said, language).toMatch(/[^.]\.$/)
    expect(t('page.correctedOn', { date: to }), language).toMatch(/[^.]\.$/)
  }
  expect(joinedToDays('bg', 'И така нататък...')).toBe('И така нататък...')
})
