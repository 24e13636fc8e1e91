import { Fragment, type Node as PmNode, type Schema, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { atomFrom, HEAD_MARKER, markerOf, marksFromAttributes, readMarker } from '@undersigned/collab'
import * as Y from 'yjs'
import { type Form, hasHead, posOfIndex } from './layout.ts'
import { marksIn, nodeOfAtom, paragraphNode } from './nodes.ts'

/** One op of what changed in the flat text. */
export interface Change {
  readonly insert?: unknown
  readonly retain?: number | undefined
  readonly delete?: number | undefined
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
}

/** Plays what changed in the text on the screen's document, op by op, so that carets and decorations stay where they are. */
export function playChanges(tr: Transaction, changes: readonly Change[], form: Form): void {
  if (form === 'letter' && !hasHead(tr.doc, form) && changes[0]?.retain === undefined) {
    tr.insert(0, paragraphNode(tr.doc.type.schema, HEAD_MARKER))
  }
  let index = 0
  for (const change of changes) index += play(tr, change, index, form)
  if (form === 'letter' && hasHead(tr.doc, form) && tr.doc.childCount > 1 && tr.doc.child(0).content.size === 0) {
    tr.delete(0, tr.doc.child(0).nodeSize)
  }
}

/** Plays one op and gives back how far it moved in the text. */
function play(tr: Transaction, change: Change, index: number, form: Form): number {
  if (change.retain !== undefined) {
    if (change.attributes) mark(tr, change.attributes, { from: index, to: index + change.retain }, form)
    return change.retain
  }
  if (change.delete !== undefined) {
    const [from, to] = [posOfIndex(tr.doc, index, form), posOfIndex(tr.doc, index + change.delete, form)]
    tr.step(new ReplaceStep(from, to, Slice.empty))
    return 0
  }
  return insert(tr, change, posOfIndex(tr.doc, index, form), form)
}

function insert(tr: Transaction, { insert: inserted, attributes }: Change, pos: number, form: Form): number {
  const schema = tr.doc.type.schema
  const marks = marksFromAttributes(attributes)
  if (inserted instanceof Y.Map && form === 'letter') {
    splitAt(tr, pos, paragraphNode(schema, readMarker(inserted)))
    return 1
  }
  const isText = typeof inserted === 'string'
  const node = isText ? schema.text(inserted, marksIn(schema, marks)) : nodeOfAtom(schema, atomOf(inserted, form), marks)
  tr.step(new ReplaceStep(pos, pos, new Slice(Fragment.from(node), 0, 0)))
  return isText ? inserted.length : 1
}

/** In a unit a marker can only be a stranger's; it is shown as the break it means. */
const atomOf = (inserted: unknown, form: Form) =>
  form === 'unit' && inserted instanceof Y.Map
    ? atomFrom({ type: 'line-break' })
    : atomFrom(inserted instanceof Y.AbstractType ? null : inserted)

function splitAt(tr: Transaction, pos: number, paragraph: PmNode): void {
  const $pos = tr.doc.resolve(pos)
  if ($pos.parentOffset === $pos.parent.content.size) tr.insert($pos.after(1), paragraph)
  else tr.step(new ReplaceStep(pos, pos, new Slice(Fragment.from([$pos.parent.copy(), paragraph]), 1, 1)))
}

function mark(tr: Transaction, attributes: Readonly<Record<string, unknown>>, range: { from: number; to: number }, form: Form): void {
  const { marks: types } = tr.doc.type.schema
  const [from, to] = [posOfIndex(tr.doc, range.from, form), posOfIndex(tr.doc, range.to, form)]
  for (const name of ['strong', 'emphasis', 'link'] as const) {
    const type = types[name]
    if (!(name in attributes) || !type) continue
    tr.removeMark(from, to, type)
    for (const added of marksIn(tr.doc.type.schema, marksFromAttributes({ [name]: attributes[name] }))) tr.addMark(from, to, added)
  }
}

/** The one paragraph of an empty letter, which is in no text yet. */
export const vacantParagraph = (schema: Schema): PmNode => paragraphNode(schema, markerOf({}))
