import type { Node as PmNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import {
  atomToken,
  HEAD_MARKER,
  type Marker,
  pushText,
  readMarker,
  sameMarker,
  sameToken,
  type Token,
  tokensOf,
  walk,
} from '@undersigned/collab'
import type * as Y from 'yjs'
import { type Form, posBeforeChild, sharedEnds } from './layout.ts'
import { contentTokens, markerOfNode, nodesOfTokens } from './nodes.ts'

/** A paragraph as the text has it; its tokens only where they were asked for. */
interface Row {
  readonly marker: Marker
  length: number
  tokens: Token[] | null
}

/**
 * Brings the paragraphs' attributes in line with the text and looks whether the words agree: lengths everywhere, every token where
 * something changed. False means that the screen is wrong and has to be rebuilt (rule L21).
 */
export function settle(tr: Transaction, before: PmNode, text: Y.Text, form: Form): boolean {
  if (form === 'letter' && text.length === 0) return false
  const changed = changedChildren(before, tr.doc)
  const rows = rowsOf(text, form, changed)
  if (rows.length !== tr.doc.childCount) return false
  if (form === 'letter') bringAttributes(tr, rows)
  return rows.every((row, at) => agrees(row, tr.doc.child(at)))
}

function changedChildren(before: PmNode, after: PmNode): (child: number) => boolean {
  const { head, tail } = sharedEnds(before, after)
  return (child) => child >= head && child < after.childCount - tail
}

function rowsOf(text: Y.Text, form: Form, wanted: (row: number) => boolean): Row[] {
  const rows: Row[] = []
  const open = (marker: Marker): Row => {
    const row: Row = { marker, length: 0, tokens: wanted(rows.length) ? [] : null }
    rows.push(row)
    return row
  }
  const last = (): Row => rows.at(-1) ?? open(HEAD_MARKER)
  const add = (token: Token) => {
    const row = last()
    row.length += 1
    row.tokens?.push(token)
  }
  if (form === 'unit') open(HEAD_MARKER)
  walk(text, {
    marker(map) {
      if (form === 'letter') open(readMarker(map))
      else add(atomToken({ type: 'line-break' }))
    },
    text(run, marks) {
      const row = last()
      row.length += run.length
      if (row.tokens) pushText(row.tokens, run, marks)
    },
    atom: (atom, marks) => add(atomToken(atom, marks)),
  })
  return rows
}

function bringAttributes(tr: Transaction, rows: readonly Row[]): void {
  let pos = 0
  rows.forEach(({ marker }, at) => {
    const node = tr.doc.child(at)
    const shown: Record<string, unknown> = node.attrs
    for (const [key, value] of Object.entries(marker)) if (shown[key] !== value) tr.setNodeAttribute(pos, key, value)
    pos += node.nodeSize
  })
}

function agrees(row: Row, node: PmNode): boolean {
  if (row.length !== node.content.size) return false
  if (!row.tokens) return true
  const shown = contentTokens(node)
  return row.tokens.length === shown.length && row.tokens.every((token, at) => shown[at] !== undefined && sameToken(token, shown[at]))
}

/** All the text's tokens as the screen would show them. */
export function tokensShown(text: Y.Text, form: Form): Token[] {
  const tokens = tokensOf(text)
  return form === 'letter' ? tokens : tokens.map((token) => (token.type === 'marker' ? atomToken({ type: 'line-break' }) : token))
}

/** Replaces the paragraphs that differ from the text, and only those. */
export function rebuild(tr: Transaction, text: Y.Text, form: Form): void {
  const schema = tr.doc.type.schema
  const wanted = nodesOfTokens(schema, tokensShown(text, form), form === 'unit' ? HEAD_MARKER : undefined)
  const shown = tr.doc.content.content
  let head = 0
  while (head < shown.length && head < wanted.length && equal(shown[head], wanted[head])) head++
  let tail = 0
  const most = Math.min(shown.length, wanted.length) - head
  while (tail < most && equal(shown[shown.length - 1 - tail], wanted[wanted.length - 1 - tail])) tail++
  const [from, to] = [posBeforeChild(tr.doc, head), posBeforeChild(tr.doc, shown.length - tail)]
  if (from < to || head < wanted.length - tail) tr.replaceWith(from, to, wanted.slice(head, wanted.length - tail))
}

const equal = (a: PmNode | undefined, b: PmNode | undefined): boolean => a !== undefined && b !== undefined && a.eq(b)

/** Whether the screen shows exactly what the text holds; for tests, it reads everything. */
export function mirrors(doc: PmNode, text: Y.Text, form: Form): boolean {
  const wanted = nodesOfTokens(doc.type.schema, tokensShown(text, form))
  if (form === 'unit') return wanted.length === 1 && doc.childCount === 1 && wanted[0]?.content.eq(doc.child(0).content) === true
  return (
    wanted.length === doc.childCount &&
    wanted.every((node, at) => node.content.eq(doc.child(at).content) && sameMarker(markerOfNode(node), markerOfNode(doc.child(at))))
  )
}
