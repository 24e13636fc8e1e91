import { type Command, TextSelection } from '@tiptap/pm/state'
import type { Inline } from '@undersigned/letter'
import { setLink } from '../commands/link.ts'
import { inlineNodes, inlineOf } from '../content.ts'

/** What names a note, a link, or an open place, wherever it stands; null for words and line breaks. */
function partKey(part: Inline): string | null {
  if (part.type === 'line-break') return null
  if (part.type !== 'text') return JSON.stringify(part)
  return part.marks.link === undefined ? null : JSON.stringify(part.marks.link)
}

/** The original's notes, links and open places, each as often as it stands there; a link over several runs once. */
function partsOf(content: readonly Inline[]): readonly Inline[] {
  return content.filter((part, at) => {
    const key = partKey(part)
    const before = content[at - 1]
    return key !== null && !(part.type === 'text' && before !== undefined && partKey(before) === key)
  })
}

/** What the original has and the translation has not yet, in the original's order. */
export function missingParts(source: readonly Inline[], target: readonly Inline[]): readonly Inline[] {
  const there = new Map<string, number>()
  for (const part of partsOf(target)) {
    const key = partKey(part) ?? ''
    there.set(key, (there.get(key) ?? 0) + 1)
  }
  return partsOf(source).filter((part) => {
    const key = partKey(part) ?? ''
    const left = there.get(key) ?? 0
    there.set(key, left - 1)
    return left <= 0
  })
}

/** A link goes on the words that are selected, or brings those of the original; anything else stands at the caret. */
export function insertPart(part: Inline): Command {
  return (state, dispatch) => {
    const { to, empty } = state.selection
    if (part.type === 'text' && part.marks.link !== undefined && !empty) return setLink(part.marks.link)(state, dispatch)
    const nodes = inlineNodes(state.schema, [part])
    const tr = state.tr.insert(to, nodes)
    const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, to + size)).scrollIntoView())
    return true
  }
}

/** Puts the n-th of what is still missing at the caret; where nothing is, the key does nothing (rule T121). */
function insertMissing(source: () => readonly Inline[], nth = 0): Command {
  return (state, dispatch, view) => {
    const paragraph = state.doc.firstChild
    const part = paragraph === null ? undefined : missingParts(source(), inlineOf(paragraph))[nth]
    return part === undefined || insertPart(part)(state, dispatch, view)
  }
}

/** Alt+I for the next that is missing, Alt+Shift and a number for the one of that place among them. */
export const insertKeys = (source: () => readonly Inline[]): Readonly<Record<string, Command>> => ({
  'Alt-i': insertMissing(source),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((nth) => [`Alt-Shift-${nth}`, insertMissing(source, nth - 1)])),
})
