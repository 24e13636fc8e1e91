import { Slice } from '@tiptap/pm/model'
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import { asOwnStep } from '../binding/key.ts'
import { attributesOf, currentParagraph, isItem, isSlotNode, kindOf, nodeType, selectedParagraphs } from '../pm.ts'
import { nest, setShape } from './shape.ts'

/** Kinds that go on when Enter is pressed at their end; after every other a body paragraph begins. */
const CONTINUING = new Set(['body', 'list-item', 'lead', 'boilerplate'])

/** Enter: an empty item leaves its list, else the paragraph is split, and what begins after the end of a heading or salutation is body. */
export const splitParagraph: Command = (state, dispatch) => {
  const paragraph = currentParagraph(state)
  if (paragraph === null) return false
  if (isSlotNode(paragraph.node)) return paragraphAfterSlot(state, dispatch)
  if (paragraph.node.content.size === 0 && kindOf(paragraph.node) === 'list-item') return nest(-1)(state, dispatch)
  if (dispatch === undefined) return true
  const tr = state.tr
  if (state.selection instanceof NodeSelection) tr.setSelection(TextSelection.create(tr.doc, state.selection.to))
  else tr.deleteSelection()
  const { $from } = tr.selection
  const { parent } = $from
  const goesOn = CONTINUING.has(kindOf(parent))
  const atEnd = $from.parentOffset === parent.content.size
  const atStart = $from.parentOffset === 0 && !atEnd
  const body = { ...parent.attrs, ...attributesOf({ kind: 'body' }) }
  tr.split($from.pos, 1, [{ type: parent.type, attrs: atEnd && !goesOn ? body : parent.attrs }])
  if (atStart && !goesOn) tr.setNodeMarkup($from.before(), undefined, body)
  dispatch(tr.setStoredMarks(state.storedMarks ?? $from.marks()).scrollIntoView())
  return true
}

const paragraphAfterSlot: Command = (state, dispatch) => {
  const paragraph = currentParagraph(state)
  if (paragraph === null || dispatch === undefined) return paragraph !== null
  const after = paragraph.pos + paragraph.node.nodeSize
  const tr = state.tr.insert(after, nodeType(state.schema, 'paragraph').create())
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView())
  return true
}

/** Backspace at the beginning: an item or quotation becomes body first; an empty paragraph before goes; a slot is never joined. */
export const joinBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const paragraph = currentParagraph(state)
  if (!empty || paragraph === null || $from.parentOffset > 0) return false
  const { node, pos, index } = paragraph
  if (isItem(node)) return nest(-1)(state, dispatch)
  if (kindOf(node) === 'quotation') return setShape({ kind: 'body' })(state, dispatch)
  if (index === 0) return true
  const before = state.doc.child(index - 1)
  return meet({ state, dispatch, first: before, at: pos, second: node })
}

/** Delete at the end: as Backspace at the beginning of the next paragraph. */
export const joinAfter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const paragraph = currentParagraph(state)
  if (!empty || paragraph === null || $from.parentOffset < paragraph.node.content.size) return false
  const next = state.doc.maybeChild(paragraph.index + 1)
  if (next === null) return true
  return meet({ state, dispatch, first: paragraph.node, at: paragraph.pos + paragraph.node.nodeSize, second: next })
}

interface Meeting {
  readonly state: Parameters<Command>[0]
  readonly dispatch: Parameters<Command>[1]
  readonly first: ReturnType<typeof nodeOf>
  readonly second: ReturnType<typeof nodeOf>
  readonly at: number
}
const nodeOf = (paragraph: NonNullable<ReturnType<typeof currentParagraph>>) => paragraph.node

/** Two paragraphs become one: an empty one simply goes, so that the other keeps its kind and its id (D2). */
function meet({ state, dispatch, first, second, at }: Meeting): boolean {
  const empty = (node: typeof first): boolean => node.content.size === 0 && !isSlotNode(node)
  const tr = state.tr
  if (empty(first)) tr.delete(at - first.nodeSize, at)
  else if (empty(second)) tr.delete(at, at + second.nodeSize)
  else if (isSlotNode(first) || isSlotNode(second)) return true
  else tr.join(at)
  if (empty(second) && !empty(first)) tr.setSelection(Selection.near(tr.doc.resolve(at - 1), -1))
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Moves the selected paragraphs before the one above or after the one below, in one step (rule L42). */
export function moveParagraphs(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const chosen = selectedParagraphs(state)
    const [first, last] = [chosen[0], chosen.at(-1)]
    if (first === undefined || last === undefined) return false
    const neighbour = state.doc.maybeChild(direction === -1 ? first.index - 1 : last.index + 1)
    if (neighbour === null || (direction === -1 && first.index === 0)) return true
    const [from, to] = [first.pos, last.pos + last.node.nodeSize]
    const target = direction === -1 ? from - neighbour.nodeSize : from + neighbour.nodeSize
    const shift = target - from
    const { anchor, head } = state.selection
    const tr = state.tr.delete(from, to)
    tr.replace(target, target, new Slice(state.doc.slice(from, to).content, 0, 0))
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)))
    dispatch?.(asOwnStep(tr).scrollIntoView())
    return true
  }
}
