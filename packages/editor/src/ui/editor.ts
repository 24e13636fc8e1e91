import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { Anchor } from './Pop.tsx'

/** Runs a command from a control and gives the text its focus back. */
export function run(editor: Editor, command: Command): boolean {
  const done = command(editor.state, editor.view.dispatch, editor.view)
  editor.view.focus()
  return done
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
