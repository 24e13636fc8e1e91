import { type Inline, unitId } from '@undersigned/letter'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { originOf, SUGGESTED, suggestionsIn, suggestUnit } from './suggested.ts'
import { readUnit, writeUnit } from './version.ts'

const unit = unitId('p1')
const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const suggestion = { origin: 'machine:deepl', by: 'tess', at: 5 } as const
const ACCEPTING = {}

test('T98 a machine\u2019s words say so to everyone, and are confirmed as the machine\u2019s even when they were mended', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  suggestUnit(one, unit, { content: words('Bonjour.'), suggestion })
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  expect([...suggestionsIn(other)]).toEqual([[unit, suggestion]])
  expect(readUnit(other, unit)).toEqual(words('Bonjour.'))
  writeUnit(other, unit, words('Bonsoir.'))
  expect(originOf(other, unit)).toBe('machine:deepl')
  expect(originOf(other, unitId('p2'))).toBe('human')
})

test('T98 one undo takes the words and their mark back, and what stood there before stands there again', () => {
  const doc = new Y.Doc()
  writeUnit(doc, unit, words('Mine.'))
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([ACCEPTING]) })
  suggestUnit(doc, unit, { content: words('Bonjour.'), suggestion, origin: ACCEPTING })
  undo.undo()
  expect(readUnit(doc, unit)).toEqual(words('Mine.'))
  expect(originOf(doc, unit)).toBe('human')
})

test('T98 a unit that was emptied is a person\u2019s again, and what is no mark of ours is as if it were not there', () => {
  const doc = new Y.Doc()
  suggestUnit(doc, unit, { content: words('Bonjour.'), suggestion })
  writeUnit(doc, unit, [])
  doc.getMap(SUGGESTED).set('p2', { origin: 'nonsense', by: 1 })
  writeUnit(doc, unitId('p2'), words('x'))
  expect(suggestionsIn(doc).size).toBe(0)
})
