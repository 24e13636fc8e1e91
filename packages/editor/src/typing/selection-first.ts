import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Reads the selection on the screen before anything acts on the view. Browsers tell of a moved selection in a task of its own, which
 * on a busy machine comes late: a key would act where the caret no longer is, and another's work, drawn meanwhile, would put the
 * caret back where it was before the click.
 */
export function readSelection(view: EditorView): void {
  if (!view.composing && view.hasFocus()) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** Before a key acts. */
export const selectionFirst = (): Plugin =>
  new Plugin({
    key: new PluginKey('selection-first'),
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (!event.isComposing) readSelection(view)
          return false
        },
      },
    },
  })
