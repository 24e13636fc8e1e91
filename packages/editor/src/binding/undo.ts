import { isUndoable } from '@undersigned/collab'
import * as Y from 'yjs'

/** One person's undo over a whole document: what the given origins wrote, and nothing of others (rule L16, D4). */
export function undoFor(doc: Y.Doc, options: { readonly captureTimeout?: number } = {}): Y.UndoManager {
  return new Y.UndoManager(doc, { trackedOrigins: new Set(), captureTimeout: options.captureTimeout ?? 500, deleteFilter: isUndoable })
}
