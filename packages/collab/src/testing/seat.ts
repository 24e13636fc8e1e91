import { type LetterText, noteId, paragraphId } from '@undersigned/letter'
import * as Y from 'yjs'
import { readLetterText, writeLetterText } from '../letter-text.ts'
import { BODY, noteOfField } from '../names.ts'
import { tokensOf } from '../walk.ts'
import type { Ink } from './ledger.ts'
import { rowsOf } from './paragraphs.ts'
import type { Reading } from './play.ts'

/** The letter every copy begins with: four paragraphs and a note, every character followed. */
export function seedLetter(ink: Ink): LetterText {
  const run = (length: number) => ({ type: 'text' as const, text: ink.words(length, 1), marks: {} })
  const note = noteId('note-1')
  return {
    language: 'en',
    paragraphs: ['p1', 'p2', 'p3', 'p4'].map((id, at) => ({
      id: paragraphId(id),
      kind: 'body',
      content: at === 1 ? [run(4), { type: 'note-ref', note }, run(2)] : [run(5)],
    })),
    notes: [{ id: note, content: [run(3)] }],
  }
}

export function seedUpdate(ink: Ink): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  writeLetterText(doc, seedLetter(ink))
  return Y.encodeStateAsUpdate(doc)
}

/** All words of a copy of a flat letter. */
export function wordsOf(doc: Y.Doc): string {
  const notes = [...doc.share.keys()].filter((field) => noteOfField(field) !== null)
  return [BODY, ...notes].map((field) => doc.getText(field).toString()).join('\n')
}

/** What a copy of a flat letter says. */
export function readFlat(doc: Y.Doc): Reading {
  const rows = rowsOf(tokensOf(doc.getText(BODY)))
  const words = rows.map(({ content }) =>
    content.map((token) => (token.type === 'char' ? token.char : token.type === 'atom' ? token.key : '')).join(''),
  )
  return {
    text: wordsOf(doc),
    ids: rows.map(({ marker }) => marker.id),
    paragraphs: words,
    whole: JSON.stringify(readLetterText(doc, 'en')),
  }
}
