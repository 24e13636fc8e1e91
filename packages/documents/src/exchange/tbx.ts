import { isLanguage, type Language } from '@undersigned/letter'
import type { Concept, Glossary, TermStatus, TermVariant } from '@undersigned/translation'
import { DocumentRefused } from '../refused.ts'
import {
  attributeOf,
  documentOf,
  elementsOf,
  isXmlCharacter,
  textOf,
  vocabulary,
  writeXml,
  XML_NAMESPACE,
  type XmlElement,
} from '../xml/index.ts'
import type { GlossaryReading, GlossaryRefusal } from './glossary-csv.ts'
import { readElements } from './read-elements.ts'

const TBX = 'urn:iso:std:iso:30042:ed-2'
const KEPT = 'do-not-translate'
const make = vocabulary(TBX)

const written: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
}

const understood: Readonly<Record<string, TermStatus>> = {
  'preferredTerm-admn-sts': 'preferred',
  preferred: 'preferred',
  'standardizedTerm-admn-sts': 'preferred',
  'admittedTerm-admn-sts': 'admitted',
  admitted: 'admitted',
  'deprecatedTerm-admn-sts': 'forbidden',
  'supersededTerm-admn-sts': 'forbidden',
  deprecated: 'forbidden',
  superseded: 'forbidden',
}

/** A glossary as TBX-Basic, third edition (ISO 30042:2019, categories as attributes); the same glossary gives the same bytes (rule T83). */
export function tbxFromGlossary(glossary: Glossary, title: string): Uint8Array {
  const header = make('tbxHeader', {}, [
    make('fileDesc', {}, [
      make('titleStmt', {}, [make('title', {}, [clean(title)])]),
      make('sourceDesc', {}, [make('p', {}, ['Undersigned'])]),
    ]),
  ])
  const body = make('text', {}, [make('body', {}, glossary.map(conceptEntry))])
  const root = make('tbx', { type: 'TBX-Basic', style: 'dca', 'xml:lang': 'en' }, ['\n', header, '\n', body, '\n'])
  return writeXml(documentOf({ ...root, namespaces: new Map([['', TBX]]) }))
}

function conceptEntry({ id, definition, doNotTranslate, variants }: Concept): XmlElement {
  return make('conceptEntry', { id: idAttribute(id) }, [
    ...(definition === '' ? [] : [make('descrip', { type: 'definition' }, [clean(definition)])]),
    ...(doNotTranslate ? [make('admin', { type: 'projectSubset' }, [KEPT])] : []),
    ...[...Map.groupBy(variants, ({ language }) => language)].map(([language, terms]) =>
      make('langSec', { 'xml:lang': language }, terms.map(termSection)),
    ),
  ])
}

const termSection = ({ text, status, note }: TermVariant): XmlElement =>
  make('termSec', {}, [
    make('term', {}, [clean(text)]),
    make('termNote', { type: 'administrativeStatus' }, [written[status]]),
    ...(note === '' ? [] : [make('note', {}, [clean(note)])]),
  ])

/**
 * A glossary from TBX: the third edition with categories as attributes or as elements, and the edition before it.
 * @throws XmlRefused for what is no XML within our limits, DocumentRefused for what is no TBX.
 */
export function tbxToGlossary(source: Uint8Array): GlossaryReading {
  const glossary: Concept[] = []
  const refused: { at: string; reason: GlossaryRefusal }[] = []
  const take = (element: XmlElement): void => {
    const id = idFrom(attributeOf(element, 'id')) ?? `entry-${glossary.length + 1}`
    const variants: TermVariant[] = []
    for (const section of named(element, ['langSec', 'langSet'])) {
      const language = languageOf(section)
      if (language === null) refused.push({ at: id, reason: 'language-unknown' })
      else variants.push(...termsOf(section, language, (reason) => refused.push({ at: id, reason })))
    }
    glossary.push({ id, definition: categoryIn(element, 'definition') ?? '', doNotTranslate: isKept(element), variants })
  }
  const root = readElements(source, 'tbx', ['conceptEntry'], take) ?? readElements(source, 'martif', ['termEntry'], take)
  if (root === null) throw new DocumentRefused('not-what-it-says', 'its root is no <tbx>')
  return { glossary, refused }
}

const named = (element: XmlElement, locals: readonly string[]): readonly XmlElement[] =>
  elementsOf(element).filter(({ local }) => locals.includes(local))

function termsOf(section: XmlElement, language: Language, refuse: (reason: GlossaryRefusal) => void): readonly TermVariant[] {
  return named(section, ['termSec', 'tig', 'ntig']).flatMap((term) => {
    const holder = named(term, ['termGrp'])[0] ?? term
    const word = named(holder, ['term'])[0]
    const status = understood[categoryIn(holder, 'administrativeStatus') ?? 'preferred']
    if (word === undefined || textOf(word).trim() === '') refuse('term-missing')
    else if (status === undefined) refuse('status-unknown')
    else return [{ language, text: textOf(word), status, note: named(term, ['note']).map(textOf).join('\n') }]
    return []
  })
}

/** A data category: an element with its name as `type`, or an element of that very name (DCA and DCT style), in a group or not. */
function categoryIn(element: XmlElement, category: string): string | null {
  for (const child of elementsOf(element)) {
    if (child.local === category || attributeOf(child, 'type') === category) return textOf(child)
    const inGroup = child.local.endsWith('Grp') ? categoryIn(child, category) : null
    if (inGroup !== null) return inGroup
  }
  return null
}

const isKept = (element: XmlElement): boolean => categoryIn(element, 'projectSubset') === KEPT

function languageOf(section: XmlElement): Language | null {
  const primary = (attributeOf(section, 'lang', XML_NAMESPACE) ?? '').toLowerCase().split(/[-_]/)[0] ?? ''
  return isLanguage(primary) ? primary : null
}

const clean = (text: string): string => [...text].filter(isXmlCharacter).join('')

/** An id of ours may begin with a digit or hold a colon; an XML id may not. */
const idAttribute = (id: string): string =>
  `c.${id.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)}`

const idFrom = (written: string | undefined): string | undefined =>
  written?.startsWith('c.')
    ? written
        .slice(2)
        .replace(/_([0-9a-f]{1,6})_/gu, (_, code: string) => String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)))
    : written
