import { type Inline, type Marks, type Note, noteId, type Paragraph, type PlainKind, paragraphId } from '@undersigned/letter'

const marked = (text: string, marks: Marks = {}): Inline => ({ type: 'text', text, marks })

/** Words with **strong**, *emphasis*, [words](address) and [^name] for a note: as much markup as the demonstration needs. */
export function words(source: string): Inline[] {
  const pieces = source.split(/(\*\*[^*]+\*\*|\*[^*]+\*|\[\^\w+\]|\[[^\]]+\]\([^)]+\))/)
  return pieces.filter((piece) => piece !== '').map(inline)
}

function inline(piece: string): Inline {
  const note = /^\[\^(\w+)\]$/.exec(piece)?.[1]
  if (note !== undefined) return { type: 'note-ref', note: noteId(note) }
  const [, label, address] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? []
  if (label !== undefined && address !== undefined) return marked(label, { link: address })
  if (piece.startsWith('**')) return marked(piece.slice(2, -2), { strong: true })
  return piece.startsWith('*') ? marked(piece.slice(1, -1), { emphasis: true }) : marked(piece)
}

export const paragraph = (id: string, kind: PlainKind, source: string): Paragraph => ({ id: paragraphId(id), kind, content: words(source) })
export const item = (id: string, source: string): Paragraph => ({
  id: paragraphId(id),
  kind: 'list-item',
  list: 'bulleted',
  level: 0,
  content: words(source),
})
export const heading = (id: string, source: string): Paragraph => ({
  id: paragraphId(id),
  kind: 'heading',
  level: 1,
  content: words(source),
})
export const slot = (id: string, kind: 'recipients' | 'signatories'): Paragraph => ({ id: paragraphId(id), kind, content: [] })
export const note = (id: string, source: string): Note => ({ id: noteId(id), content: words(source) })
