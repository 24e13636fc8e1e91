import type { Node as PmNode } from '@tiptap/pm/model'
import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { idFrom, type NoteId, noteId, type PlaceholderField, type SlotKind } from '@undersigned/letter'
import { attributesOf, currentParagraph, isSlotNode, kindOf, nodeType, selectedParagraphs } from '../pm.ts'

/** A note's id: random, so that two people never make the same. */
export const newNoteId = (): NoteId => noteId(idFrom(crypto.getRandomValues(new Uint8Array(16))))

/** Puts a reference to a note after the selection. */
export const insertNoteReference = (note: NoteId): Command => insertAfter((state) => nodeType(state.schema, 'noteRef').create({ note }))

/** Puts a live reference to a note ("Supra note 1") at the selection. */
export const insertCrossReference = (note: NoteId): Command =>
  insertAfter((state) => nodeType(state.schema, 'noteCrossRef').create({ note }))

/** Leaves something open; selected words become what stands in its place until it is filled. */
export function insertPlaceholder(field: PlaceholderField): Command {
  return (state, dispatch) => {
    const { from, to, $from } = state.selection
    if (isSlotNode($from.parent) || !$from.sameParent(state.selection.$to)) return false
    const text = state.doc.textBetween(from, to, '', '')
    const tr = state.tr.replaceSelectionWith(nodeType(state.schema, 'placeholder').create({ field, text }), true)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** A new line within the paragraph. */
export const insertLineBreak: Command = (state, dispatch) => {
  if (isSlotNode(state.selection.$from.parent)) return false
  dispatch?.(state.tr.replaceSelectionWith(nodeType(state.schema, 'lineBreak').create(), true).scrollIntoView())
  return true
}

/** Puts words in the place of a placeholder (rule L43). */
export function fillPlaceholder(pos: number, words: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (node?.type.name !== 'placeholder') return false
    const tr = words === '' ? state.tr : state.tr.replaceWith(pos, pos + node.nodeSize, state.schema.text(words, node.marks))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + (words === '' ? node.nodeSize : words.length))))
    return true
  }
}

/** Puts one of the two slots after the current paragraph, or moves it there where the letter has it already (D5). */
export function placeSlot(kind: SlotKind): Command {
  return (state, dispatch) => {
    const paragraph = currentParagraph(state)
    if (paragraph === null || kindOf(paragraph.node) === kind) return false
    const tr = state.tr
    const after = paragraph.pos + paragraph.node.nodeSize
    const there = slotIn(state.doc, kind)
    if (there !== null) tr.delete(there.pos, there.pos + there.node.nodeSize)
    const node = there?.node ?? nodeType(state.schema, 'paragraph').create(attributesOf({ kind }))
    const replaces = there === null && paragraph.node.content.size === 0
    if (replaces) tr.setNodeMarkup(paragraph.pos, undefined, { ...paragraph.node.attrs, ...attributesOf({ kind }) })
    else tr.insert(tr.mapping.map(after), node)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

function slotIn(doc: PmNode, kind: SlotKind): { pos: number; node: PmNode } | null {
  let found: { pos: number; node: PmNode } | null = null
  doc.forEach((node, pos) => {
    if (kindOf(node) === kind) found ??= { pos, node }
  })
  return found
}

/** Selects the atom at a position, so that it can be opened or typed over. */
export function selectAtom(pos: number): Command {
  return (state, dispatch) => {
    if (state.doc.nodeAt(pos) === null) return false
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView())
    return true
  }
}

function insertAfter(make: (state: Parameters<Command>[0]) => PmNode): Command {
  return (state, dispatch) => {
    if (selectedParagraphs(state).some(({ node }) => isSlotNode(node))) return false
    const { to } = state.selection
    const tr = state.tr.insert(to, make(state))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, to + 1)).scrollIntoView())
    return true
  }
}
