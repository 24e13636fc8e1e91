import type { Node as PmNode } from '@tiptap/pm/model'
import { HEAD } from '@undersigned/collab'

/** A letter is paragraphs with markers; a unit is the words of one paragraph alone. */
export type Form = 'letter' | 'unit'

/** Whether the first paragraph has no marker in the text: it stands before the first one, or there are none. */
export const hasHead = (doc: PmNode, form: Form): boolean => form === 'unit' || doc.firstChild?.attrs.id === HEAD

/** What an empty letter shows: one paragraph that is not in the text yet. */
export function isVacant(doc: PmNode, form: Form): boolean {
  return form === 'letter' && doc.childCount === 1 && doc.firstChild?.attrs.id === null && doc.firstChild.content.size === 0
}

/** Index in the flat text of where the child with this index begins (its marker, where it has one). */
export function startInText(doc: PmNode, child: number, form: Form): number {
  let index = hasHead(doc, form) && child > 0 ? -1 : 0
  for (let at = 0; at < child; at++) index += doc.child(at).content.size + 1
  return index
}

/** Index in the flat text of a position inside a paragraph. */
export function indexOfPos(doc: PmNode, pos: number, form: Form): number {
  const within = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)))
  return Math.max(0, within.pos - within.index(0) - (hasHead(doc, form) ? 1 : 0))
}

/** The position for what is written at an index: inside the paragraph that ends or goes on there. */
export function posOfIndex(doc: PmNode, index: number, form: Form): number {
  let reached = hasHead(doc, form) ? 0 : 1
  let start = 1
  for (let at = 0; at < doc.childCount; at++) {
    const size = doc.child(at).content.size
    if (index <= reached + size) return start + Math.max(0, index - reached)
    reached += size + 1
    start += size + 2
  }
  return Math.max(1, doc.content.size - 1)
}

/** Lengths of the shared beginning and end of two rows of paragraphs, by identity. */
export function sharedEnds(before: PmNode, after: PmNode): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.childCount, after.childCount)
  let head = 0
  while (head < most && before.child(head) === after.child(head)) head++
  let tail = 0
  while (tail < most - head && before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)) tail++
  return { head, tail }
}

export function posBeforeChild(doc: PmNode, child: number): number {
  let pos = 0
  for (let at = 0; at < child; at++) pos += doc.child(at).nodeSize
  return pos
}
