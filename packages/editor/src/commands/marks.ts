import { toggleMark } from '@tiptap/pm/commands'
import type { Command, EditorState } from '@tiptap/pm/state'
import { type MarkName, markType } from '../pm.ts'

export const toggleMarkOf =
  (name: Exclude<MarkName, 'link'>): Command =>
  (state, dispatch) =>
    toggleMark(markType(state.schema, name))(state, dispatch)

/** Whether what is typed now, or all that is selected, has the mark. */
export function hasMark(state: EditorState, name: MarkName): boolean {
  const type = markType(state.schema, name)
  const { from, to, empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  let all = true
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !type.isInSet(node.marks)) all = false
  })
  return all && state.doc.rangeHasMark(from, to, type)
}
