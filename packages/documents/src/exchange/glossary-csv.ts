import { isLanguage, type Language } from '@undersigned/letter'
import { type Concept, type Glossary, TERM_STATUSES, type TermStatus, type TermVariant } from '@undersigned/translation'
import { DocumentRefused } from '../refused.ts'
import { csvFromRows, csvToRows } from './csv.ts'

const COLUMNS = ['concept', 'definition', 'do-not-translate', 'language', 'term', 'status', 'note'] as const
type Column = (typeof COLUMNS)[number]

export interface GlossaryReading {
  readonly glossary: Glossary
  /** Lines or entries left out, counted from 1, each with the reason. */
  readonly refused: readonly { readonly at: string; readonly reason: GlossaryRefusal }[]
}

export type GlossaryRefusal = 'language-unknown' | 'term-missing' | 'status-unknown'

/** A glossary as CSV, one line per term; the same glossary gives the same bytes (rule T84). */
export const csvFromGlossary = (glossary: Glossary): Uint8Array => csvFromRows([COLUMNS, ...glossary.flatMap(linesOf)])

function linesOf({ id, definition, doNotTranslate, variants }: Concept): readonly string[][] {
  const own = [id, definition, doNotTranslate ? 'yes' : '']
  if (variants.length === 0) return [[...own, '', '', '', '']]
  return variants.map(({ language, text, status, note }) => [...own, language, text, status, note])
}

/**
 * A glossary from CSV: one line per term as we write it, or one line per concept with a column per language, as people keep theirs.
 * @throws DocumentRefused for what is no CSV, or has neither kind of heading.
 */
export function csvToGlossary(bytes: Uint8Array): GlossaryReading {
  const [head = [], ...lines] = csvToRows(bytes)
  const heading = head.map((name) => name.replace('\uFEFF', '').trim().toLowerCase())
  if (heading.includes('term') && heading.includes('language')) return byTerm(heading, lines)
  if (heading.filter(isLanguage).length > 0) return byConcept(heading, lines)
  throw new DocumentRefused('not-what-it-says', 'no columns "language" and "term", and none named by a language')
}

interface Building {
  readonly concept: Omit<Concept, 'variants'>
  readonly variants: TermVariant[]
}

function byTerm(heading: readonly string[], lines: readonly (readonly string[])[]): GlossaryReading {
  const concepts = new Map<string, Building>()
  const refused: { at: string; reason: GlossaryRefusal }[] = []
  lines.forEach((line, index) => {
    const cell = (name: Column): string => line[heading.indexOf(name)] ?? ''
    const id = cell('concept') || `line-${index + 2}`
    const building = concepts.get(id) ?? { concept: conceptOf(id, cell('definition'), cell('do-not-translate')), variants: [] }
    concepts.set(id, building)
    if (cell('language') === '' && cell('term') === '') return
    const variant = variantOf(cell)
    if (typeof variant === 'string') refused.push({ at: String(index + 2), reason: variant })
    else building.variants.push(variant)
  })
  return { glossary: [...concepts.values()].map(({ concept, variants }) => ({ ...concept, variants })), refused }
}

function variantOf(cell: (name: Column) => string): TermVariant | GlossaryRefusal {
  const language = cell('language').trim().toLowerCase()
  const status = cell('status').trim().toLowerCase() || 'preferred'
  if (!isLanguage(language)) return 'language-unknown'
  if (cell('term').trim() === '') return 'term-missing'
  return isStatus(status) ? { language, text: cell('term'), status, note: cell('note') } : 'status-unknown'
}

function byConcept(heading: readonly string[], lines: readonly (readonly string[])[]): GlossaryReading {
  const columns = heading.flatMap((name, at) => (isLanguage(name) ? [{ language: name, at }] : []))
  const cell = (line: readonly string[], name: Column): string => line[heading.indexOf(name)] ?? ''
  const glossary = lines.map((line, index) => ({
    ...conceptOf(cell(line, 'concept') || `line-${index + 2}`, cell(line, 'definition'), cell(line, 'do-not-translate')),
    variants: columns.flatMap(({ language, at }) => preferred(language, line[at] ?? '')),
  }))
  return { glossary, refused: [] }
}

const preferred = (language: Language, text: string): readonly TermVariant[] =>
  text.trim() === '' ? [] : [{ language, text: text.trim(), status: 'preferred', note: '' }]

const conceptOf = (id: string, definition: string, kept: string) => ({ id, definition, doNotTranslate: isYes(kept) })

const isYes = (cell: string): boolean => ['yes', 'true', '1', 'x', 'oui', 'ja'].includes(cell.trim().toLowerCase())

const isStatus = (status: string): status is TermStatus => TERM_STATUSES.some((known) => known === status)
