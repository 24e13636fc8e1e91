import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { Anchor } from './Pop.tsx'

/** Runs a command from a control and gives the text its focus back. */
export function run(editor: Editor, command: Command): boolean {
  const done = command(editor.state, editor.view.dispatch, editor.view)
  editor.view.focus()
  return done
}

/** Runs a command from a menu: the focus goes to the text once the menu has closed and given it back to its button. */
export function runFromMenu(editor: Editor, command: Command): boolean {
  const done = command(editor.state, editor.view.dispatch, editor.view)
  focusLater(editor)
  return done
}

/** Gives the text its focus after whatever has just closed gave it back to where it came from, which it does a frame later. */
export function focusLater(editor: Editor): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (!editor.isDestroyed) editor.view.focus()
    }),
  )
}

/** The place of an element on the screen. */
export function anchorOf(element: Element): Anchor {
  const { left, top, bottom } = element.getBoundingClientRect()
  return { left, top, bottom }
}

/** The place of a position of the text on the screen. */
export function anchorAtPos(editor: Editor, pos: number): Anchor {
  const { left, top, bottom } = editor.view.coordsAtPos(pos)
  return { left, top, bottom }
}
