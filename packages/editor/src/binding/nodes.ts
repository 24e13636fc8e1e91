import type { Mark, Node as PmNode, Schema } from '@tiptap/pm/model'
import {
  type Atom,
  atomFrom,
  atomToken,
  HEAD_MARKER,
  type Marker,
  markerOf,
  NO_MARKS,
  pushText,
  type Token,
  theMarks,
} from '@undersigned/collab'
import type { Marks } from '@undersigned/letter'

const cache = new WeakMap<PmNode, readonly Token[]>()

/** A paragraph's words as tokens, without its marker. A node never changes, so this is computed once for each. */
export function contentTokens(paragraph: PmNode): readonly Token[] {
  const known = cache.get(paragraph)
  if (known) return known
  const tokens: Token[] = []
  paragraph.forEach((child) => {
    const marks = marksOfNode(child)
    if (child.isText) pushText(tokens, (child.text ?? '').toWellFormed(), marks)
    else tokens.push(atomToken(atomOfNode(child), marks))
  })
  cache.set(paragraph, tokens)
  return tokens
}

export const markerOfNode = (paragraph: PmNode): Marker => markerOf(paragraph.attrs)

function marksOfNode(node: PmNode): Marks {
  if (node.marks.length === 0) return NO_MARKS
  const link: unknown = node.marks.find((mark) => mark.type.name === 'link')?.attrs.href
  const has = (name: string): true | undefined => (node.marks.some((mark) => mark.type.name === name) ? true : undefined)
  return theMarks({ strong: has('strong'), emphasis: has('emphasis'), link: typeof link === 'string' && link !== '' ? link : undefined })
}

function atomOfNode(node: PmNode): Atom {
  const { note, field, text } = node.attrs
  switch (node.type.name) {
    case 'noteRef':
      return atomFrom({ type: 'note-ref', note })
    case 'noteCrossRef':
      return atomFrom({ type: 'note-cross-ref', note })
    case 'lineBreak':
      return { type: 'line-break' }
    default:
      return atomFrom({ type: 'placeholder', field, text })
  }
}

function nodeOfAtom(schema: Schema, atom: Atom, marks: Marks): PmNode {
  const { type, ...attrs } = atom
  return schema.node(nodeNames[type], attrs, undefined, marksIn(schema, marks))
}

const nodeNames = {
  'note-ref': 'noteRef',
  'note-cross-ref': 'noteCrossRef',
  'line-break': 'lineBreak',
  placeholder: 'placeholder',
} as const

export function marksIn(schema: Schema, { strong, emphasis, link }: Marks): Mark[] {
  const marks = [...(strong ? [schema.mark('strong')] : []), ...(emphasis ? [schema.mark('emphasis')] : [])]
  return link ? [...marks, schema.mark('link', { href: link })] : marks
}

export function paragraphNode(schema: Schema, marker: Marker, content: readonly PmNode[] = []): PmNode {
  return schema.node('paragraph', { ...marker }, [...content])
}

/** The paragraphs that tokens say, as the screen shows them; always at least one. */
export function nodesOfTokens(schema: Schema, tokens: readonly Token[], vacant: Marker = markerOf({})): PmNode[] {
  const rows: { readonly marker: Marker; readonly tokens: Token[] }[] = []
  for (const token of tokens) {
    if (token.type === 'marker') rows.push({ marker: token.marker, tokens: [] })
    else {
      if (rows.length === 0) rows.push({ marker: HEAD_MARKER, tokens: [] })
      rows.at(-1)?.tokens.push(token)
    }
  }
  if (rows.length === 0) rows.push({ marker: vacant, tokens: [] })
  return rows.map((row) => paragraphNode(schema, row.marker, inlineNodes(schema, row.tokens)))
}

export function inlineNodes(schema: Schema, tokens: readonly Token[]): PmNode[] {
  const nodes: PmNode[] = []
  let run = ''
  let marks = NO_MARKS
  const flush = () => {
    if (run !== '') nodes.push(schema.text(run, marksIn(schema, marks)))
    run = ''
  }
  for (const token of tokens) {
    if (token.type === 'char') {
      if (token.marks !== marks) flush()
      marks = token.marks
      run += token.char
    } else if (token.type === 'atom') {
      flush()
      nodes.push(nodeOfAtom(schema, token.atom, token.marks))
    }
  }
  flush()
  return nodes
}
