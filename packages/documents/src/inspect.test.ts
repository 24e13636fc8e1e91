import { type Inline, type LetterDocument, noteId, type Paragraph, paragraphId } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const words = (text: string, marks: (Inline & { type: 'text' })['marks'] = {}): Inline => ({ type: 'text', text, marks })
const letter = (...paragraphs: readonly Paragraph[]): LetterDocument => ({
  text: {
    language: 'en',
    paragraphs,
    notes: [{ id: noteId('n'), content: [words('note', { strong: true, link: 'https://example.org/n' })] }],
  },
  recipients: [],
  signatories: [],
  listInFormation: false,
})
const id = paragraphId('p')

test('L53 strong runs that stand side by side are one, also across a link; those also emphasised are counted apart', () => {
  const content = [
    words('one ', { strong: true }),
    words('run', { strong: true, link: 'https://example.org/' }),
    words(' plain '),
    words('two', { strong: true }),
    words('both', { strong: true, emphasis: true }),
  ]
  const { strong, strongEmphasis } = inspect(letter({ id, kind: 'body', content }))
  expect(strong.texts).toEqual(['one run', 'two'])
  expect(strongEmphasis.texts).toEqual(['both'])
})

test('L53 a title’s bold is no stress, and what notes hold is not counted', () => {
  const note: Inline = { type: 'note-ref', note: noteId('n') }
  const found = inspect(letter({ id, kind: 'subject', content: [words('Title', { strong: true })] }, { id, kind: 'body', content: [note] }))
  expect([found.strong.count, found.links.count, found.notes.count]).toEqual([0, 0, 1])
})

test('L53 links are named with their words and addresses, salutations by line', () => {
  const content = [words('Dear A,'), { type: 'line-break' } as const, words('Dear B,')]
  const link = [words('a ', { link: 'https://example.org/' }), words('b', { link: 'https://example.org/', emphasis: true })]
  const found = inspect(letter({ id, kind: 'salutation', content }, { id, kind: 'body', content: link }))
  expect(found.salutations).toEqual({ count: 2, texts: ['Dear A,', 'Dear B,'] })
  expect(found.links.texts).toEqual(['a b <https://example.org/>'])
})
