import type { Node as PmNode } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { sharedEnds } from './layout.ts'

/** Replaces halves of surrogate pairs that an edit left alone by U+FFFD, as the text has them (rule L15). */
export function mendHalves(tr: Transaction, before: EditorState): void {
  const { head, tail } = sharedEnds(before.doc, tr.doc)
  const halves: { readonly pos: number; readonly node: PmNode }[] = []
  tr.doc.forEach((paragraph, start, child) => {
    if (child < head || child >= tr.doc.childCount - tail || paragraph.textContent.isWellFormed()) return
    paragraph.forEach((node, offset) => {
      for (const at of halvesIn(node.text ?? '')) halves.push({ pos: start + 1 + offset + at, node })
    })
  })
  for (const { pos, node } of halves) tr.replaceWith(pos, pos + 1, tr.doc.type.schema.text('\ufffd', node.marks))
}

function halvesIn(text: string): number[] {
  const mended = text.toWellFormed()
  return mended === text ? [] : Array.from({ length: text.length }, (_, at) => at).filter((at) => text[at] !== mended[at])
}
