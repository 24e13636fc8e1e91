import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { SlotKind } from '@undersigned/letter'
import { isSlotNode, kindOf, shapeOf } from '../pm.ts'
import { listMarkers } from './outline.ts'

interface ParagraphWords {
  /** A marker as it is spoken: "Bullet, level 2". */
  readonly marker: (list: 'bulleted' | 'numbered', marker: string, level: number) => string
  /** What an empty letter says to whoever opens it. */
  readonly empty: string
}

export interface ParagraphOptions {
  readonly words: ParagraphWords
  /** Draws what stands in a slot. A new key means that it has to be drawn anew. */
  readonly slot: (kind: SlotKind) => { readonly key: string; readonly draw: () => HTMLElement }
}

interface Drawn {
  readonly signature: string
  readonly decorations: DecorationSet
  readonly count: number
}

const key = new PluginKey<Drawn>('paragraphs')

/** Draws what paragraphs are: markers of lists, headings, the rows of the slots. Nothing is drawn anew while people only type words. */
export function paragraphsPlugin(options: ParagraphOptions): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: (_config, state) => drawn(state.doc, options),
      apply(tr, before, _old, state) {
        if (!tr.docChanged && tr.getMeta(key) === undefined) return before
        const signature = signatureOf(state.doc, options)
        const mapped = signature === before.signature ? before.decorations.map(tr.mapping, tr.doc) : null
        const kept = mapped !== null && mapped.find().length === before.count
        return kept ? { ...before, decorations: mapped } : drawn(state.doc, options, signature)
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations ?? DecorationSet.empty },
  })
}

/** To be dispatched when the rows of a slot have changed. */
export const redrawn = (state: EditorState) => state.tr.setMeta(key, true).setMeta('addToHistory', false)

function drawn(doc: PmNode, options: ParagraphOptions, signature = signatureOf(doc, options)): Drawn {
  const markers = listMarkers(doc)
  const decorations: Decoration[] = []
  if (isEmpty(doc)) decorations.push(Decoration.node(0, doc.content.size, { class: 'u-vacant', 'data-hint': options.words.empty }))
  doc.forEach((node, pos, index) => {
    const attributes = attributesFor(node, markers[index] ?? null, options.words)
    if (attributes !== null) decorations.push(Decoration.node(pos, pos + node.nodeSize, attributes))
    if (isSlotNode(node)) decorations.push(slotWidget(node, pos, options))
  })
  return { signature, decorations: DecorationSet.create(doc, decorations), count: decorations.length }
}

const isEmpty = (doc: PmNode): boolean =>
  doc.childCount === 1 && doc.content.size === 2 && doc.firstChild !== null && !isSlotNode(doc.firstChild)

function attributesFor(node: PmNode, marker: string | null, words: ParagraphWords): Record<string, string> | null {
  const shape = shapeOf(node)
  if (shape.kind === 'heading') return { role: 'heading', 'aria-level': String(shape.level + 1) }
  if (shape.kind !== 'list-item' || marker === null) return null
  return { 'data-marker': marker, 'data-described': words.marker(shape.list, marker, shape.level + 1) }
}

function slotWidget(node: PmNode, pos: number, options: ParagraphOptions): Decoration {
  const kind = kindOf(node) === 'recipients' ? 'recipients' : 'signatories'
  const slot = options.slot(kind)
  return Decoration.widget(pos + 1, slot.draw, { key: `${kind}:${slot.key}`, side: -1, ignoreSelection: true, stopEvent: () => true })
}

/** All that decides how paragraphs are drawn, in one string; cheap, for it is computed at every key press. */
function signatureOf(doc: PmNode, options: ParagraphOptions): string {
  const parts: string[] = [isEmpty(doc) ? 'empty' : '']
  doc.forEach((node) => {
    parts.push(partOf(node, options))
  })
  return parts.join(',')
}

function partOf(node: PmNode, options: ParagraphOptions): string {
  const shape = shapeOf(node)
  switch (shape.kind) {
    case 'heading':
      return `h${shape.level}`
    case 'list-item':
      return `${shape.list === 'numbered' ? 'n' : 'b'}${shape.level}`
    case 'recipients':
    case 'signatories':
      return `${shape.kind}${options.slot(shape.kind).key}`
    default:
      return ''
  }
}
