import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '../log/bytes.ts'
import { calendarOf } from './calendar.ts'

const at = Date.UTC(2026, 9, 20, 15, 30)
const event = { uid: 'soft@letter', at, summary: 'Soft deadline', description: 'Until then', link: 'https://u.example/app/letters/l' }
const changedAt = Date.UTC(2026, 8, 1)

/** What a calendar program makes of a file: unfolded lines, and each event's instant by the zone that the file describes. */
function read(file: string) {
  const lines = file.replace(/\r\n /g, '').split('\r\n').slice(0, -1)
  const value = (name: string) => lines.find((line) => line.startsWith(name))?.slice(name.length)
  const wall = (text: string) =>
    Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, (_, y, m, d, h, min, s) => `${y}-${m}-${d}T${h}:${min}:${s}Z`))
  const minutes = (text: string) => (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5)))
  const observances = lines.flatMap((line, index) => {
    if (line !== 'BEGIN:STANDARD' && line !== 'BEGIN:DAYLIGHT') return []
    const [start = '', from = '', to = ''] = lines.slice(index + 1, index + 4).map((each) => each.split(':')[1] ?? '')
    return [{ onset: wall(start) - minutes(from) * 60_000, to: minutes(to) }]
  })
  const instantOf = (text: string) =>
    observances
      .map(({ onset, to }, index) => ({ instant: wall(text) - to * 60_000, onset, next: observances[index + 1]?.onset ?? Infinity }))
      .filter(({ instant, onset, next }) => instant >= onset && instant < next)
      .map(({ instant }) => instant)
  const starts = lines.filter((line) => line.startsWith('DTSTART;')).map((line) => line.split(':')[1] ?? '')
  return { lines, value, instants: starts.map(instantOf) }
}

test('G84 a deadline is told at its instant, in the zone of the letter, which the file describes', () => {
  const { lines, value, instants } = read(calendarOf({ zone: 'Europe/Brussels', changedAt, events: [event] }))
  expect(value('DTSTART;TZID=Europe/Brussels:')).toBe('20261020T173000')
  expect(instants).toEqual([[at]])
  expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
  expect(lines).toContain('TZID:Europe/Brussels')
  expect(lines).toContain('DTSTART:20261025T030000')
  expect(value('DTSTAMP:')).toBe('20260901T000000Z')
})

test('G84 two deadlines on both sides of a change of clocks each keep their own hour', () => {
  const later = Date.UTC(2026, 9, 27, 15, 30)
  const events = [event, { ...event, uid: 'hard@letter', at: later }]
  const { lines, instants } = read(calendarOf({ zone: 'Europe/Brussels', changedAt, events }))
  expect(lines.filter((line) => line.startsWith('DTSTART;'))).toEqual([
    'DTSTART;TZID=Europe/Brussels:20261020T173000',
    'DTSTART;TZID=Europe/Brussels:20261027T163000',
  ])
  expect(instants).toEqual([[at], [later]])
})

test('G84 commas, semicolons, backslashes and line breaks are escaped, control characters are left out, and no line is longer than 75 octets', () => {
  const summary = `Lettre ouverte: « ${'protéger, chiffrer; '.repeat(9)}» \\ 🇪🇺\r\nEND:VCALENDAR\u0007`
  const file = calendarOf({ zone: 'Europe/Brussels', changedAt, events: [{ ...event, summary }] })
  for (const line of file.split('\r\n')) expect(utf8(line).length).toBeLessThanOrEqual(75)
  expect(file.match(/^END:VCALENDAR/gm)).toHaveLength(1)
  const read_ = read(file).value('SUMMARY:') ?? ''
  expect(read_.replace(/\\([\\;,n])/g, (_, character: string) => (character === 'n' ? '\n' : character))).toBe(
    summary.replace('\r\n', '\n').replace('\u0007', ''),
  )
})

const zones = ['Europe/Brussels', 'Europe/Lisbon', 'Atlantic/Azores', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']

test('G84 whatever the zone and the hour, the file gives back the instant', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 0) / 1000, max: Date.UTC(2032, 0) / 1000 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, seconds) => {
      const file = calendarOf({ zone, changedAt, events: [{ ...event, at: seconds * 1000 }] })
      // In the hour that comes twice, the wall clock alone cannot say which one is meant.
      expect(read(file).instants[0]).toContain(seconds * 1000)
    }),
    { numRuns: 60 },
  )
})

test('G84 any words come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (words) => {
      const file = calendarOf({ zone: 'UTC', changedAt, events: [{ ...event, description: words }] })
      expect(file.split('\r\n').every((line) => utf8(line).length <= 75)).toBe(true)
      const told = read(file).value('DESCRIPTION:') ?? ''
      expect(told.replace(/\\([\\;,n])/g, (_, each: string) => (each === 'n' ? '\n' : each))).toBe(words)
    }),
    { numRuns: 100 },
  )
})
