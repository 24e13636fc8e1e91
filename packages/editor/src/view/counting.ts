import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { noteField } from '@undersigned/collab'
import { type NoteId, noteId } from '@undersigned/letter'
import type * as Y from 'yjs'
import type { NoteNumbers } from './note-numbers.ts'
import { notesInOrder } from './outline.ts'

/** Keeps the notes' numbers as the text has them: references in the text first, then those inside notes (rule L4). */
export function countingPlugin(doc: Y.Doc, numbers: NoteNumbers): Plugin {
  let counted: PmNode | null = null
  let order: readonly NoteId[] = []
  const count = (text: PmNode): void => {
    if (text === counted) return
    counted = text
    const now = notesInOrder(text)
    if (now.length === order.length && now.every((note, at) => note === order[at])) return
    order = now
    numbers.set(withInner(doc, now))
  }
  return new Plugin({
    key: new PluginKey('counting'),
    view(view) {
      count(view.state.doc)
      return { update: ({ state }) => count(state.doc) }
    },
  })
}

function withInner(doc: Y.Doc, order: readonly NoteId[]): readonly NoteId[] {
  const all = new Set(order)
  for (const note of all) for (const inner of referencesIn(doc.getText(noteField(note)))) all.add(inner)
  return [...all]
}

function referencesIn(text: Y.Text): NoteId[] {
  const ops: readonly { readonly insert?: unknown }[] = text.toDelta()
  return ops.flatMap(({ insert }) => (isReference(insert) ? noteId(insert.note) : []))
}

const isReference = (value: unknown): value is { readonly type: 'note-ref'; readonly note: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'note-ref' &&
  'note' in value &&
  typeof value.note === 'string'
