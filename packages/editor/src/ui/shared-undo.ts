import type * as Y from 'yjs'
import { undoFor } from '../binding/undo.ts'

const managers = new WeakMap<Y.Doc, Y.UndoManager>()

/** One undo for everything this person writes in a document, text and notes, or all units of a version; it lives as long as the document (D4). */
export function sharedUndo(doc: Y.Doc): Y.UndoManager {
  const known = managers.get(doc)
  if (known !== undefined) return known
  const undo = undoFor(doc)
  managers.set(doc, undo)
  doc.on('destroy', () => {
    managers.delete(doc)
    undo.destroy()
  })
  return undo
}
