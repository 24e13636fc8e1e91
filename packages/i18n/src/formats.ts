import { endonymOf, type Language, localeOf } from '@undersigned/letter'
import { type FormatTables, loadTables } from './tables/index.ts'

/** Milliseconds since 1970. */
type Instant = number

/** Dates, numbers, lists and countries as readers of one language write them. A time is always told with its zone (D28). */
export interface Formats {
  readonly language: Language
  /** "17 October 2026". */
  readonly date: (at: Instant, zone: string) => string
  /** "17 October 2026, 14:00". */
  readonly dateTime: (at: Instant, zone: string) => string
  /** "17 October 2026, 14:00 (Europe/Brussels)". */
  readonly deadline: (at: Instant, zone: string) => string
  /** "14:00". */
  readonly time: (at: Instant, zone: string) => string
  readonly number: (value: number) => string
  /** A part of one: 0.25 is "25%". */
  readonly percent: (part: number) => string
  /** "A, B and C". */
  readonly list: (entries: readonly string[]) => string
  /** By ISO 3166-1 alpha-2 code; a code nobody knows stays a code. */
  readonly country: (code: string) => string
  /** A language's name in this language; its own name where this one has no word for it. */
  readonly languageName: (language: Language) => string
}

/**
 * Formats by the engine's own data where it has any for this language, else by our tables, else in a form without words.
 * Never in another language: an engine without Irish answers in English and does not say so.
 */
export function createFormats(language: Language, tables: FormatTables | null = null): Formats {
  const spoken = tables === null ? fromEngine(language) : null
  const formats = spoken ?? fromTables(language, tables)
  return { ...formats, deadline: (at, zone) => `${formats.dateTime(at, zone)} (${zone})` }
}

const loaded = new Map<Language, Formats>()

/** The formats of a language, made once: making them costs more than a page that uses them. */
export async function loadFormats(language: Language): Promise<Formats> {
  const formats = loaded.get(language) ?? createFormats(language, await loadTables(language))
  loaded.set(language, formats)
  return formats
}

type Own = Omit<Formats, 'deadline'>

function fromEngine(language: Language): Own | null {
  const locale = localeOf(language)
  const dateStyle = (options: Intl.DateTimeFormatOptions) => {
    const inZone = madeOnce((timeZone: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone }))
    return (at: Instant, zone: string) => written(inZone(zone).formatToParts(at), language)
  }
  const numbers = madeOnce((style: 'decimal' | 'percent') => new Intl.NumberFormat(locale, { style }))
  const lists = madeOnce((type: 'conjunction') => new Intl.ListFormat(locale, { type }))
  const names = madeOnce((type: 'region' | 'language') => new Intl.DisplayNames(locale, { type, fallback: 'none' }))
  if (!speaks(new Intl.DateTimeFormat(locale).resolvedOptions().locale, language)) return null
  if (!speaks(new Intl.DisplayNames(locale, { type: 'region' }).resolvedOptions().locale, language)) return null
  return {
    language,
    date: dateStyle({ dateStyle: 'long' }),
    dateTime: dateStyle({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    time: dateStyle({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    number: (value) => numbers('decimal').format(value),
    percent: (part) => numbers('percent').format(part),
    list: (entries) => lists('conjunction').format(entries),
    country: (code) => named(() => names('region').of(code), code),
    languageName: (other) => named(() => names('language').of(other), endonymOf(other)),
  }
}

/** French and Italian write the first of a month as an ordinal; the engine's data do not know it. */
const FIRST: Partial<Record<Language, string>> = { fr: '1er', it: '1º' }

const written = (parts: readonly Intl.DateTimeFormatPart[], language: Language): string =>
  parts.map(({ type, value }) => (type === 'day' && value === '1' ? (FIRST[language] ?? value) : value)).join('')

/** The engine's formatters are dear to make and cheap to use. */
function madeOnce<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}

const speaks = (resolved: string, language: Language): boolean => resolved.split('-')[0] === language

/** The engine throws for what is no code at all; people may have typed anything into an imported row. */
function named(name: () => string | undefined, otherwise: string): string {
  try {
    return name() ?? otherwise
  } catch (error) {
    if (error instanceof RangeError) return otherwise
    throw error
  }
}

function fromTables(language: Language, tables: FormatTables | null): Own {
  const date = (at: Instant, zone: string): string => {
    const { year, month, day } = partsOf(at, zone)
    const name = tables?.months[Number(month) - 1]
    return tables === null || name === undefined ? `${year}-${month}-${day}` : `${Number(day)}${tables.dayJoin}${name} ${year}`
  }
  const time = (at: Instant, zone: string): string => `${partsOf(at, zone).hour}:${partsOf(at, zone).minute}`
  return {
    language,
    date,
    time,
    dateTime: (at, zone) => `${date(at, zone)}, ${time(at, zone)}`,
    number: grouped,
    percent: (part) => `${Math.round(part * 100)}%`,
    list: (entries) => joined(entries, tables),
    country: (code) => tables?.countries[code] ?? code,
    languageName: endonymOf,
  }
}

/** Calendar fields in a zone, as digits; which language the engine counts in does not matter here. */
function partsOf(at: Instant, timeZone: string): Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const fields = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const field = (name: Intl.DateTimeFormatPartTypes): string => fields.get(name) ?? ''
  return { year: field('year'), month: field('month'), day: field('day'), hour: field('hour'), minute: field('minute') }
}

/** Irish and Maltese group thousands by commas and decimals by a point. */
const grouped = (value: number): string => new Intl.NumberFormat('en-IE').format(value)

function joined(entries: readonly string[], tables: FormatTables | null): string {
  const [last, first] = [entries.at(-1) ?? '', entries[0] ?? '']
  if (tables === null || entries.length < 2) return entries.join(', ')
  if (entries.length === 2) return `${first}${tables.listPair}${last}`
  return `${entries.slice(0, -1).join(tables.listJoin)}${tables.listLast}${last}`
}
