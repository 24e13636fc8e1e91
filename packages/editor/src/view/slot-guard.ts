import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isSlotNode, nodeType } from '../pm.ts'

/** Words typed in a slot begin a paragraph behind it: a slot holds rows, never words (rule L49). */
export function slotGuardPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('slot-guard'),
    props: {
      handleTextInput(view, _from, _to, text) {
        if (!leaveSlot(view)) return false
        view.dispatch(view.state.tr.insertText(text).scrollIntoView())
        return true
      },
      handleDOMEvents: {
        compositionstart(view) {
          leaveSlot(view)
          return false
        },
      },
    },
  })
}

function leaveSlot(view: EditorView): boolean {
  const { $from } = view.state.selection
  if (!$from.parent.isTextblock || !isSlotNode($from.parent)) return false
  const after = $from.after()
  const tr = view.state.tr.insert(after, nodeType(view.state.schema, 'paragraph').create())
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)))
  return true
}
