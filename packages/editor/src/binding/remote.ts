import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import {
  type Atom,
  atomFrom,
  atomToken,
  type Edit,
  HEAD_MARKER,
  type MarkChanges,
  markerToken,
  marksFromAttributes,
  pushText,
  readMarker,
  type Token,
} from '@undersigned/collab'
import * as Y from 'yjs'
import { type Form, hasHead, posOfIndex } from './layout.ts'
import { inlineNodes, marksIn, paragraphNode } from './nodes.ts'

/** One op of what changed in a flat text, as Yjs tells it. */
export interface Change {
  readonly insert?: unknown
  readonly retain?: number | undefined
  readonly delete?: number | undefined
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
}

/** What Yjs tells, as edits. */
export const editsOfChanges = (changes: readonly Change[], form: Form): Edit[] =>
  changes.map((change): Edit => {
    if (change.delete !== undefined) return { type: 'delete', length: change.delete }
    if (change.retain === undefined) return { type: 'insert', tokens: tokensInserted(change, form) }
    const { retain: length, attributes } = change
    return attributes ? { type: 'format', length, changes: marksChanged(attributes) } : { type: 'retain', length }
  })

function tokensInserted({ insert, attributes }: Change, form: Form): Token[] {
  const marks = marksFromAttributes(attributes)
  const tokens: Token[] = []
  if (typeof insert === 'string') pushText(tokens, insert, marks)
  else if (insert instanceof Y.Map && form === 'letter') tokens.push(markerToken(readMarker(insert)))
  else tokens.push(atomToken(atomInserted(insert), marks))
  return tokens
}

/** In a unit a marker can only be a stranger's; it is shown as the break it means. */
const atomInserted = (insert: unknown): Atom =>
  insert instanceof Y.Map ? { type: 'line-break' } : atomFrom(insert instanceof Y.AbstractType ? null : insert)

function marksChanged(attributes: Readonly<Record<string, unknown>>): MarkChanges {
  const { strong, emphasis, link } = marksFromAttributes(attributes)
  return {
    ...('strong' in attributes ? { strong: strong ?? null } : {}),
    ...('emphasis' in attributes ? { emphasis: emphasis ?? null } : {}),
    ...('link' in attributes ? { link: link ?? null } : {}),
  }
}

/** Plays edits of the text on the screen's document, one by one, so that carets and decorations stay where they are. */
export function playEdits(tr: Transaction, edits: readonly Edit[], form: Form): void {
  const first = edits[0]?.type
  if (form === 'letter' && !hasHead(tr.doc, form) && (first === 'insert' || first === 'delete')) {
    tr.insert(0, paragraphNode(tr.doc.type.schema, HEAD_MARKER))
  }
  let index = 0
  for (const edit of edits) index += play(tr, edit, index, form)
  if (form === 'letter' && hasHead(tr.doc, form) && tr.doc.childCount > 1 && tr.doc.child(0).content.size === 0) {
    tr.delete(0, tr.doc.child(0).nodeSize)
  }
}

/** Plays one edit and gives back how far it moved in the text. */
function play(tr: Transaction, edit: Edit, index: number, form: Form): number {
  switch (edit.type) {
    case 'retain':
      return edit.length
    case 'marker':
      return 1
    case 'format':
      mark(tr, edit.changes, posOfIndex(tr.doc, index, form), posOfIndex(tr.doc, index + edit.length, form))
      return edit.length
    case 'delete': {
      const [from, to] = [posOfIndex(tr.doc, index, form), posOfIndex(tr.doc, index + edit.length, form)]
      tr.step(new ReplaceStep(from, to, Slice.empty))
      return 0
    }
    case 'insert':
      return insert(tr, edit.tokens, index, form)
  }
}

function insert(tr: Transaction, tokens: readonly Token[], index: number, form: Form): number {
  let at = index
  let run: Token[] = []
  const flush = () => {
    if (run.length === 0) return
    const pos = posOfIndex(tr.doc, at, form)
    const content = Fragment.from(inlineNodes(tr.doc.type.schema, run))
    tr.step(new ReplaceStep(pos, pos, new Slice(content, 0, 0)))
    at += content.size
    run = []
  }
  for (const token of tokens) {
    if (token.type !== 'marker') {
      run.push(token)
      continue
    }
    flush()
    splitAt(tr, posOfIndex(tr.doc, at, form), paragraphNode(tr.doc.type.schema, token.marker))
    at += 1
  }
  flush()
  return at - index
}

function splitAt(tr: Transaction, pos: number, paragraph: PmNode): void {
  const $pos = tr.doc.resolve(pos)
  if ($pos.parentOffset === $pos.parent.content.size) tr.insert($pos.after(1), paragraph)
  else tr.step(new ReplaceStep(pos, pos, new Slice(Fragment.from([$pos.parent.copy(), paragraph]), 1, 1)))
}

function mark(tr: Transaction, changes: MarkChanges, from: number, to: number): void {
  const schema = tr.doc.type.schema
  for (const name of ['strong', 'emphasis', 'link'] as const) {
    const type = schema.marks[name]
    if (changes[name] === undefined || !type) continue
    tr.removeMark(from, to, type)
    for (const added of marksIn(schema, marksFromAttributes({ [name]: changes[name] }))) tr.addMark(from, to, added)
  }
}
