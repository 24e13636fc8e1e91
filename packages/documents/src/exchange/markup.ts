import { type Inline, type Marks, marksOf, normaliseInline, noteId, type PlaceholderField } from '@undersigned/letter'
import { SaxesParser } from 'saxes'
import { safeLink } from '../links.ts'

/** Why a text with marks could not be read back: what is wrong, in the words of the file. */
export class MarkupRefused extends Error {
  override readonly name = 'MarkupRefused'
}

/**
 * A unit's content as one line that other tools carry unharmed (rule T80): `<b>`, `<i>`, `<a href>` for marks, `<note id/>` and
 * `<noteref id/>` for references, `<br/>`, `<open field>…</open>` for a placeholder. Characters XML cannot hold are left out.
 */
export const contentToMarkup = (content: readonly Inline[]): string => content.map(partToMarkup).join('')

function partToMarkup(part: Inline): string {
  switch (part.type) {
    case 'text':
      return marked(escapeText(part.text), part.marks)
    case 'note-ref':
      return `<note id="${escapeText(part.note)}"/>`
    case 'note-cross-ref':
      return `<noteref id="${escapeText(part.note)}"/>`
    case 'line-break':
      return '<br/>'
    case 'placeholder':
      return `<open field="${part.field}">${escapeText(part.text)}</open>`
  }
}

function marked(text: string, { strong, emphasis, link }: Marks): string {
  const emphasised = emphasis ? `<i>${text}</i>` : text
  const strengthened = strong ? `<b>${emphasised}</b>` : emphasised
  return link === undefined ? strengthened : `<a href="${escapeText(link)}">${strengthened}</a>`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const escapeText = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\n\r\t]/g, (character) => escapes[character] ?? character)

interface Open {
  readonly name: string
  readonly marks: Marks
  /** Set inside a placeholder, which holds its words itself. */
  readonly field: PlaceholderField | null
  held: string
}

/**
 * The content that a line with marks says.
 * @throws MarkupRefused when tags do not close, or are none of ours.
 */
export function markupToContent(markup: string): readonly Inline[] {
  const content: Inline[] = []
  const open: Open[] = []
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new MarkupRefused('a document type has no place in a text')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const above = open.at(-1)
    if (open.length > 12) throw new MarkupRefused('marks stand too deep in each other')
    if (above?.field || isAtom(above?.name)) throw new MarkupRefused(`<${above?.name}> holds no marks`)
    const atom = atomOf(name, attributes)
    if (atom !== null) content.push(atom)
    open.push({ name, marks: marksOf({ ...above?.marks, ...ownMarks(name, attributes) }), field: fieldOf(name, attributes), held: '' })
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last === undefined) return
    if (isAtom(last.name)) throw new MarkupRefused(`<${last.name}/> holds no words`)
    if (last.field === null) content.push({ type: 'text', text, marks: last.marks })
    else last.held += text
  })
  parser.on('closetag', () => {
    const { field, held } = open.pop() ?? { field: null, held: '' }
    if (field !== null) content.push({ type: 'placeholder', field, text: held })
  })
  try {
    parser.write(`<unit>${markup}</unit>`).close()
  } catch (cause) {
    throw cause instanceof MarkupRefused ? cause : new MarkupRefused('a mark does not close, or is written wrongly', { cause })
  }
  return normaliseInline(content)
}

const isAtom = (name: string | undefined): boolean => name === 'br' || name === 'note' || name === 'noteref'

function atomOf(name: string, { id = '' }: Readonly<Record<string, string>>): Inline | null {
  if (name === 'br') return { type: 'line-break' }
  if (name === 'note') return { type: 'note-ref', note: noteId(id) }
  return name === 'noteref' ? { type: 'note-cross-ref', note: noteId(id) } : null
}

function ownMarks(name: string, { href = '' }: Readonly<Record<string, string>>): Marks {
  switch (name) {
    case 'b':
      return { strong: true }
    case 'i':
      return { emphasis: true }
    case 'a': {
      const link = safeLink(href)
      if (link === undefined) throw new MarkupRefused('a link leads to no address a letter may carry')
      return { link }
    }
    case 'unit':
    case 'open':
    case 'br':
    case 'note':
    case 'noteref':
      return {}
    default:
      throw new MarkupRefused(`<${name}> is no mark of a letter`)
  }
}

const fields: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']

const fieldOf = (name: string, { field }: Readonly<Record<string, string>>): PlaceholderField | null =>
  name === 'open' ? (fields.find((known) => known === field) ?? 'other') : null
