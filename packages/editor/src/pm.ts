import type { MarkType, NodeType, Node as PmNode, Schema } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { type HeadingLevel, type ItemLevel, isParagraphKind, isSlot, type ParagraphKind, type Shape } from '@undersigned/letter'

export type InlineNodeName = 'noteRef' | 'noteCrossRef' | 'lineBreak' | 'placeholder'
export type MarkName = 'strong' | 'emphasis' | 'link'

/** A node type that the schema of letters is known to have. */
export function nodeType(schema: Schema, name: 'paragraph' | InlineNodeName): NodeType {
  const type = schema.nodes[name]
  if (type === undefined) throw new TypeError(`schema without ${name}`)
  return type
}

export function markType(schema: Schema, name: MarkName): MarkType {
  const type = schema.marks[name]
  if (type === undefined) throw new TypeError(`schema without ${name}`)
  return type
}

export const stringAttribute = (node: PmNode, name: string): string | null => {
  const value: unknown = node.attrs[name]
  return typeof value === 'string' && value !== '' ? value : null
}

export const kindOf = (node: PmNode): ParagraphKind => {
  const kind: unknown = node.attrs.kind
  return isParagraphKind(kind) ? kind : 'body'
}

export const isSlotNode = (node: PmNode): boolean => isSlot(kindOf(node))
export const isItem = (node: PmNode): boolean => kindOf(node) === 'list-item'

const HEADING_LEVELS: readonly HeadingLevel[] = [1, 2, 3]
export const ITEM_LEVELS: readonly ItemLevel[] = [0, 1, 2, 3, 4, 5]

/** What a paragraph node is, with impossible attributes mended. */
export function shapeOf(node: PmNode): Shape {
  const kind = kindOf(node)
  const level: unknown = node.attrs.level
  if (kind === 'heading') return { kind, level: HEADING_LEVELS.find((each) => each === level) ?? 1 }
  if (kind !== 'list-item') return { kind }
  const list = node.attrs.list === 'numbered' ? 'numbered' : 'bulleted'
  return { kind, list, level: ITEM_LEVELS.find((each) => each === level) ?? 0 }
}

/** The attributes that say a shape; what does not apply to it is set back. */
export const attributesOf = (shape: Shape): Record<string, unknown> => ({
  kind: shape.kind,
  level: 'level' in shape ? shape.level : null,
  list: 'list' in shape ? shape.list : null,
})

export const sameShape = (a: Shape, b: Shape): boolean => JSON.stringify(attributesOf(a)) === JSON.stringify(attributesOf(b))

export interface PlacedParagraph {
  readonly node: PmNode
  readonly pos: number
  readonly index: number
}

/** The paragraphs that the selection touches. */
export function selectedParagraphs(state: EditorState): PlacedParagraph[] {
  const { $from, $to } = state.selection
  const found: PlacedParagraph[] = []
  state.doc.forEach((node, pos, index) => {
    if (pos + node.nodeSize > $from.pos && pos < $to.pos) found.push({ node, pos, index })
    else if (index === $from.index(0)) found.push({ node, pos, index })
  })
  return found
}

export function currentParagraph(state: EditorState): PlacedParagraph | null {
  const index = state.selection.$from.index(0)
  const node = state.doc.maybeChild(index)
  return node === null ? null : { node, pos: startOf(state.doc, index), index }
}

/** The position before the child with this index. */
function startOf(doc: PmNode, index: number): number {
  let pos = 0
  for (let each = 0; each < index; each++) pos += doc.child(each).nodeSize
  return pos
}
