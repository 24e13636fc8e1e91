import { readVersion } from '@undersigned/collab'
import { type PoReading, type PoUnit, poFromVersion, poToVersion } from '@undersigned/documents'
import { type Candidate, letterToXliff, type Term, type UnitRefusal, xliffToVersion } from '@undersigned/documents/xliff'
import { digestOfUnit, type Inline, type Language, type LetterText, plainText, type Recipient, type UnitId } from '@undersigned/letter'
import {
  type Concept,
  type Declaration,
  fittedTo,
  hasWords,
  pair,
  type Review,
  type Row,
  termsIn,
  type Unit,
  type UnitState,
  unitsOf,
} from '@undersigned/translation'
import { type Content, replay } from '../reader/reading.ts'

export type ExchangeFormat = 'xlf' | 'po'

interface Named {
  /** The letter's id, as the file names it. */
  readonly letter: string
  readonly sourceLanguage: Language
  readonly language: Language
  readonly original: LetterText
  readonly recipients: readonly Recipient[]
}

/** A version on its way to another tool, with what helps there. */
export interface ExchangeVersion extends Named {
  readonly content: Content
  readonly reviews: readonly Review[]
  readonly declarations: readonly Declaration[]
  readonly glossary: readonly Concept[]
  readonly candidates: ReadonlyMap<UnitId, readonly Candidate[]>
  readonly isFinal: boolean
}

/** A file that came back, and the letter it is to be read against. */
export interface ExchangeWish extends Omit<Named, 'letter' | 'sourceLanguage' | 'language'> {
  readonly bytes: Uint8Array
  readonly name: string
}

interface ExchangeUnit {
  readonly unit: string
  readonly content: readonly Inline[]
  readonly state: UnitState
  readonly source: readonly Inline[]
  readonly sourceDigest: string
  readonly stale: boolean
  readonly remarks: readonly string[]
  readonly matches: readonly FileMatch[]
}

type FileMatch = Omit<Candidate, 'facts'>

/** Beyond these a person chooses no better, and a file may hold any number. */
const MOST_MATCHES = 10

/** What a file says, unit by unit in the letter's order; whose letter and which languages it names, the asker compares. */
export interface ExchangeReading {
  readonly letter: string
  readonly sourceLanguage: string
  readonly language: string
  readonly units: readonly ExchangeUnit[]
  readonly refused: readonly { readonly unit: string; readonly reason: UnitRefusal; readonly detail: string }[]
}

/** A version as XLIFF or PO, rows as they stand (rules T54, T81, T139). */
export function writeExchange(version: ExchangeVersion, format: ExchangeFormat): Uint8Array {
  const { letter, sourceLanguage, language, isFinal, candidates } = version
  const units = unitsOf(version.original, version.recipients)
  const rows = pair(units, readVersion(replay(version.content)), version.reviews, version.declarations)
  if (format === 'xlf') {
    const terms = termsFor(units, version)
    return letterToXliff({ letter, sourceLanguage, language, rows, isFinal, terms, candidates: unreviewed(rows, candidates) })
  }
  return poFromVersion({ letter, sourceLanguage, language, units: rows.map(poUnit) })
}

/** Somebody may have reviewed a unit while its matches were looked for. */
function unreviewed(rows: readonly Row[], candidates: ExchangeVersion['candidates']): ExchangeVersion['candidates'] {
  const reviewed = new Set(rows.filter(({ state }) => state === 'reviewed').map(({ unit }) => unit.id))
  return new Map([...candidates].filter(([unit]) => !reviewed.has(unit)))
}

const poUnit = ({ unit, target, state, confirmation, rejection }: Row): PoUnit => ({
  unit: unit.id,
  source: unit.content,
  target: hasWords(target) ? target : [],
  previousSource: state === 'stale' && confirmation !== null ? confirmation.sourceText : null,
  fuzzy: hasWords(target) && (state === 'draft' || state === 'stale'),
  remark: rejection?.reason ?? '',
})

function termsFor(units: readonly Unit[], { glossary, sourceLanguage, language }: ExchangeVersion): ReadonlyMap<UnitId, readonly Term[]> {
  const found = units.map(({ id, content }) => {
    const terms = termsIn(plainText(content), sourceLanguage, glossary).map(({ concept, variant }) => ({
      term: variant.text,
      translations: concept.variants.filter((each) => each.language === language && each.status !== 'forbidden').map(({ text }) => text),
      definition: concept.definition,
    }))
    return [id, [...new Map(terms.map((term) => [term.term, term])).values()]] as const
  })
  return new Map(found.filter(([, terms]) => terms.length > 0))
}

/** What a file says of a letter's version (rules T56, T81); null for a file of another kind. */
export function readExchange({ bytes, name, original, recipients }: ExchangeWish): ExchangeReading | null {
  const units = unitsOf(original, recipients)
  if (/\.po$/iu.test(name)) return poReading(poToVersion(bytes), units)
  if (!/\.(?:xlf|xliff)$/iu.test(name)) return null
  const { perUnit, stale, ...reading } = xliffToVersion(bytes, units)
  return {
    ...reading,
    units: units.flatMap((unit) => {
      const { id } = unit
      const read = perUnit.get(id)
      if (read === undefined) return []
      const { content, state, sourceAsItWas, sourceDigest, remarks } = read
      const matches = matchesFor(unit, read.candidates)
      return [{ unit: id, content, state, source: sourceAsItWas, sourceDigest, stale: stale.includes(id), remarks, matches }]
    }),
  }
}

/** What the file offers for a unit, best first, with the unit's own notes and links (rule T176). */
const matchesFor = ({ content }: Unit, candidates: readonly Candidate[]): readonly FileMatch[] =>
  candidates
    .map(({ source, target, similarity, type, origin }) => ({
      ...{ source, similarity, type, origin },
      target: fittedTo({ source, target }, content),
    }))
    .filter(({ target }) => hasWords(target))
    .toSorted((one, other) => other.similarity - one.similarity)
    .slice(0, MOST_MATCHES)

function poReading({ file, refused }: PoReading, units: readonly Unit[]): ExchangeReading {
  const { letter, sourceLanguage, language } = file
  const known = new Set<string>(units.map(({ id }) => id))
  const entries = Map.groupBy(file.units, ({ unit }) => unit)
  const because = (reason: UnitRefusal) => (unit: string) => ({ unit, reason, detail: '' })
  const [unknown, twice] = [
    [...entries.keys()].filter((unit) => !known.has(unit)),
    [...entries].filter(([unit, all]) => known.has(unit) && all.length > 1).map(([unit]) => unit),
  ]
  return {
    letter,
    sourceLanguage,
    language,
    units: units.flatMap((unit) => poUnitRead(unit, entries.get(unit.id) ?? [])),
    refused: [
      ...refused.map(({ unit, reason }) => ({ unit, reason: 'codes-broken' as const, detail: reason })),
      ...unknown.map(because('unit-unknown')),
      ...twice.map(because('unit-twice')),
    ],
  }
}

function poUnitRead(unit: Unit, [entry, second]: readonly PoUnit[]): readonly ExchangeUnit[] {
  if (entry === undefined || second !== undefined) return []
  const sourceDigest = digestOfUnit(entry.source)
  const isWorded = hasWords(entry.target)
  const state = !isWorded ? 'missing' : entry.fuzzy ? 'draft' : 'translated'
  const content = isWorded ? entry.target : []
  return [
    { unit: unit.id, content, state, source: entry.source, sourceDigest, stale: sourceDigest !== unit.digest, remarks: [], matches: [] },
  ]
}
