import type { Language, UnitId } from '@undersigned/letter'
import { hasWords, type Row, type UnitState } from '@undersigned/translation'
import { documentOf, vocabulary, writeXml, type XmlElement } from '../../xml/index.ts'
import { GLS, MDA, MTC, type SegmentState, XLF } from '../names.ts'
import { type Candidate, MATCH_CATEGORY, type Term, UNIT_CATEGORY } from './beside.ts'
import { idToNmtoken } from './ids.ts'
import { ContentWriter } from './write-content.ts'

/** A language version, row by row, with what helps whoever works on it elsewhere. */
export interface XliffLetter {
  readonly letter: string
  readonly sourceLanguage: Language
  readonly language: Language
  readonly rows: readonly Row[]
  /** Sealed: what is reviewed is final. */
  readonly isFinal?: boolean
  readonly remarks?: ReadonlyMap<UnitId, readonly string[]>
  readonly candidates?: ReadonlyMap<UnitId, readonly Candidate[]>
  readonly terms?: ReadonlyMap<UnitId, readonly Term[]>
}

const xlf = vocabulary(XLF)
const mda = vocabulary(MDA, 'mda')
const mtc = vocabulary(MTC, 'mtc')
const gls = vocabulary(GLS, 'gls')

/** One file per letter and language, one unit per unit of ours, in the letter's order; the same version gives the same bytes (rule T54). */
export function letterToXliff(version: XliffLetter): Uint8Array {
  const units = version.rows.map((row) => unitElement(row, version))
  const content = units.length === 0 ? [xlf('group', { id: 'none' })] : units
  const file = xlf('file', { id: idToNmtoken(version.letter), original: version.letter, 'xml:space': 'preserve' }, lines(content, ' '))
  const root = xlf('xliff', { version: '2.1', srcLang: version.sourceLanguage, trgLang: version.language }, lines([file], ''))
  const used = units.some((unit) => unit.children.some((child) => child.type === 'element' && child.uri === MTC))
  const namespaces = new Map([
    ['', XLF],
    ['mda', MDA],
    ...(used ? ([['mtc', MTC]] as const) : []),
    ...((version.terms?.size ?? 0) > 0 ? ([['gls', GLS]] as const) : []),
  ])
  return writeXml(documentOf({ ...root, namespaces }))
}

/** Elements on lines of their own, for people who read the file; nothing of it stands inside a source or target. */
function lines(elements: readonly XmlElement[], indent: string): readonly (XmlElement | string)[] {
  return elements.length === 0 ? [] : [...elements.flatMap((element) => [`\n${indent}`, element]), `\n${indent.slice(1)}`]
}

function unitElement(row: Row, version: XliffLetter): XmlElement {
  const { unit, target } = row
  const translated = hasWords(target) ? target : null
  const writer = new ContentWriter('', translated)
  const source = writer.source(unit.content)
  const contents = translated === null ? [source] : [source, writer.target(translated)]
  const { state, subState } = stateFor(row, version.isFinal ?? false)
  const segment = xlf('segment', { id: SEGMENT, state, subState }, lines(contents, '   '))
  const children = [
    metadata(row),
    ...matches(version.candidates?.get(unit.id) ?? []),
    ...glossary(version.terms?.get(unit.id) ?? []),
    ...notes(row, version.remarks?.get(unit.id) ?? []),
    ...writer.originalData(),
    segment,
  ]
  return xlf('unit', { id: idToNmtoken(unit.id), type: `und:${unit.role}` }, lines(children, '  '))
}

const SEGMENT = 's1'

const states: Readonly<Record<UnitState, SegmentState>> = {
  missing: 'initial',
  draft: 'initial',
  stale: 'initial',
  translated: 'translated',
  reviewed: 'reviewed',
}

function stateFor({ state, rejection }: Row, isFinal: boolean): { readonly state: SegmentState; readonly subState: string | undefined } {
  const said = states[state]
  const sub = state === 'draft' && rejection !== null ? 'rejected' : state
  return { state: said === 'reviewed' && isFinal ? 'final' : said, subState: said === 'initial' ? `und:${sub}` : undefined }
}

/** What an import needs to know again; no account is named in a file that leaves the house. */
function metadata({ unit, confirmation }: Row): XmlElement {
  const facts = [
    ['source-digest', unit.digest],
    ['confirmed-source-digest', confirmation?.sourceDigest],
    ['origin', confirmation?.origin],
  ]
  const metas = facts.flatMap(([type, fact]) => (fact === undefined ? [] : [mda('meta', { type }, [fact])]))
  return mda('metadata', {}, [mda('metaGroup', { category: UNIT_CATEGORY }, metas)])
}

function matches(candidates: readonly Candidate[]): readonly XmlElement[] {
  if (candidates.length === 0) return []
  const elements = candidates.map(({ source, target, similarity, type, origin, facts }) => {
    const writer = new ContentWriter('', target)
    const contents = [writer.source(source), writer.target(target)]
    const attributes = { ref: `#${SEGMENT}`, type, similarity: String(Math.round(similarity * 100) / 100), origin: readable(origin) }
    return mtc('match', attributes, [...provenance(facts), ...writer.originalData(), ...contents])
  })
  return [mtc('matches', {}, elements)]
}

function provenance(facts: Candidate['facts']): readonly XmlElement[] {
  const metas = Object.entries(facts).map(([type, fact]) => mda('meta', { type }, [readable(fact)]))
  return metas.length === 0 ? [] : [mda('metadata', {}, [mda('metaGroup', { category: MATCH_CATEGORY }, metas)])]
}

function glossary(terms: readonly Term[]): readonly XmlElement[] {
  const entries = terms.flatMap(({ term, translations, definition }) => {
    const found = translations.map((each) => gls('translation', {}, [readable(each)]))
    const meant = definition === '' ? [] : [gls('definition', {}, [readable(definition)])]
    return found.length + meant.length === 0 ? [] : [gls('glossEntry', {}, [gls('term', {}, [readable(term)]), ...found, ...meant])]
  })
  return entries.length === 0 ? [] : [gls('glossary', {}, entries)]
}

function notes({ state, confirmation, rejection }: Row, remarks: readonly string[]): readonly XmlElement[] {
  const note = (category: string, appliesTo: string, text: string): XmlElement => xlf('note', { category, appliesTo }, [readable(text)])
  const elements = [
    ...(state === 'stale' && confirmation !== null ? [note('und:source-as-it-was', 'source', confirmation.sourceText)] : []),
    ...(rejection === null ? [] : [note('und:rejection', 'target', rejection.reason)]),
    ...remarks.map((remark) => note('und:remark', 'source', remark)),
  ]
  return elements.length === 0 ? [] : [xlf('notes', {}, elements)]
}

/** Side notes lose what XML cannot hold; a letter's own words never do. */
const readable = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
