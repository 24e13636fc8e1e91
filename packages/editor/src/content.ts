import type { Node as PmNode, Schema } from '@tiptap/pm/model'
import { contentOfTokens, tokensOfContent } from '@undersigned/collab'
import { type Inline, isSlot } from '@undersigned/letter'
import { contentTokens, inlineNodes as nodesOf } from './binding/nodes.ts'
import type { PastedBlock } from './paste/read-html.ts'
import { attributesOf, nodeType } from './pm.ts'

/** Inline values of a letter as nodes of the editor. */
export const inlineNodes = (schema: Schema, content: readonly Inline[]): PmNode[] => nodesOf(schema, tokensOfContent(content))

/** Nodes of the editor as the inline values of a letter. */
export const inlineOf = (paragraph: PmNode): readonly Inline[] => contentOfTokens(contentTokens(paragraph))

export const paragraphNode = (schema: Schema, { shape, id, content }: PastedBlock): PmNode =>
  nodeType(schema, 'paragraph').create({ ...attributesOf(shape), id }, isSlot(shape.kind) ? [] : inlineNodes(schema, content))
