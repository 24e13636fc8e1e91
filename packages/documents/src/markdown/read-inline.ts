import { type Inline, type Marks, marksOf, type NoteId, normaliseInline, type PlaceholderField } from '@undersigned/letter'
import type { PhrasingContent } from 'mdast'
import { run } from '../content.ts'
import { refuseScript, refuseTooDeep } from '../guard-text.ts'
import { safeLink } from '../links.ts'
import { LIMITS } from '../refused.ts'
import { BREAK_ADDRESS, NOTE_ADDRESS, OPEN_ADDRESS } from './marks.ts'

const FIELDS: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']

export interface InlineContext {
  /** A file of ours: its own addresses are atoms. */
  readonly exact: boolean
  readonly noteOf: (label: string) => NoteId | undefined
  readonly addressOf: (label: string) => string | undefined
}

/** Runs and atoms of Markdown's inline content; raw HTML leaves nothing behind. */
export function readInline(nodes: readonly PhrasingContent[], context: InlineContext): Inline[] {
  return normaliseInline(nodes.flatMap((node) => inlineOf(node, {}, context, 0)))
}

function inlineOf(node: PhrasingContent, marks: Marks, context: InlineContext, depth: number): Inline[] {
  refuseTooDeep(depth, LIMITS.depth)
  const inside = (nodes: readonly PhrasingContent[], added: Marks): Inline[] =>
    nodes.flatMap((child) => inlineOf(child, marksOf({ ...marks, ...added }), context, depth + 1))
  switch (node.type) {
    case 'text':
      return [run(node.value.replace(/ *\r?\n */gu, ' '), marks)]
    case 'inlineCode':
      return [run(node.value, marks)]
    case 'strong':
      return inside(node.children, { strong: true })
    case 'emphasis':
      return inside(node.children, { emphasis: true })
    case 'delete':
      return inside(node.children, {})
    case 'break':
      return [{ type: 'line-break' }]
    case 'link':
      return (context.exact ? atomOf(node.url, textOf(node.children), context) : null) ?? inside(node.children, linkMark(node.url))
    case 'linkReference':
      return inside(node.children, linkMark(context.addressOf(node.identifier) ?? ''))
    case 'footnoteReference': {
      const note = context.noteOf(node.identifier)
      return note === undefined ? [run(`[^${node.identifier}]`, marks)] : [{ type: 'note-ref', note }]
    }
    case 'image':
    case 'imageReference':
      return [run(node.alt ?? '', marks)]
    case 'html':
      refuseScript(node.value)
      return []
  }
}

function linkMark(address: string): Marks {
  const link = safeLink(address)
  return link === undefined ? {} : { link }
}

const textOf = (nodes: readonly PhrasingContent[]): string => nodes.map((node) => ('value' in node ? node.value : '')).join('')

function atomOf(address: string, text: string, context: InlineContext): Inline[] | null {
  if (address === BREAK_ADDRESS) return [{ type: 'line-break' }]
  if (address.startsWith(OPEN_ADDRESS)) {
    const field = FIELDS.find((known) => known === address.slice(OPEN_ADDRESS.length))
    return field === undefined ? null : [{ type: 'placeholder', field, text }]
  }
  if (!address.startsWith(NOTE_ADDRESS)) return null
  const note = context.noteOf(address.slice(NOTE_ADDRESS.length))
  return note === undefined ? null : [{ type: 'note-cross-ref', note }]
}
