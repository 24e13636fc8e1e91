import fc from 'fast-check'
import { noteId, paragraphId } from '../ids.ts'
import { marksOf, normaliseInline } from '../inline.ts'
import type { Inline, LetterText, Marks, Note, Paragraph, Shape } from '../text.ts'

export const textRun = (text: string, marks: Marks = {}): Inline => ({ type: 'text', text, marks })

/** A letter of plain body paragraphs `p1`, `p2`, …: enough where only order and words matter. */
export function aLetter(...lines: readonly string[]): LetterText {
  const paragraphs = lines.map((line, at): Paragraph => ({ id: paragraphId(`p${at + 1}`), kind: 'body', content: [textRun(line)] }))
  return { language: 'en', paragraphs, notes: [] }
}

const anyMarks: fc.Arbitrary<Marks> = fc
  .record({
    strong: fc.constantFrom(true as const, undefined),
    emphasis: fc.constantFrom(true as const, undefined),
    link: fc.constantFrom(undefined, undefined, 'https://example.org/a?b=c&d=é'),
  })
  .map(marksOf)

/** Words with emoji, combining marks and both kinds of space among them (D3). */
const anyWords = fc
  .array(fc.constantFrom('We', 'urge', 'the', 'café', 'ße', '👩‍👩‍👧', 'e\u0301', '1 000', 'Ω', '“so”', ',', '.'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(' '))

/** Runs and atoms as an editor makes them; note references point to the given notes. */
export function anyContent(notes: readonly Note['id'][]): fc.Arbitrary<readonly Inline[]> {
  const text = fc.record({ type: fc.constant('text' as const), text: anyWords, marks: anyMarks })
  const lineBreak = fc.constant({ type: 'line-break' } as const)
  const placeholder = fc.record({
    type: fc.constant('placeholder' as const),
    field: fc.constantFrom('day' as const, 'other' as const),
    text: fc.constant('xx'),
  })
  const references = notes.map((note) => fc.constant({ type: 'note-ref', note } as const))
  return fc.array(fc.oneof({ weight: 6, arbitrary: text }, lineBreak, placeholder, ...references), { maxLength: 6 }).map(normaliseInline)
}

const anyShape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('body' as const, 'subject' as const, 'salutation' as const, 'quotation' as const, 'closing' as const),
  }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const) }),
  fc.record({
    kind: fc.constant('list-item' as const),
    list: fc.constantFrom('bulleted' as const, 'numbered' as const),
    level: fc.constantFrom(0 as const, 1 as const, 2 as const),
  }),
)

/** Whole letters of up to eight paragraphs and two notes, ids unique. */
export const anyLetterText: fc.Arbitrary<LetterText> = fc
  .record({
    paragraphs: fc.array(fc.tuple(anyShape, anyContent([noteId('n1'), noteId('n2')])), { minLength: 1, maxLength: 8 }),
    notes: fc.tuple(anyContent([]), anyContent([])),
  })
  .map(({ paragraphs, notes }) => ({
    language: 'en' as const,
    paragraphs: paragraphs.map(([shape, content], at): Paragraph => ({ ...shape, id: paragraphId(`p${at}`), content })),
    notes: notes.map((content, at): Note => ({ id: noteId(`n${at + 1}`), content })),
  }))
