import { digestOfUnit, unitId } from '@undersigned/letter'
import { anyContent, textRun } from '@undersigned/letter/testing'
import type { Confirmation } from '@undersigned/translation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorAt, anchorFromJson, anchorToJson, indexOfAnchor } from './anchors.ts'
import { CONFIRMED, unitField } from './names.ts'
import { confirmUnit, readUnit, readVersion, writeUnit } from './version.ts'

const unit = unitId('p1')

test('L19 a unit reads back as it was written, over whatever stood there', () => {
  fc.assert(
    fc.property(anyContent([]), anyContent([]), (before, after) => {
      const doc = new Y.Doc()
      writeUnit(doc, unit, before)
      writeUnit(doc, unit, after)
      expect(readUnit(doc, unit)).toEqual(after)
      const loaded = new Y.Doc()
      Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc))
      expect(readVersion(loaded).units.get(unit) ?? []).toEqual(after)
    }),
  )
})

test('L19 a confirmation reads back; a record that is none is left aside', () => {
  const doc = new Y.Doc()
  const words = [textRun('Bonjour')]
  const confirmation: Confirmation = {
    sourceDigest: digestOfUnit([textRun('Hello')]),
    sourceText: 'Hello',
    targetDigest: digestOfUnit(words),
    origin: 'machine:test',
    by: 'ana',
    at: 1,
  }
  writeUnit(doc, unit, words)
  confirmUnit(doc, unit, confirmation)
  doc.getMap(CONFIRMED).set('p2', { sourceDigest: 1 })
  expect([...readVersion(doc).confirmed]).toEqual([[unit, confirmation]])
})

test('L22 an anchor stays at its word while others write before it, and through JSON', () => {
  const doc = new Y.Doc()
  writeUnit(doc, unit, [textRun('one two')])
  const text = doc.getText(unitField(unit))
  const anchor = anchorFromJson(JSON.parse(JSON.stringify(anchorToJson(anchorAt(text, 4, 'behind')))))
  text.insert(0, 'zero ')
  expect(anchor && indexOfAnchor(doc, text, anchor)).toBe(9)
})
