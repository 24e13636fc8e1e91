import { isLanguage, type Language } from '@undersigned/letter'
import { DocumentRefused, LIMITS } from '../refused.ts'
import { countryCode } from '../rows/countries.ts'
import { csvToRows } from './csv.ts'

/** Somebody a letter may be addressed to, as a file names them. Nobody has looked at it yet (rule G152). */
export interface RecipientEntry {
  readonly honorific: string
  readonly name: string
  readonly function: string
  readonly institution: string
  readonly country: string
  readonly language: Language | null
  readonly email: string
  readonly salutation: string
  /** Their group in Parliament, and their number there. */
  readonly group: string
  readonly person: string
  readonly source: string
}

export interface RecipientsReading {
  readonly kind: 'meps' | 'table'
  readonly entries: readonly RecipientEntry[]
  /** Lines that name nobody, or name them twice, counted from 1. */
  readonly left: readonly { readonly line: number; readonly reason: 'no-name' | 'twice' | 'not-an-address' | 'too-many' }[]
}

const MOST = 1_000

/**
 * The recipients in a file: Parliament's open data on its members (JSON-LD), or a table with headings (CSV).
 * @throws DocumentRefused for a file that is neither.
 */
export function recipientsIn(bytes: Uint8Array): RecipientsReading {
  if (bytes.byteLength > LIMITS.textBytes) throw new DocumentRefused('too-large', 'recipients', { limit: LIMITS.textBytes })
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\uFEFF/, '')
    .trimStart()
  const isJson = start.startsWith('{') || start.startsWith('[')
  const found = isJson ? membersIn(bytes) : tableIn(csvToRows(bytes))
  return { kind: isJson ? 'meps' : 'table', ...kept(found) }
}

const nobody: RecipientEntry = {
  honorific: '',
  name: '',
  function: '',
  institution: '',
  country: '',
  language: null,
  email: '',
  salutation: '',
  group: '',
  person: '',
  source: '',
}

function membersIn(bytes: Uint8Array): readonly RecipientEntry[] {
  const value = parsed(bytes)
  const list = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value.data) ? value.data : null
  if (list === null) throw new DocumentRefused('damaged', 'no list of members')
  return list.filter(isRecord).map((member): RecipientEntry => {
    const own = (...names: readonly string[]): string => names.map((name) => textIn(member[name])).find((text) => text !== '') ?? ''
    const person = own('identifier', 'id').replace(/^.*\//, '')
    const whole = [own('givenName'), own('familyName')].filter(Boolean).join(' ')
    return {
      ...nobody,
      name: whole || own('label'),
      institution: 'European Parliament',
      country: countryIn(own('api:country-of-representation', 'countryOfRepresentation')),
      email: own('hasEmail', 'email').replace(/^mailto:/i, ''),
      group: own('api:political-group', 'politicalGroup').replace(/^(?:https?:.*\/|org\/)/, ''),
      person,
      source: person === '' ? '' : `https://data.europarl.europa.eu/person/${person}`,
    }
  })
}

/** Whatever a table calls its columns, in the languages ministries write them in most. */
const HEADINGS: Readonly<Record<Exclude<keyof RecipientEntry, 'person'>, RegExp>> = {
  honorific: /^(?:honorific|form of address|civilité|anrede)$/i,
  name: /^(?:name|full name|nom|minister|recipient|destinataire)$/i,
  function: /^(?:function|position|fonction|funktion|role|title|titre)$/i,
  institution: /^(?:institution|ministry|ministère|ministerium|organisation|organization)$/i,
  country: /^(?:country|pays|land|member state|état membre)$/i,
  language: /^(?:language|langue|sprache|lang)$/i,
  email: /^(?:e-?mail|e-?mail address|courriel|adresse électronique|mail)$/i,
  salutation: /^(?:salutation|greeting|formule d.appel|anredezeile)$/i,
  group: /^(?:group|groupe|political group|fraktion)$/i,
  source: /^(?:source|origin|quelle)$/i,
}

function tableIn([head = [], ...rows]: readonly (readonly string[])[]): readonly RecipientEntry[] {
  const places = new Map(
    Object.entries(HEADINGS).map(([field, heading]) => [field, head.findIndex((cell) => heading.test(cell.trim()))] as const),
  )
  if ((places.get('name') ?? -1) < 0) throw new DocumentRefused('damaged', 'no column with names')
  return rows.map((row) => {
    const cell = (field: string): string => oneLine(row[places.get(field) ?? -1] ?? '')
    const language = cell('language').toLowerCase()
    return {
      ...nobody,
      honorific: cell('honorific'),
      name: cell('name'),
      function: cell('function'),
      institution: cell('institution'),
      country: countryIn(cell('country')),
      language: isLanguage(language) ? language : null,
      email: cell('email'),
      salutation: cell('salutation'),
      group: cell('group'),
      source: cell('source'),
    }
  })
}

function kept(found: readonly RecipientEntry[]): Pick<RecipientsReading, 'entries' | 'left'> {
  const seen = new Set<string>()
  const entries: RecipientEntry[] = []
  const left: RecipientsReading['left'][number][] = []
  for (const [at, entry] of found.entries()) {
    const reason = reasonToLeave(entry, seen, entries.length)
    if (reason !== null) left.push({ line: at + 1, reason })
    else entries.push(entry)
    seen.add(keyOf(entry))
  }
  return { entries, left }
}

function reasonToLeave(entry: RecipientEntry, seen: ReadonlySet<string>, count: number) {
  if (entry.name === '') return 'no-name' as const
  if (entry.email !== '' && !/^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:]+$/.test(entry.email)) return 'not-an-address' as const
  if (seen.has(keyOf(entry))) return 'twice' as const
  return count >= MOST ? ('too-many' as const) : null
}

const keyOf = ({ name, institution, country, person }: RecipientEntry): string =>
  person === '' ? JSON.stringify([name.toLowerCase(), institution.toLowerCase(), country]) : person

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new DocumentRefused('damaged', 'recipients', { cause })
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** JSON-LD writes one value as itself, several as a list, and a name with its language as an object. */
function textIn(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return oneLine(String(value))
  if (Array.isArray(value)) return textIn(value[0])
  if (isRecord(value)) return textIn(value['@value'] ?? value.en ?? value.notation ?? value.id)
  return ''
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)

/** The Union's own codes for Greece and the United Kingdom are not those of ISO 3166. */
const countryIn = (text: string): string => {
  const code = text.toUpperCase().replace(/^.*\//, '')
  if (code === 'EL') return 'GR'
  if (code === 'UK') return 'GB'
  return /^[A-Z]{2}$/.test(code) ? code : (countryCode(text, 'en') ?? '')
}
