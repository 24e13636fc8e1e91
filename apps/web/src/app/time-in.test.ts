import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFormats } from '@undersigned/i18n'
import { expect, test } from 'vitest'
import { timeIn } from './time-in.ts'

const at = Date.UTC(2026, 9, 17, 22, 5)

test('T179 an hour that the workspace shows names its zone, and the zone decides the day', () => {
  expect(timeIn(createFormats('en'), 'Europe/Brussels').moment(at)).toMatch(/^18 October 2026.* 00:05 \(Europe\/Brussels\)$/)
  expect(timeIn(createFormats('fr'), 'UTC').moment(at)).toMatch(/^17 octobre 2026.* 22:05 \(UTC\)$/)
  expect(timeIn(createFormats('en'), 'Europe/Brussels').day(at)).toBe('18 October 2026')
  expect(timeIn(createFormats('en'), 'UTC').day(at)).toBe('17 October 2026')
})

test('T179 on the pages of a letter its hours are told in its own zone', () => {
  const pages = join(import.meta.dirname, '../pages/letter')
  const ofReaders = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => /\{[^}]*\b(moment|day)\b[^}]*\} = (useWords\(\)|words\b)/.test(readFileSync(join(pages, file), 'utf8')))
  // A translation that is remembered comes from any letter: its hour is told where the reader is.
  expect(ofReaders).toEqual([join('version', 'help', 'match-line.tsx')])
})
