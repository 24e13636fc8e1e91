import * as Y from 'yjs'
import { BODY } from './names.ts'

/** When a paragraph was written, in the marker: it decides which of two copies stays. */
const WRITTEN = 'at'

/** How much of the document's history the writer knew: whoever writes knowing of another's work has a larger number. */
function knowledge(doc: Y.Doc): number {
  let sum = 0
  for (const structs of doc.store.clients.values()) {
    const last = structs.at(-1)
    if (last) sum += last.id.clock + last.length
  }
  return sum
}

/** Says in a marker that it was written now. */
export function stamp(map: Y.Map<unknown>, doc: Y.Doc | null): void {
  if (doc) map.set(WRITTEN, knowledge(doc))
}

/** Of two copies of a paragraph the one written later; the same for everyone, and later than everything its writer knew. */
export function isLater(a: Y.Item, b: Y.Item): boolean {
  const [first, second] = [writtenAt(a), writtenAt(b)]
  if (first !== second) return first > second
  return a.id.client === b.id.client ? a.id.clock > b.id.clock : a.id.client > b.id.client
}

function writtenAt({ content }: Y.Item): number {
  const value: unknown = content instanceof Y.ContentType && content.type instanceof Y.Map ? content.type.get(WRITTEN) : 0
  return typeof value === 'number' ? value : 0
}

/**
 * Takes back or redoes one thing (rule L16). Paragraphs that come back are stamped in the same transaction: they are newer than any
 * copy their person knew, so that of copies made at once the right one stays (rule L13).
 */
export function takeBack(undo: Y.UndoManager, way: 'undo' | 'redo'): boolean {
  if (way === 'undo' ? !undo.canUndo() : !undo.canRedo()) return false
  let taken = false
  try {
    undo.doc.transact((transaction) => {
      taken = undo[way]() !== null
      // Yjs forgets which way it goes before our transaction ends, and would book it as a new act.
      if (way === 'undo') undo.undoing = true
      else undo.redoing = true
      stampRestored(undo.doc, transaction)
    }, undo)
  } finally {
    undo.undoing = false
    undo.redoing = false
  }
  return taken
}

function stampRestored(doc: Y.Doc, { beforeState }: Y.Transaction): void {
  const known = beforeState.get(doc.clientID) ?? 0
  for (let item = doc.getText(BODY)._start; item !== null; item = item.right) {
    if (item.deleted || item.id.client !== doc.clientID || item.id.clock < known) continue
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.Map) stamp(item.content.type, doc)
  }
}
