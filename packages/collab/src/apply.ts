import * as Y from 'yjs'
import type { Edit } from './diff.ts'
import { changeMarker, createMarker } from './marker.ts'
import { bookWriting } from './rank.ts'
import type { Token } from './token.ts'

/** Plays edits on a flat text from `index` on and gives back where they ended. Call it inside a transaction. */
export function applyEdits(text: Y.Text, edits: readonly Edit[], index = 0): number {
  let at = index
  for (const edit of edits) {
    switch (edit.type) {
      case 'retain':
        at += edit.length
        break
      case 'delete':
        text.delete(at, edit.length)
        break
      case 'format':
        text.format(at, edit.length, edit.changes)
        at += edit.length
        break
      case 'marker': {
        const map = markerAt(text, at)
        if (map) changeMarker(map, edit.changes)
        at += 1
        break
      }
      case 'insert':
        at = insertTokens(text, at, edit.tokens)
        break
    }
  }
  return at
}

/** Writes tokens at an index; neighbouring characters with the same marks go in as one run. */
export function insertTokens(text: Y.Text, index: number, tokens: readonly Token[]): number {
  let at = index
  let run = ''
  let marks: object = {}
  if (text.doc && tokens.some(({ type }) => type === 'marker')) bookWriting(text.doc)
  const flush = () => {
    if (run === '') return
    text.insert(at, run, { ...marks })
    at += run.length
    run = ''
  }
  for (const token of tokens) {
    if (token.type === 'char') {
      if (token.marks !== marks) flush()
      marks = token.marks
      run += token.char
      continue
    }
    flush()
    if (token.type === 'marker') text.insertEmbed(at, createMarker(token.marker), {})
    else text.insertEmbed(at, { ...token.atom }, { ...token.marks })
    at += 1
  }
  flush()
  return at
}

/** The marker that stands at an index, or null when something else does. */
export function markerAt(text: Y.Text, index: number): Y.Map<unknown> | null {
  let at = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (at === index) return item.content instanceof Y.ContentType && item.content.type instanceof Y.Map ? item.content.type : null
    at += item.length
    if (at > index) return null
  }
  return null
}
