import { type Inline, type Marks, marksOf, noteId, type PlaceholderField } from '@undersigned/letter'
import { type Marker, sameMarker } from './marker.ts'

export type Atom = Exclude<Inline, { readonly type: 'text' }>

/** One step of the flat text: a paragraph's beginning, one code point (never half a pair, rule L15), or one atom. */
export type Token =
  | { readonly type: 'marker'; readonly marker: Marker }
  | { readonly type: 'char'; readonly char: string; readonly marks: Marks }
  | { readonly type: 'atom'; readonly atom: Atom; readonly key: string; readonly marks: Marks }

export const NO_MARKS: Marks = {}
const known = new Map<string, Marks>([['', NO_MARKS]])

/** The one object for these marks, so that equal marks are the same object. */
export function theMarks(marks: { readonly [key in keyof Marks]?: Marks[key] | undefined }): Marks {
  const key = `${marks.strong ? 's' : ''}${marks.emphasis ? 'e' : ''}${marks.link ? ` ${marks.link}` : ''}`
  const found = known.get(key)
  if (found) return found
  const made = marksOf(marks)
  known.set(key, made)
  return made
}

/** Marks from the attributes of a text in a document; what is not ours is left aside. */
export function marksFromAttributes(attributes: Readonly<Record<string, unknown>> | undefined): Marks {
  if (!attributes) return NO_MARKS
  const { strong, emphasis, link } = attributes
  return theMarks({
    strong: strong ? true : undefined,
    emphasis: emphasis ? true : undefined,
    link: typeof link === 'string' && link !== '' ? link : undefined,
  })
}

const FIELDS: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']
export const placeholderField = (value: unknown): PlaceholderField => FIELDS.find((field) => field === value) ?? 'other'

/** An atom from a plain object in a document; what we do not know is shown as an open place rather than lost. */
export function atomFrom(value: unknown): Atom {
  if (typeof value !== 'object' || value === null) return UNKNOWN
  const { type, note, field, text }: { type?: unknown; note?: unknown; field?: unknown; text?: unknown } = value
  if (type === 'line-break') return { type }
  if (type === 'placeholder') return { type, field: placeholderField(field), text: typeof text === 'string' ? text : '' }
  if ((type === 'note-ref' || type === 'note-cross-ref') && typeof note === 'string') return { type, note: noteId(note) }
  return UNKNOWN
}

const UNKNOWN: Atom = { type: 'placeholder', field: 'other', text: '' }

function atomKey(atom: Atom): string {
  switch (atom.type) {
    case 'line-break':
      return '\u0000break'
    case 'note-ref':
      return `\u0000note ${atom.note}`
    case 'note-cross-ref':
      return `\u0000see ${atom.note}`
    case 'placeholder':
      return `\u0000open ${atom.field} ${atom.text}`
  }
}

export const atomToken = (atom: Atom, marks: Marks = NO_MARKS): Extract<Token, { readonly type: 'atom' }> => ({
  type: 'atom',
  atom,
  key: atomKey(atom),
  marks: theMarks(marks),
})
export const markerToken = (marker: Marker): Token => ({ type: 'marker', marker })

export function pushText(tokens: Token[], text: string, marks: Marks): void {
  for (const char of text) tokens.push({ type: 'char', char, marks })
}

/** How far a token moves an index of the `Y.Text`: code units for characters, one for all else. */
export const sizeOf = (token: Token): number => (token.type === 'char' ? token.char.length : 1)

/** What a token is, without how it is marked: tokens with the same key may become each other in place. */
export function keyOf(token: Token): string {
  switch (token.type) {
    case 'char':
      return token.char
    case 'atom':
      return token.key
    case 'marker':
      return `\u0000paragraph ${token.marker.id}`
  }
}

export function sameToken(a: Token, b: Token): boolean {
  if (a === b) return true
  if (a.type === 'marker') return b.type === 'marker' && sameMarker(a.marker, b.marker)
  if (b.type === 'marker' || a.marks !== b.marks) return false
  return keyOf(a) === keyOf(b)
}
