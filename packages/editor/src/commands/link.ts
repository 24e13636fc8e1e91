import type { Mark } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { markType } from '../pm.ts'

export interface PlacedLink {
  readonly href: string
  readonly from: number
  readonly to: number
}

/** An address as the letter keeps it: absolute http, https or mailto; null where it is none. A bare domain or mail address is completed. */
export function addressOf(typed: string): string | null {
  const trimmed = typed.trim()
  if (trimmed === '' || /\s/.test(trimmed)) return null
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(trimmed)) return `mailto:${trimmed}`
  const completed = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!URL.canParse(completed)) return null
  const { protocol, hostname } = new URL(completed)
  if (protocol === 'mailto:') return completed
  return (protocol === 'http:' || protocol === 'https:') && hostname.includes('.') ? completed : null
}

/** The whole link that the caret stands in, or that the selection begins in. */
export function linkAt(state: EditorState): PlacedLink | null {
  const { $from } = state.selection
  const type = markType(state.schema, 'link')
  const here = (type.isInSet($from.nodeAfter?.marks ?? []) ?? type.isInSet($from.marks())) || null
  if (here === null) return null
  const start = $from.start()
  let found: PlacedLink | null = null
  let run: { from: number; to: number } | null = null
  $from.parent.forEach((node, offset) => {
    const at = start + offset
    if (!hasMark(node.marks, here)) {
      run = null
      return
    }
    run = run === null ? { from: at, to: at + node.nodeSize } : { from: run.from, to: at + node.nodeSize }
    if (run.from <= $from.pos && $from.pos <= run.to) found = { href: String(here.attrs.href), ...run }
  })
  return found
}

const hasMark = (marks: readonly Mark[], mark: Mark): boolean => marks.some((each) => each.eq(mark))

/** Links the selected words, changes the link at the caret, or inserts the address itself where nothing is selected. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection
    const mark = markType(state.schema, 'link').create({ href })
    const there = linkAt(state)
    const tr = state.tr
    if (!empty) tr.addMark(from, to, mark)
    else if (there !== null) tr.addMark(there.from, there.to, mark)
    else tr.insert(from, state.schema.text(href.replace(/^(mailto:|https?:\/\/)/, ''), [mark, ...state.selection.$from.marks()]))
    dispatch?.(tr.removeStoredMark(mark.type).scrollIntoView())
    return true
  }
}

export const removeLink: Command = (state, dispatch) => {
  const there = linkAt(state)
  const { from, to, empty } = state.selection
  if (there === null && empty) return false
  const tr = state.tr.removeMark(
    empty && there !== null ? there.from : from,
    empty && there !== null ? there.to : to,
    markType(state.schema, 'link'),
  )
  dispatch?.(tr)
  return true
}
