import { type Suggestion, suggestUnit } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import type { Inline, UnitId } from '@undersigned/letter'
import type * as Y from 'yjs'

/** Marks help that was taken as this person's own act: undo takes it back, whole. */
const TAKING = { help: 'taken' }

/** Puts offered words in the place of a unit's own, with where they come from (rule T98). */
export function take(doc: Y.Doc, unit: UnitId, { content, ...suggestion }: Suggestion & { readonly content: readonly Inline[] }): void {
  const undo = sharedUndo(doc)
  undo.addTrackedOrigin(TAKING)
  undo.stopCapturing()
  suggestUnit(doc, unit, { content, suggestion, origin: TAKING })
  undo.stopCapturing()
}

/** Writes words where the caret is; false where it is in no text of this unit. */
export function insertAtCaret(unit: UnitId, text: string): boolean {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !field.isContentEditable || field.closest(`[id="unit-${CSS.escape(unit)}"]`) === null) return false
  const data = new DataTransfer()
  data.setData('text/plain', text)
  return !field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
}
