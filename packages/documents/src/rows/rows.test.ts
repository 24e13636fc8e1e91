import {
  type LetterDocument,
  paragraphId,
  type Recipient,
  recipientId,
  SIGNATORY_CLASSES,
  type SignatoryDisplay,
} from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportDocument, IMPORT_FORMATS, type ImportFormat, importDocument } from '../formats.ts'

const word = fc.constantFrom(
  '',
  'Ana',
  'Müller-Lüdenscheidt',
  'Minister of the Interior',
  'Ministry, of Commas',
  'A (B)',
  '<i>*x*</i> & -->',
  'Dr',
  'Ρένα',
  'EE',
)
const name = word.filter((text) => text !== '')
const anyRecipient: fc.Arbitrary<Recipient> = fc.record({
  id: fc.constant(recipientId('r')),
  honorific: fc.constantFrom('', 'Ms', 'Mr', 'Herrn Dr.'),
  name,
  function: word,
  institution: word,
  country: fc.constantFrom('', 'EE', 'FR'),
  language: fc.constantFrom(null, 'et' as const, 'fr' as const),
})
const anySignatory: fc.Arbitrary<SignatoryDisplay> = fc.record({
  class: fc.constantFrom(...SIGNATORY_CLASSES),
  name,
  title: word,
  affiliation: word,
  country: fc.constantFrom('', 'Estonia', 'EE'),
  group: fc.constantFrom('', 'S&D', 'Greens/EFA'),
})
const anyDocument: fc.Arbitrary<LetterDocument> = fc
  .record({
    recipients: fc.array(anyRecipient, { maxLength: 4 }),
    signatories: fc.array(anySignatory, { maxLength: 6 }),
    listInFormation: fc.boolean(),
    language: fc.constantFrom('en' as const, 'de' as const, 'el' as const),
  })
  .map(({ language, ...rows }) => ({
    ...rows,
    text: {
      language,
      notes: [],
      paragraphs: [
        { id: paragraphId('a'), kind: 'recipients', content: [] },
        { id: paragraphId('b'), kind: 'body', content: [{ type: 'text', text: 'We ask.', marks: {} }] },
        { id: paragraphId('c'), kind: 'signatories', content: [] },
      ],
    },
  }))

const rowsOf = ({ recipients, signatories, listInFormation }: LetterDocument) => ({
  recipients: recipients.map(({ id: _id, ...row }) => row),
  signatories,
  listInFormation,
})

const thereAndBack = (document: LetterDocument, format: ImportFormat): LetterDocument =>
  importDocument(exportDocument(document, format), format)

test.each(IMPORT_FORMATS)('L38 L51 rows of any kind go out as %s and come back the same', (format) => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const back = thereAndBack(document, format)
      expect(rowsOf(back)).toEqual(rowsOf(document))
      expect(back.text.paragraphs.map(({ kind }) => kind)).toEqual(['recipients', 'body', 'signatories'])
    }),
    { numRuns: 200 },
  )
})

test.each(IMPORT_FORMATS)('L39 rows without a slot are printed where letters have them, in %s too', (format) => {
  const document: LetterDocument = {
    text: {
      language: 'en',
      notes: [],
      paragraphs: [{ id: paragraphId('b'), kind: 'body', content: [{ type: 'text', text: 'We ask.', marks: {} }] }],
    },
    recipients: [
      { id: recipientId('r'), honorific: 'Ms', name: 'Ana Diaz', function: 'Minister', institution: '', country: '', language: null },
    ],
    signatories: [{ class: 'organisation', name: 'Quiet Lines', title: '', affiliation: '', country: '', group: '' }],
    listInFormation: true,
  }
  const back = thereAndBack(document, format)
  expect(rowsOf(back)).toEqual(rowsOf(document))
  expect(back.text.paragraphs.map(({ kind }) => kind)).toEqual(['recipients', 'body', 'signatories'])
})

test('L37 a printed line that somebody edited is read anew', () => {
  const document = importDocument(new TextEncoder().encode('Ms Ana Diaz, Minister\n\nDear Minister,\n\nWe ask.\n'), 'markdown')
  const declared = { ...document, recipients: document.recipients.map((row) => ({ ...row, language: 'fr' as const })) }
  const markdown = new TextDecoder().decode(exportDocument(declared, 'markdown')).replace('Diaz, Minister', 'Diaz, Commissioner')
  const [row] = importDocument(new TextEncoder().encode(markdown), 'markdown').recipients
  expect(row).toMatchObject({ name: 'Ana Diaz', function: 'Commissioner', language: null })
})
