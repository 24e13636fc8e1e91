import { noteId, paragraphId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { Inline, LetterText, Note, Paragraph, PlaceholderField, Shape } from '../text.ts'

/** A paragraph of a template: its shape, and its words with `{what is open}`, `{day|what is open}` and `^1` for a note. */
type Part = readonly [shape: Shape['kind'] | Shape, words?: string]

export interface Template {
  readonly language: Language
  /** How the template is called in a list. */
  readonly title: string
  /** What it is for, in a sentence. */
  readonly describes: string
  readonly parts: readonly Part[]
  readonly notes: readonly string[]
}

/** The letter a template begins, with ids of its own for each paragraph and note. */
export function letterFrom(template: Template, newId: () => string): LetterText {
  const notes = template.notes.map((words) => ({ id: noteId(newId()), words }))
  const inline = (words: string) => contentOf(words, notes)
  return {
    language: template.language,
    paragraphs: template.parts.map(
      ([shape, words = '']): Paragraph => ({ ...shapeOf(shape), id: paragraphId(newId()), content: inline(words) }),
    ),
    notes: notes.map(({ id, words }): Note => ({ id, content: inline(words) })),
  }
}

function shapeOf(shape: Part[0]): Shape {
  if (typeof shape !== 'string') return shape
  if (shape === 'heading') return { kind: shape, level: 2 }
  return shape === 'list-item' ? { kind: shape, list: 'numbered', level: 0 } : { kind: shape }
}

const DATED: readonly PlaceholderField[] = ['place', 'day', 'month', 'year']

function contentOf(words: string, notes: readonly Pick<Note, 'id'>[]): readonly Inline[] {
  return words
    .split(/(\{[^}]*\}|\^\d|\n)/u)
    .filter((piece) => piece !== '')
    .map((piece) => pieceOf(piece, notes))
}

function pieceOf(piece: string, notes: readonly Pick<Note, 'id'>[]): Inline {
  if (piece === '\n') return { type: 'line-break' }
  const note = /^\^\d$/u.test(piece) ? notes[Number(piece.slice(1)) - 1] : undefined
  if (note !== undefined) return { type: 'note-ref', note: note.id }
  if (!piece.startsWith('{')) return { type: 'text', text: piece, marks: {} }
  const [first = '', text] = piece.slice(1, -1).split('|')
  const field = DATED.find((each) => each === first)
  return field !== undefined && text !== undefined
    ? { type: 'placeholder', field, text }
    : { type: 'placeholder', field: 'other', text: first }
}
