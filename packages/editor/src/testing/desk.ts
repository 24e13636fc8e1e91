import { Editor, type Extensions } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { BODY, writeLetterText } from '@undersigned/collab'
import type { LetterText } from '@undersigned/letter'
import * as Y from 'yjs'
import type { BindingCounts } from '../binding/bond.ts'
import { flatBinding, newCounts } from '../binding/flat-binding.ts'
import { mirrors } from '../binding/mirror.ts'
import { undoFor } from '../binding/undo.ts'
import { letterSchema } from '../schema/schema.ts'
import { installDom } from './dom.ts'

/** One person's screen on their own copy of the letter. */
export interface Desk {
  readonly doc: Y.Doc
  readonly editor: Editor
  readonly undo: Y.UndoManager
  readonly counts: BindingCounts
}

export interface DeskOptions {
  readonly client: number
  readonly seed?: Uint8Array
  readonly extra?: Extensions
  /** How long keystrokes are undone together; nothing is, when absent. */
  readonly captureTimeout?: number
}

/** The state every desk starts from, written by client 1. */
export function seedOf(letter: LetterText): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  writeLetterText(doc, letter)
  return Y.encodeStateAsUpdate(doc)
}

export function openDesk({ client, seed, extra = [], captureTimeout = 0 }: DeskOptions): Desk {
  installDom()
  const doc = new Y.Doc()
  doc.clientID = client
  if (seed) Y.applyUpdate(doc, seed)
  const undo = undoFor(doc, { captureTimeout })
  const counts = newCounts()
  const element = document.createElement('div')
  document.body.append(element)
  let given = 0
  const newId = () => `n${client}-${++given}`
  const editor = new Editor({ element, extensions: [...letterSchema, flatBinding({ doc, undo, counts, newId }), ...extra] })
  return { doc, editor, undo, counts }
}

export function closeDesk({ editor, undo, doc }: Desk): void {
  const element = editor.view.dom.parentElement
  editor.destroy()
  undo.destroy()
  doc.destroy()
  element?.remove()
}

/** Hands everything everyone has to everyone, until nobody learns anything new. */
export function settleAll(docs: readonly Y.Doc[]): void {
  for (let news = true; news; ) {
    news = false
    for (const from of docs) for (const to of docs) if (from !== to) news = hand(from, to) || news
  }
}

/** Brings one copy up to date with another; false when it knew all of it. */
export function hand(from: Y.Doc, to: Y.Doc): boolean {
  const update = Y.encodeStateAsUpdate(from, Y.encodeStateVector(to))
  let changed = false
  const heard = () => {
    changed = true
  }
  to.on('update', heard)
  Y.applyUpdate(to, update, 'network')
  to.off('update', heard)
  return changed
}

export const isMirror = ({ editor, doc }: Desk): boolean => mirrors(editor.state.doc, doc.getText(BODY), 'letter')

export interface PlacedNode {
  readonly node: PmNode
  readonly pos: number
}

export function paragraphAt({ editor }: Desk, index: number): PlacedNode {
  const { doc } = editor.state
  let pos = 0
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize
  return { node: doc.child(index), pos }
}

export function caretAt(desk: Desk, paragraph: number, offset: number): void {
  desk.editor.commands.setTextSelection(paragraphAt(desk, paragraph).pos + 1 + offset)
}

/** The letter as one line: kind (but for body), id and words of every paragraph. */
export function shown({ editor }: Desk): string {
  const parts: string[] = []
  editor.state.doc.forEach(({ attrs, textContent }) => {
    parts.push(`${attrs.kind === 'body' ? '' : `${attrs.kind}${attrs.level ?? ''} `}${attrs.id}:${textContent}`)
  })
  return parts.join(' | ')
}
