import { canonicalText, noteId, type Paragraph, paragraphId } from '@undersigned/letter'
import { aLetter, anyLetterText, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLetterText, replaceLetterText, writeLetterText } from './letter-text.ts'
import { BODY } from './names.ts'

test('L18 a letter written into a document reads back as the same letter, ids and notes included', () => {
  fc.assert(
    fc.property(anyLetterText, (letter) => {
      const doc = new Y.Doc()
      writeLetterText(doc, letter)
      const read = readLetterText(doc, letter.language)
      expect(canonicalText(read)).toBe(canonicalText(letter))
      expect(read.paragraphs.map((paragraph) => paragraph.id)).toEqual(letter.paragraphs.map((paragraph) => paragraph.id))
    }),
  )
})

test('L18 any letter replaces any other, and replacing it by itself writes nothing', () => {
  fc.assert(
    fc.property(anyLetterText, anyLetterText, (before, after) => {
      const doc = new Y.Doc()
      writeLetterText(doc, before)
      replaceLetterText(doc, after)
      expect(canonicalText(readLetterText(doc, 'en'))).toBe(canonicalText(after))
      const state = Y.encodeStateAsUpdate(doc)
      replaceLetterText(doc, after)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(state)
    }),
  )
})

test('L18 a letter is not written over another', () => {
  const doc = new Y.Doc()
  writeLetterText(doc, aLetter('One.'))
  expect(() => writeLetterText(doc, aLetter('Two.'))).toThrow('already holds a letter')
})

test('L15 replacing one emoji by another of the same half never cuts a pair', () => {
  const doc = new Y.Doc()
  writeLetterText(doc, aLetter('a😀b'))
  replaceLetterText(doc, aLetter('a😁b'))
  expect(doc.getText(BODY).toString()).toBe('a😁b')
})

test('L18 words in front of the first marker are a paragraph of their own', () => {
  const doc = new Y.Doc()
  doc.getText(BODY).insert(0, 'left over')
  const head: Paragraph = { id: paragraphId('~head'), kind: 'body', content: [textRun('left over')] }
  expect(readLetterText(doc, 'en').paragraphs).toEqual([head])
})

test('L18 a note that only a note refers to comes after those of the text', () => {
  const doc = new Y.Doc()
  const [first, second] = [noteId('a-second'), noteId('z-first')]
  const body: Paragraph = { id: paragraphId('p'), kind: 'body', content: [{ type: 'note-ref', note: second }] }
  writeLetterText(doc, {
    language: 'en',
    paragraphs: [body],
    notes: [
      { id: second, content: [{ type: 'note-ref', note: first }] },
      { id: first, content: [textRun('deep')] },
    ],
  })
  expect(readLetterText(doc, 'en').notes.map((note) => note.id)).toEqual([second, first])
})
