import type { Command } from '@tiptap/pm/state'
import type { ListStyle, Shape } from '@undersigned/letter'
import { attributesOf, ITEM_LEVELS, isItem, isSlotNode, type PlacedParagraph, sameShape, selectedParagraphs, shapeOf } from '../pm.ts'

/** Gives every selected paragraph with words a shape, in one action; a paragraph keeps its id and its words (rule L41). */
export function setShape(shape: Shape): Command {
  return reshape((paragraph) => (isSlotNode(paragraph.node) ? null : shape))
}

/** Makes the selected paragraphs items of a list, or body again where they all are. */
export function toggleList(list: ListStyle): Command {
  return (state, dispatch) => {
    const items = selectedParagraphs(state).map(({ node }) => shapeOf(node))
    const on = items.every((shape) => shape.kind === 'list-item' && shape.list === list)
    return reshape(({ node }) => {
      if (isSlotNode(node)) return null
      const level = levelOf(node)
      return on ? { kind: 'body' } : { kind: 'list-item', list, level }
    })(state, dispatch)
  }
}

/** The same shape again turns a paragraph back into body. */
export function toggleShape(shape: Shape): Command {
  return (state, dispatch) => {
    const on = selectedParagraphs(state).every(({ node }) => sameShape(shapeOf(node), shape))
    return setShape(on ? { kind: 'body' } : shape)(state, dispatch)
  }
}

/** One level deeper or back; an item of the outermost level that goes back becomes body. An item is at most one deeper than the item above it. */
export function nest(step: 1 | -1): Command {
  return (state, dispatch) => {
    if (!selectedParagraphs(state).some(({ node }) => isItem(node))) return false
    reshape(({ node, index }) => nested(node, index === 0 ? null : state.doc.child(index - 1), step))(state, dispatch)
    return true
  }
}

function nested(node: PlacedParagraph['node'], above: PlacedParagraph['node'] | null, step: 1 | -1): Shape | null {
  const shape = shapeOf(node)
  if (shape.kind !== 'list-item') return null
  if (step === -1 && shape.level === 0) return { kind: 'body' }
  const deepest = above !== null && isItem(above) ? levelOf(above) + 1 : 0
  const level = ITEM_LEVELS.find((each) => each === shape.level + step)
  return level === undefined || (step === 1 && level > deepest) ? null : { ...shape, level }
}

function levelOf(node: PlacedParagraph['node']): (typeof ITEM_LEVELS)[number] {
  const shape = shapeOf(node)
  return shape.kind === 'list-item' ? shape.level : 0
}

function reshape(shapeFor: (paragraph: PlacedParagraph) => Shape | null): Command {
  return (state, dispatch) => {
    const tr = state.tr
    for (const paragraph of selectedParagraphs(state)) {
      const shape = shapeFor(paragraph)
      if (shape !== null && !sameShape(shape, shapeOf(paragraph.node))) {
        tr.setNodeMarkup(paragraph.pos, undefined, { ...paragraph.node.attrs, ...attributesOf(shape) })
      }
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.setStoredMarks(state.storedMarks).scrollIntoView())
    return true
  }
}
