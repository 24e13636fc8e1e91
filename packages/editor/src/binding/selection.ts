import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** A caret stays before what another writes at it; after an undo it goes to what came back. */
export function keepSelection(tr: Transaction, { selection }: EditorState, isUndo: boolean): void {
  if (!tr.docChanged) return
  const end = isUndo ? endOfChanges(tr) : null
  if (end !== null) {
    tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView()
  } else if (selection instanceof TextSelection) {
    const [anchor, head] = [tr.mapping.map(selection.anchor, -1), tr.mapping.map(selection.head, -1)]
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)))
  }
}

function endOfChanges(tr: Transaction): number | null {
  let end: number | null = null
  tr.mapping.maps.forEach((map, at) => {
    map.forEach((_from, _to, _newFrom, newTo) => {
      end = tr.mapping.slice(at + 1).map(newTo)
    })
  })
  return end === null ? null : Math.min(end, tr.doc.content.size)
}
