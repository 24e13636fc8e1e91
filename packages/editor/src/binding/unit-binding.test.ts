import { Editor } from '@tiptap/core'
import { readUnit, unitField, writeUnit } from '@undersigned/collab'
import { unitId } from '@undersigned/letter'
import { textRun } from '@undersigned/letter/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { unitSchema } from '../schema/schema.ts'
import { settleAll } from '../testing/desk.ts'
import { installDom } from '../testing/dom.ts'
import { newCounts, unitBinding } from './flat-binding.ts'
import { mirrors } from './mirror.ts'
import { undoFor } from './undo.ts'

const FIRST = unitId('p1')
const SECOND = unitId('p2')

function small(doc: Y.Doc, unit = FIRST, undo = undoFor(doc, { captureTimeout: 0 })) {
  installDom()
  const counts = newCounts()
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({ element, extensions: [...unitSchema, unitBinding({ doc, field: unitField(unit), undo, counts })] })
  return { editor, doc, counts, field: unitField(unit), type: (words: string) => editor.view.dispatch(editor.state.tr.insertText(words)) }
}

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

test('L19 two who begin the same empty unit merge', () => {
  const [a, b] = [small(docOf(1)), small(docOf(2))]
  a.type('Bonjour')
  b.type('Salut')
  settleAll([a.doc, b.doc])
  expect(a.editor.getText()).toBe(b.editor.getText())
  expect(a.editor.getText()).toHaveLength('BonjourSalut'.length)
})

test('L19 words, marks and line breaks of a unit are shown and written', () => {
  const doc = docOf(1)
  writeUnit(doc, FIRST, [textRun('Madame,', { strong: true }), { type: 'line-break' }, textRun('Monsieur,')])
  const { editor, counts } = small(doc)
  editor.commands.setTextSelection(8)
  editor.commands.keyboardShortcut('Enter')
  expect(readUnit(doc, FIRST)).toEqual([
    textRun('Madame,', { strong: true }),
    { type: 'line-break' },
    { type: 'line-break' },
    textRun('Monsieur,'),
  ])
  expect(counts.rebuilt).toBe(0)
})

test('L16 undo spans the units of a version', () => {
  const doc = docOf(1)
  const undo = undoFor(doc, { captureTimeout: 0 })
  const [first, second] = [small(doc, FIRST, undo), small(doc, SECOND, undo)]
  first.type('Un')
  second.type('Deux')
  first.editor.commands.undo()
  expect([first.editor.getText(), second.editor.getText()]).toEqual(['Un', ''])
  second.editor.commands.undo()
  expect(first.editor.getText()).toBe('')
  second.editor.commands.redo()
  expect(first.editor.getText()).toBe('Un')
})

test('L12 two who write in one unit read the same, and nothing is rebuilt', () => {
  const [a, b] = [small(docOf(1)), small(docOf(2))]
  a.type('Chère Madame')
  settleAll([a.doc, b.doc])
  b.editor.commands.setTextSelection({ from: 1, to: 6 })
  b.editor.commands.setMark('emphasis')
  a.editor.commands.insertContentAt(7, { type: 'placeholder', attrs: { field: 'other', text: 'Ministre' } })
  settleAll([a.doc, b.doc])
  for (const { editor, doc, counts, field } of [a, b]) {
    expect(mirrors(editor.state.doc, doc.getText(field), 'unit')).toBe(true)
    expect(counts.rebuilt).toBe(0)
  }
  expect(a.editor.getHTML()).toBe(b.editor.getHTML())
})

test('L21 a marker that a stranger wrote into a unit is shown as a line break', () => {
  const doc = docOf(1)
  const { editor, counts, field } = small(doc)
  doc.getText(field).insert(0, 'ab')
  doc.getText(field).insertEmbed(1, new Y.Map())
  expect(editor.getText()).toBe('a\nb')
  expect(counts.rebuilt).toBe(0)
})
