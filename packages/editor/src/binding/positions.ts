import type { Node as PmNode } from '@tiptap/pm/model'
import { type Anchor, anchorAt, indexOfAnchor } from '@undersigned/collab'
import type * as Y from 'yjs'
import { type Form, indexOfPos, posOfIndex } from './layout.ts'

/** A place on the screen as one in the text, which stays where it is while others write. */
export function relativeFromPm(text: Y.Text, doc: PmNode, pos: number, form: Form = 'letter'): Anchor {
  return anchorAt(text, indexOfPos(doc, pos, form))
}

/** Where on the screen a place in the text is now; null when the text does not have it. */
export function pmFromRelative(text: Y.Text, doc: PmNode, place: Anchor, form: Form = 'letter'): number | null {
  const index = text.doc ? indexOfAnchor(text.doc, text, place) : null
  return index === null ? null : posOfIndex(doc, index, form)
}
