import { aLetter } from '@undersigned/letter/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { insertTokens } from './apply.ts'
import { readLetterText, writeLetterText } from './letter-text.ts'
import { createMarker, markerOf } from './marker.ts'
import { BODY, WRITTEN } from './names.ts'
import { isDerived, normaliseIds } from './normalise.ts'
import { isUndoable, takeBack } from './rank.ts'
import { markerToken, NO_MARKS, pushText, type Token } from './token.ts'

function docOf(client: number, ...paragraphs: readonly (readonly [id: string | null, words: string])[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  for (const [id, words] of paragraphs) add(doc, id, words)
  return doc
}

function add(doc: Y.Doc, id: string | null, words: string): void {
  const tokens: Token[] = [markerToken(markerOf({ id }))]
  pushText(tokens, words, NO_MARKS)
  doc.transact(() => insertTokens(doc.getText(BODY), doc.getText(BODY).length, tokens))
}

const copyOf = (doc: Y.Doc, client: number): Y.Doc => {
  const copy = docOf(client)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const idsOf = (doc: Y.Doc) => readLetterText(doc, 'en').paragraphs.map(({ id }) => String(id))

test('L10 the first keeps an id that stands twice, and every client gives the other the same one', () => {
  const one = docOf(7, ['p', 'first'], ['p', 'second'], [null, 'third'])
  const two = copyOf(one, 8)
  normaliseIds(one)
  normaliseIds(two)
  expect(idsOf(one)).toEqual(idsOf(two))
  expect(idsOf(one)[0]).toBe('p')
  expect(idsOf(one).filter(isDerived)).toHaveLength(1)
  expect(new Set(idsOf(one)).size).toBe(3)
})

test('L14 where nothing is wrong, and a second time, nothing is written', () => {
  const doc = docOf(7, ['p', 'first'], ['p', 'second'], ['p', 'second'], [null, ''])
  expect(normaliseIds(doc)).toBeGreaterThan(0)
  const state = Y.encodeStateAsUpdate(doc)
  expect(normaliseIds(doc)).toBe(0)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(state)
})

test('L13 of two with the same words the one written last stays, with the plain name', () => {
  const doc = docOf(7, ['p', 'same'], ['q', 'between'], ['p~1.1', 'same'])
  normaliseIds(doc)
  expect(readLetterText(doc, 'en').paragraphs.map(({ id, content }) => [id, content.length])).toEqual([
    ['q', 1],
    ['p', 1],
  ])
})

test('L13 copies whose words differ both stay', () => {
  const doc = docOf(7, ['p', 'same'], ['p', 'same but more'])
  normaliseIds(doc)
  expect(readLetterText(doc, 'en').paragraphs).toHaveLength(2)
})

test('L11 L13 copies of which each has words later than the other’s both stay', () => {
  const doc = docOf(7, ['p', 'same'], ['p', 'same'], ['q', 'carried: e'])
  const body = doc.getText(BODY)
  body.delete(4, 1)
  body.insert(4, 'e')
  expect(body.toString()).toBe('samesamecarried: e')
  expect(normaliseIds(doc)).toBe(1)
  expect(idsOf(doc)).toHaveLength(3)
  expect(idsOf(doc).filter(isDerived)).toHaveLength(1)
})

test('L13 empty paragraphs that never had an id are not each other’s copies', () => {
  const doc = docOf(7, [null, ''], [null, ''])
  normaliseIds(doc)
  expect(new Set(idsOf(doc)).size).toBe(2)
})

test('L13 while an update is known to be missing nothing is taken away', () => {
  const one = docOf(7, ['p', 'same'])
  const updates: Uint8Array[] = []
  one.on('update', (update: Uint8Array) => updates.push(update))
  add(one, 'q', 'missing')
  add(one, 'p', 'same')
  const two = docOf(8, ['p', 'same'])
  const [, last] = updates
  if (last) Y.applyUpdate(two, last)
  expect(normaliseIds(two)).toBe(0)
})

test('L10 nobody may take the name of the words in front', () => {
  const doc = docOf(7)
  doc.getText(BODY).insertEmbed(0, createMarker(markerOf({ id: '~head' })))
  normaliseIds(doc)
  expect(idsOf(doc)[0]).not.toBe('~head')
})

test('L16 taking back and doing again are one step each, and empty stacks do nothing', () => {
  const doc = new Y.Doc()
  writeLetterText(doc, aLetter('One', 'Two'))
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['me']), captureTimeout: 0 })
  expect(takeBack(undo, 'undo')).toBe(false)
  doc.transact(() => doc.getText(BODY).delete(4, 4), 'me')
  expect(idsOf(doc)).toEqual(['p1'])
  expect(takeBack(undo, 'undo')).toBe(true)
  expect(idsOf(doc)).toEqual(['p1', 'p2'])
  expect([undo.undoStack.length, undo.redoStack.length]).toEqual([0, 1])
  expect(takeBack(undo, 'redo')).toBe(true)
  expect(idsOf(doc)).toEqual(['p1'])
  expect([undo.undoStack.length, undo.redoStack.length]).toEqual([1, 0])
})

test('L16 what is booked about writing is never taken back, and costs no step', () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['me']), captureTimeout: 0, deleteFilter: isUndoable })
  doc.transact(() => writeLetterText(doc, aLetter('One')), 'me')
  const booked = doc.getMap(WRITTEN).toJSON()
  doc.transact(() => doc.getText(BODY).insert(1, 'Another '), 'me')
  doc.transact(() => doc.getText(BODY).delete(0, doc.getText(BODY).length))
  expect(takeBack(undo, 'undo')).toBe(false)
  expect(doc.getMap(WRITTEN).toJSON()).toEqual(booked)
})

test('L16 taking back in a document without paragraphs books nothing', () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['me']), captureTimeout: 0, deleteFilter: isUndoable })
  doc.transact(() => doc.getText('unit:p').insert(0, 'words'), 'me')
  doc.transact(() => doc.getText('unit:p').delete(0, 5), 'me')
  expect(takeBack(undo, 'undo')).toBe(true)
  expect(doc.getText('unit:p').toString()).toBe('words')
  expect(doc.getMap(WRITTEN).size).toBe(0)
})
