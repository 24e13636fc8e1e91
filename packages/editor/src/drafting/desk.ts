import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { noteOfField } from '@undersigned/collab'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { caretsIn } from '../binding/carets.ts'
import type { Visitor } from '../presence/who-is-here.ts'
import { run } from '../ui/editor.ts'
import { referenceTo } from '../view/outline.ts'

/** What the page around the drafting editor may ask of it. */
export interface DraftingDesk {
  readonly editor: Editor
  /** Goes to where somebody writes; false when they only read. */
  readonly jumpTo: (visitor: Visitor) => boolean
  /** Puts the caret into the paragraph with this id; false when it is gone. */
  readonly goTo: (paragraph: string) => boolean
}

export function deskOf(editor: Editor, doc: Y.Doc, awareness: Awareness | null): DraftingDesk {
  const goToPos = (pos: number | null): boolean => {
    if (pos === null) return false
    return run(editor, (state, dispatch) => {
      dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(pos))).scrollIntoView())
      return true
    })
  }
  return {
    editor,
    jumpTo(visitor) {
      const note = visitor.field === null ? null : noteOfField(visitor.field)
      if (note !== null) return goToPos(referenceTo(editor.state.doc, note))
      const carets = awareness === null ? [] : caretsIn({ doc, awareness }, editor.state.doc)
      return goToPos(carets.find(({ client }) => client === visitor.client)?.head ?? null)
    },
    goTo: (paragraph) => goToPos(placeOf(editor, paragraph)),
  }
}

function placeOf(editor: Editor, paragraph: string): number | null {
  let found: number | null = null
  editor.state.doc.forEach((node, pos) => {
    if (node.attrs.id === paragraph) found = pos + 1
  })
  return found
}
