import { type Inline, isLanguage, type Language } from '@undersigned/letter'
import { DocumentRefused } from '../refused.ts'
import {
  attributeOf,
  childrenOf,
  documentOf,
  elementsOf,
  isXmlCharacter,
  textOf,
  vocabulary,
  writeXml,
  XML_NAMESPACE,
  type XmlElement,
} from '../xml/index.ts'
import { readElements } from './read-elements.ts'
import { codesOf, contentOfSegment } from './tmx-codes.ts'

/** One translation unit of a memory: the same words in two or more languages. */
export interface TmxUnit {
  readonly id: string
  /** When it was last changed, in milliseconds, whole seconds; null where nothing says so. */
  readonly at: number | null
  /** Who changed it last; empty where nothing says so. */
  readonly by: string
  readonly properties: Readonly<Record<string, string>>
  readonly variants: readonly { readonly language: Language; readonly content: readonly Inline[] }[]
}

export interface TmxFile {
  /** The language translated from; null where the file says it is any. */
  readonly sourceLanguage: Language | null
  readonly units: readonly TmxUnit[]
}

export interface TmxReading {
  readonly file: TmxFile
  /** Units left out, with the reason: no second language of ours, or nothing in it. */
  readonly refused: readonly { readonly unit: string; readonly reason: 'one-language' }[]
}

const make = vocabulary('')
const TOOL = 'Undersigned'

/** A memory as TMX 1.4b; the same units give the same bytes (rule T82). */
export function tmxFromUnits({ sourceLanguage, units }: TmxFile): Uint8Array {
  const header = make('header', {
    creationtool: TOOL,
    creationtoolversion: '1',
    segtype: 'paragraph',
    'o-tmf': TOOL,
    adminlang: 'en',
    srclang: sourceLanguage ?? '*all*',
    datatype: 'xml',
  })
  const body = make('body', {}, units.map(unitElement))
  return writeXml(documentOf(make('tmx', { version: '1.4' }, ['\n', header, '\n', body, '\n'])))
}

function unitElement({ id, at, by, properties, variants }: TmxUnit): XmlElement {
  const attributes = { tuid: clean(id), changedate: at === null ? undefined : stamp(at), changeid: by === '' ? undefined : clean(by) }
  const props = Object.entries(properties).map(([type, value]) => make('prop', { type: clean(type) }, [clean(value)]))
  const spoken = variants.map(({ language, content }) => make('tuv', { 'xml:lang': language }, [make('seg', {}, codesOf(content, make))]))
  return make('tu', attributes, [...props, ...spoken])
}

/**
 * What a TMX file remembers, read unit by unit.
 * @throws XmlRefused for what is no XML within our limits, DocumentRefused for what is no TMX.
 */
export function tmxToUnits(source: Uint8Array): TmxReading {
  const units: TmxUnit[] = []
  const refused: { unit: string; reason: 'one-language' }[] = []
  let sourceLanguage: Language | null = null
  const root = readElements(source, 'tmx', ['header', 'tu'], (element) => {
    if (element.local === 'header') {
      sourceLanguage = languageIn(attributeOf(element, 'srclang'))
      return
    }
    const unit = unitFrom(element, String(units.length + refused.length + 1))
    if (unit.variants.length > 1) units.push(unit)
    else refused.push({ unit: unit.id, reason: 'one-language' })
  })
  if (root === null) throw new DocumentRefused('not-what-it-says', 'its root is no <tmx>')
  return { file: { sourceLanguage, units }, refused }
}

function unitFrom(element: XmlElement, fallback: string): TmxUnit {
  const variants = new Map<Language, readonly Inline[]>()
  for (const tuv of childrenOf(element, '', 'tuv')) {
    const language = languageIn(attributeOf(tuv, 'lang', XML_NAMESPACE) ?? attributeOf(tuv, 'lang'))
    const segment = elementsOf(tuv).find(({ local }) => local === 'seg')
    const content = segment === undefined ? [] : contentOfSegment(segment)
    if (language !== null && content.length > 0 && !variants.has(language)) variants.set(language, content)
  }
  const date = attributeOf(element, 'changedate') ?? attributeOf(element, 'creationdate')
  return {
    id: attributeOf(element, 'tuid') ?? fallback,
    at: date === undefined ? null : instant(date),
    by: attributeOf(element, 'changeid') ?? attributeOf(element, 'creationid') ?? '',
    properties: Object.fromEntries(childrenOf(element, '', 'prop').map((prop) => [attributeOf(prop, 'type') ?? '', textOf(prop)])),
    variants: [...variants].map(([language, content]) => ({ language, content })),
  }
}

/** `fr-BE` is French to us. */
function languageIn(code: string | undefined): Language | null {
  const primary = (code ?? '').toLowerCase().split(/[-_]/)[0] ?? ''
  return isLanguage(primary) ? primary : null
}

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** `20261121T101500Z`, or null for what is no date. */
function instant(written: string): number | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written) ?? []
  if (second === undefined) return null
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at) ? null : at
}

const clean = (text: string): string => [...text].filter(isXmlCharacter).join('')
