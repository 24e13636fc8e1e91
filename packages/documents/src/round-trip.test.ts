import {
  canonicalText,
  type Inline,
  isSlot,
  type LetterDocument,
  type LetterText,
  marksOf,
  noteId,
  type Paragraph,
  paragraphId,
  type Shape,
} from '@undersigned/letter'
import { anyLetterText } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportDocument, type ImportFormat, importDocument } from './formats.ts'

const withoutRows = (text: LetterDocument['text']): LetterDocument => ({ text, recipients: [], signatories: [], listInFormation: false })

function thereAndBack(document: LetterDocument, format: ImportFormat): LetterDocument {
  return importDocument(exportDocument(document, format), format)
}

test.each(['docx', 'markdown'] as const)('L38 L51 any letter goes out as %s and comes back the same', (format) => {
  fc.assert(
    fc.property(anyLetterText, (text) => {
      expect(canonicalText(thereAndBack(withoutRows(text), format).text)).toBe(canonicalText(text))
    }),
    { numRuns: 500 },
  )
})

/** Words that mean something to a parser, in every position a parser looks at. */
const trickyText = fc
  .array(
    fc.constantFrom(
      ...['*', '**', '_', '`', '# ', '1. ', '1) ', '- ', '+ ', '> ', '[a](b)', '![a](b)', '[^1]', '[^1]: ', '&amp;', '&#32;', '&', '<b>'],
      ...[
        '<!-- x -->',
        '\\',
        '!',
        '~~~',
        '---',
        '===',
        ':',
        '|',
        '  ',
        '\u00a0',
        '\t',
        'a',
        'Ω',
        '.',
        '…',
        '👩‍👧',
        'é',
        ']',
        '(',
        '"',
        "'",
      ],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''))

const on = fc.constantFrom(true as const, undefined)
const trickyRun = fc
  .record({ text: trickyText, strong: on, emphasis: on, link: fc.constantFrom(undefined, 'https://example.org/(a)_b?c=&copy;d\\e') })
  .map(({ text, ...marks }): Inline => ({ type: 'text', text, marks: marksOf(marks) }))
const trickyPart: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: trickyRun },
  fc.constantFrom<Inline[]>(
    { type: 'line-break' },
    { type: 'note-ref', note: noteId('n1') },
    { type: 'note-cross-ref', note: noteId('n1') },
    { type: 'placeholder', field: 'year', text: '' },
  ),
)
const trickyShape = fc.constantFrom<Shape[]>(
  { kind: 'body' },
  { kind: 'quotation' },
  { kind: 'lead' },
  { kind: 'heading', level: 2 },
  { kind: 'list-item', list: 'numbered', level: 0 },
  { kind: 'list-item', list: 'bulleted', level: 3 },
  { kind: 'recipients' },
)
const trickyLetter: fc.Arbitrary<LetterText> = fc
  .array(fc.tuple(trickyShape, fc.array(trickyPart, { maxLength: 5 })), { minLength: 1, maxLength: 5 })
  .map(
    (paragraphs): LetterText => ({
      language: 'en',
      paragraphs: [
        { id: paragraphId('first'), kind: 'body', content: [{ type: 'note-ref', note: noteId('n1') }] },
        ...paragraphs.map(
          ([shape, content], at): Paragraph => ({ ...shape, id: paragraphId(`p${at}`), content: isSlot(shape.kind) ? [] : content }),
        ),
      ],
      notes: [{ id: noteId('n1'), content: [{ type: 'text', text: '*no* <i>', marks: {} }] }],
    }),
  )
  .filter(({ paragraphs }) => paragraphs.filter(({ kind }) => kind === 'recipients').length < 2)

test.each(['docx', 'markdown'] as const)('L38 L51 no words can break out of %s', (format) => {
  fc.assert(
    fc.property(trickyLetter, (text) => {
      expect(canonicalText(thereAndBack(withoutRows(text), format).text)).toBe(canonicalText(text))
    }),
    { numRuns: 1_000 },
  )
})
