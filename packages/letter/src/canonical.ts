import canonicalize from 'canonicalize'
import type { NoteId } from './ids.ts'
import { normaliseInline } from './inline.ts'
import { noteNumbers, numberedNotes } from './notes.ts'
import type { Inline, LetterText, Marks, Paragraph } from './text.ts'

/** The format's name stands inside the bytes, so that a later one can never be taken for this one. */
const FORMAT = 'undersigned-text-1'

/** JSON in the form of RFC 8785: one value, one string. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('value has no JSON form')
  return json
}

/** The RFC 8785 form of normalised runs and atoms, written for what they are: the same string as `canonicalJson` gives, a good deal sooner. */
export const canonicalContentJson = (content: readonly Inline[]): string => `[${content.map(partJson).join(',')}]`

function partJson(part: Inline): string {
  switch (part.type) {
    case 'text':
      return `{"marks":${marksJson(part.marks)},"text":${stringJson(part.text)},"type":"text"}`
    case 'note-ref':
    case 'note-cross-ref':
      return `{"note":${stringJson(part.note)},"type":"${part.type}"}`
    case 'line-break':
      return '{"type":"line-break"}'
    case 'placeholder':
      return `{"field":${stringJson(part.field)},"text":${stringJson(part.text)},"type":"placeholder"}`
  }
}

function marksJson({ strong, emphasis, link }: Marks): string {
  if (!strong && !emphasis && !link) return '{}'
  const members = [emphasis ? '"emphasis":true' : '', link ? `"link":${stringJson(link)}` : '', strong ? '"strong":true' : '']
  return `{${members.filter((member) => member !== '').join(',')}}`
}

function stringJson(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('half of a surrogate pair has no canonical form')
  return JSON.stringify(text)
}

/**
 * The canonical form of a text (rule L2): language, paragraphs in order, the notes that are referred to, in RFC 8785 JSON.
 * Ids are left out and notes are named by number, so that anyone who reads the letter can compute it.
 */
export function canonicalText(text: LetterText): string {
  const numbers = noteNumbers(text)
  return canonicalJson({
    format: FORMAT,
    language: text.language,
    notes: numberedNotes(text).map((note) => canonicalContent(note.content, numbers)),
    paragraphs: text.paragraphs.map((paragraph) => canonicalParagraph(paragraph, numbers)),
  })
}

function canonicalParagraph(paragraph: Paragraph, numbers: ReadonlyMap<NoteId, number>): unknown {
  const content = canonicalContent(paragraph.content, numbers)
  switch (paragraph.kind) {
    case 'heading':
      return { kind: paragraph.kind, level: paragraph.level, content }
    case 'list-item':
      return { kind: paragraph.kind, list: paragraph.list, level: paragraph.level, content }
    default:
      return { kind: paragraph.kind, content }
  }
}

function canonicalContent(content: readonly Inline[], numbers: ReadonlyMap<NoteId, number>): unknown[] {
  return normaliseInline(content).map((part) => canonicalPart(part, numbers))
}

function canonicalPart(part: Inline, numbers: ReadonlyMap<NoteId, number>): unknown {
  switch (part.type) {
    case 'text':
      return Object.keys(part.marks).length > 0 ? { text: part.text, marks: part.marks } : { text: part.text }
    case 'note-ref':
      return { note: numbers.get(part.note) ?? 0 }
    case 'note-cross-ref':
      return { crossReference: numbers.get(part.note) ?? 0 }
    case 'line-break':
      return { lineBreak: true }
    case 'placeholder':
      return { placeholder: part.field, text: part.text }
  }
}
