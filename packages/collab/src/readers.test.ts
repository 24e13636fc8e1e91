import { digestOfUnit, noteId, paragraphId, unitId } from '@undersigned/letter'
import { aLetter, anyLetterText, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  BODY,
  confirmUnit,
  contentOfTokens,
  letterReader,
  readLetterText,
  readVersion,
  replaceLetterText,
  tokensOfContent,
  versionReader,
  writeLetterText,
  writeUnit,
} from './index.ts'

test('T27 a letter read again is the letter, and what nobody touched is the same object', () => {
  fc.assert(
    fc.property(anyLetterText, anyLetterText, (first, second) => {
      const [doc, read] = [new Y.Doc(), letterReader('en')]
      writeLetterText(doc, first)
      const before = read(doc)
      expect(before).toEqual(readLetterText(doc, 'en'))
      expect(read(doc)).toBe(before)
      replaceLetterText(doc, second)
      expect(read(doc)).toEqual(readLetterText(doc, 'en'))
    }),
  )
  const [doc, read] = [new Y.Doc(), letterReader('en')]
  writeLetterText(doc, { ...aLetter('One', 'Two', 'Three'), notes: [{ id: noteId('n'), content: [textRun('Note')] }] })
  const before = read(doc)
  doc.getText(BODY).insert(2, 'x')
  const after = read(doc)
  expect(after.paragraphs.map((paragraph, at) => paragraph === before.paragraphs[at])).toEqual([false, true, true])
  expect(after.notes).toBe(before.notes)
  expect(after.paragraphs.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3'].map(paragraphId))
})

test('T27 a version read again is the version, and what nobody touched is the same object', () => {
  const [doc, read] = [new Y.Doc(), versionReader()]
  const [one, two] = [unitId('p1'), unitId('p2')]
  const target = [textRun('Un '), textRun('mot', { strong: true })]
  const said = {
    sourceDigest: digestOfUnit([]),
    sourceText: '',
    targetDigest: digestOfUnit(target),
    origin: 'human' as const,
    by: 'tess',
    at: 1,
  }
  writeUnit(doc, one, target)
  writeUnit(doc, two, target)
  confirmUnit(doc, one, said)
  const before = read(doc)
  expect(before).toEqual(readVersion(doc))
  expect(read(doc)).toBe(before)
  writeUnit(doc, two, [textRun('Autre')])
  const after = read(doc)
  expect(after).toEqual(readVersion(doc))
  expect(after.units.get(one)).toBe(before.units.get(one))
  expect(after.confirmed).toBe(before.confirmed)
  confirmUnit(doc, one, { ...said, at: 2 })
  expect(read(doc).confirmed.get(one)?.at).toBe(2)
})

test('L3 a text read by runs is the text read by characters', () => {
  fc.assert(
    fc.property(anyLetterText, (text) => {
      const doc = new Y.Doc()
      writeLetterText(doc, text)
      for (const { content } of readLetterText(doc, 'en').paragraphs) expect(contentOfTokens(tokensOfContent(content))).toEqual(content)
    }),
  )
})
