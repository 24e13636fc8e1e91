import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { HEAD, markerOf } from '@undersigned/collab'

interface Placed {
  readonly node: PmNode
  readonly pos: number
}

const idOf = (node: PmNode): string | null => (typeof node.attrs.id === 'string' ? node.attrs.id : null)

interface Round {
  readonly transactions: readonly Transaction[]
  readonly before: EditorState
  readonly after: EditorState
  readonly newId: () => string
}

/** Gives ids where the round of transactions left none, two alike, or the wrong one of two (rule L10). */
export function mendIds(tr: Transaction, { transactions, before, after, newId }: Round): void {
  const set = (pos: number, id: string) => {
    tr.setNodeAttribute(pos, 'id', id)
  }
  for (const { pos, id } of mergedIntoEmpty(transactions, after)) set(pos, id)
  const holders = new Map<string, Placed[]>()
  tr.doc.forEach((node, pos, index) => {
    const id = idOf(node)
    if (id === null || (id === HEAD && (index > 0 || !isPlainHead(node)))) set(pos, newId())
    else holders.set(id, [...(holders.get(id) ?? []), { node, pos }])
  })
  let living: Map<PmNode, number> | null = null
  for (const [id, placed] of holders) {
    if (placed.length < 2) continue
    living ??= childrenOf(before.doc)
    const [stayed, came] = parted(placed, living)
    const keeper = stayed[0] ?? came.find(({ node }) => node.content.size > 0) ?? came[0]
    for (const each of came) {
      if (each === keeper) continue
      set(each.pos, newId())
      if (stayed.length === 0 && each.node.content.size > 0) tr.setNodeAttribute(each.pos, 'from', id)
    }
  }
}

/** Those that stood there before and those that came; two that were alike before are copies, and not this person's to name (rule L13). */
function parted(placed: readonly Placed[], living: Map<PmNode, number>): [stayed: Placed[], came: Placed[]] {
  const [stayed, came]: [Placed[], Placed[]] = [[], []]
  for (const each of placed) {
    const left = living.get(each.node) ?? 0
    living.set(each.node, left - 1)
    if (left > 0) stayed.push(each)
    else came.push(each)
  }
  return [stayed, came]
}

/** Only words can stand before the first marker: what is emptied or given a kind becomes a paragraph with a marker. */
function isPlainHead(node: PmNode): boolean {
  return node.attrs.kind === 'body' && node.attrs.from === null && node.content.size > 0
}

function childrenOf(doc: PmNode): Map<PmNode, number> {
  const children = new Map<PmNode, number>()
  doc.forEach((child) => {
    children.set(child, (children.get(child) ?? 0) + 1)
  })
  return children
}

/** Where a deletion left nothing of a paragraph and drew the rest of a later one into it: the later one keeps its id (D2). */
function mergedIntoEmpty(transactions: readonly Transaction[], after: EditorState): { readonly pos: number; readonly id: string }[] {
  const found: { pos: number; id: string }[] = []
  transactions.forEach((tr, round) => {
    tr.steps.forEach((step, at) => {
      if (!(step instanceof ReplaceStep) || step.slice.size > 0) return
      const merged = idsMerged(tr.docs[at], step)
      if (!merged) return
      const later = [tr.mapping.slice(at + 1), ...transactions.slice(round + 1).map((next) => next.mapping)]
      const mapped = later.reduce((pos, mapping) => mapping.map(pos, -1), step.from)
      const $pos = after.doc.resolve(Math.min(mapped, after.doc.content.size))
      const survivor = $pos.depth === 1 ? $pos.parent : null
      if (survivor && idOf(survivor) === merged.first && survivor.content.size > 0) found.push({ pos: $pos.before(1), id: merged.second })
    })
  })
  return found
}

function idsMerged(doc: PmNode | undefined, step: ReplaceStep): { readonly first: string; readonly second: string } | null {
  if (!doc) return null
  const [$from, $to] = [doc.resolve(step.from), doc.resolve(step.to)]
  if ($from.depth !== 1 || $to.depth !== 1 || $from.index(0) === $to.index(0)) return null
  if ($from.parentOffset > 0 || $to.parentOffset === $to.parent.content.size) return null
  const [first, second] = [idOf($from.parent), idOf($to.parent)]
  return first === null || second === null ? null : { first, second }
}

/** What is pasted or dropped keeps its ids only where no living paragraph has them: cut and paste is a move (rule L10). */
export function withFreeIds(slice: Slice, view: EditorView): Slice {
  const living = new Set<string>()
  const moved = view.dragging?.move ? view.state.selection : null
  view.state.doc.forEach((node, pos) => {
    const id = idOf(node)
    const leaves = moved !== null && pos >= moved.from - 1 && pos + node.nodeSize <= moved.to + 1
    if (id !== null && !leaves) living.add(id)
  })
  const nodes = slice.content.content.map((node) => {
    if (node.type.name !== 'paragraph') return node
    const id = idOf(node)
    const free = id !== null && id !== HEAD && !living.has(id)
    if (free) living.add(id)
    return node.type.create(
      { ...markerOf(node.attrs), id: free ? id : null, from: free ? node.attrs.from : null },
      node.content,
      node.marks,
    )
  })
  return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd)
}
