import { Plugin, PluginKey } from '@tiptap/pm/state'

/**
 * Reads the selection on the screen before a key acts on it. Browsers tell of a moved selection in a task of its own, which on a busy
 * machine comes after the next key: Enter would then replace words that are no longer selected.
 */
export const selectionFirst = (): Plugin =>
  new Plugin({
    key: new PluginKey('selection-first'),
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (!event.isComposing && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
          return false
        },
      },
    },
  })
