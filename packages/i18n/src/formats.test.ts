import { endonymOf, LANGUAGES, localeOf } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { createFormats, loadFormats } from './index.ts'

const at = Date.UTC(2026, 9, 17, 12, 5)
const ZONE = 'Europe/Brussels'

test('every language is told dates, lists, countries and languages in itself', async () => {
  const english = await loadFormats('en')
  for (const language of LANGUAGES.filter((each) => each !== 'en')) {
    const formats = await loadFormats(language)
    expect(formats.date(at, ZONE), language).not.toBe(english.date(at, ZONE))
    expect(formats.country('DE'), language).not.toBe(english.country('DE'))
    expect(formats.list(['A', 'B']), language).not.toBe(english.list(['A', 'B']))
    expect(formats.deadline(at, ZONE), language).toMatch(/14[:.]05.*\(Europe\/Brussels\)$/)
  }
})

test('our own tables say what a full engine would', async () => {
  for (const language of ['ga', 'mt'] as const) {
    const [own, engine] = [await loadFormats(language), createFormats(language)]
    for (let month = 0; month < 12; month += 1) {
      const day = Date.UTC(2027, month, 3)
      expect(own.date(day, 'UTC')).toBe(engine.date(day, 'UTC'))
    }
    for (const code of ['AT', 'BE', 'CY', 'GB', 'US', 'UA', 'CH']) expect(own.country(code)).toBe(engine.country(code))
    for (const entries of [[], ['A'], ['A', 'B'], ['A', 'B', 'C', 'D']]) expect(own.list(entries)).toBe(engine.list(entries))
    for (const value of [0, 12, 1234567.5]) expect(own.number(value)).toBe(engine.number(value))
    expect(own.percent(0.25)).toBe(engine.percent(0.25))
  }
})

test('an engine without the language is answered without words, never in English', () => {
  const original = Intl.DateTimeFormat.prototype.resolvedOptions
  Intl.DateTimeFormat.prototype.resolvedOptions = function resolved(this: Intl.DateTimeFormat) {
    return { ...original.call(this), locale: 'en-US' }
  }
  try {
    const formats = createFormats('mt')
    expect(formats.deadline(at, ZONE)).toBe('2026-10-17, 14:05 (Europe/Brussels)')
    expect(formats.country('DE')).toBe('DE')
    expect(formats.list(['A', 'B', 'C'])).toBe('A, B, C')
    expect(formats.languageName('fr')).toBe(endonymOf('fr'))
  } finally {
    Intl.DateTimeFormat.prototype.resolvedOptions = original
  }
})

test('a zone decides the day, and what is no country code stays as it was typed', async () => {
  const formats = await loadFormats('fr')
  const late = Date.UTC(2026, 9, 17, 23, 30)
  expect([formats.date(late, 'UTC'), formats.date(late, ZONE)]).toEqual(['17 octobre 2026', '18 octobre 2026'])
  expect(formats.date(Date.UTC(2026, 9, 1), 'UTC')).toBe('1er octobre 2026')
  expect(formats.country('Estonia (EE)')).toBe('Estonia (EE)')
  expect(formats.country('XQ')).toBe('XQ')
  expect(localeOf('fr')).toBe('fr')
})
