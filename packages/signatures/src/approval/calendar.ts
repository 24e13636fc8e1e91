import { utf8 } from '../log/bytes.ts'
import type { Instant } from '../stages.ts'

/** An hour that somebody puts into their calendar. */
export interface CalendarEvent {
  /** Stays the same when the hour moves, so that the entry moves with it. */
  readonly uid: string
  readonly at: Instant
  readonly summary: string
  readonly description: string
  readonly link: string
}

interface Calendar {
  /** IANA name, such as `Europe/Brussels`. */
  readonly zone: string
  /** When the hours were last changed. */
  readonly changedAt: Instant
  readonly events: readonly CalendarEvent[]
}

/** The events as one iCalendar file (RFC 5545), each at its instant, told in the zone, which is described in the file (rule G84). */
export function calendarOf({ zone, changedAt, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Undersigned//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...zoneLines(
      zone,
      events.map(({ at }) => at),
    ),
    ...events.flatMap((event) => eventLines(event, { zone, changedAt })),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const eventLines = (
  { uid, at, summary, description, link }: CalendarEvent,
  { zone, changedAt }: Pick<Calendar, 'zone' | 'changedAt'>,
): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${utcOf(changedAt)}`,
  `SEQUENCE:${Math.floor(changedAt / 1000)}`,
  `DTSTART;TZID=${zone}:${local(at, offsetAt(zone, at))}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  `URL:${uriOf(link)}`,
  'TRANSP:TRANSPARENT',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  'TRIGGER:-P1D',
  `DESCRIPTION:${escaped(summary)}`,
  'END:VALARM',
  'END:VEVENT',
]

/** Commas, semicolons, backslashes and line breaks mean something of their own; other control characters have no place at all. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

const uriOf = (link: string): string => link.replace(/[\p{Cc}\s]/gu, '')

const MOST_OCTETS = 75

/** No line is longer than 75 octets, and no character is torn. */
function folded(line: string): string {
  const parts = ['']
  let octets = 0
  for (const character of line) {
    const more = utf8(character).length
    // The blank that a continued line begins with counts, too.
    if (octets + more > MOST_OCTETS) {
      parts.push('')
      octets = 1
    }
    parts[parts.length - 1] += character
    octets += more
  }
  return parts.join('\r\n ')
}

const digits = (iso: string): string => iso.replace(/[-:]/g, '').slice(0, 15)
const utcOf = (at: Instant): string => `${digits(new Date(at).toISOString())}Z`
/** The wall clock, that many minutes ahead of UTC. */
const local = (at: Instant, offset: number): string => digits(new Date(at + offset * MINUTE).toISOString())

const MINUTE = 60 * 1000
const DAY = 24 * 60 * MINUTE
/** So far around the events the zone is described. */
const AROUND = 400 * DAY

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How many minutes a zone is ahead of UTC at an instant. */
function offsetAt(zone: string, at: Instant): number {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  clocks.set(zone, clock)
  const told = clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(told) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

interface Turn {
  readonly at: Instant
  readonly from: number
  readonly to: number
}

/** When the clocks of a zone are changed between two instants. */
function turnsOf(zone: string, { from, until }: { readonly from: Instant; readonly until: Instant }): readonly Turn[] {
  const turns: Turn[] = []
  for (let day = from; day < until; day += DAY) {
    const [before, after] = [offsetAt(zone, day), offsetAt(zone, day + DAY)]
    if (before === after) continue
    let [low, high] = [day, day + DAY]
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE
      if (offsetAt(zone, middle) === before) low = middle
      else high = middle
    }
    turns.push({ at: high, from: before, to: after })
  }
  return turns
}

function zoneLines(zone: string, instants: readonly Instant[]): readonly string[] {
  if (instants.length === 0) return []
  const whole = (at: Instant): Instant => Math.floor(at / DAY) * DAY
  const span = { from: whole(Math.min(...instants)) - AROUND, until: whole(Math.max(...instants)) + AROUND }
  const first = offsetAt(zone, span.from)
  const standard = Math.min(first, ...turnsOf(zone, span).map(({ to }) => to))
  const began = { at: -first * MINUTE, from: first, to: first }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...[began, ...turnsOf(zone, span)].flatMap((turn) => observance(turn, standard)),
    'END:VTIMEZONE',
  ]
}

/** An observance begins at a wall clock of the one before it. */
function observance({ at, from, to }: Turn, standard: number): readonly string[] {
  const name = to === standard ? 'STANDARD' : 'DAYLIGHT'
  return [`BEGIN:${name}`, `DTSTART:${local(at, from)}`, `TZOFFSETFROM:${written(from)}`, `TZOFFSETTO:${written(to)}`, `END:${name}`]
}

function written(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(hours)}${two(minutes)}`
}
