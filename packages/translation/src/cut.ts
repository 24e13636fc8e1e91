import { type Inline, normaliseInline } from '@undersigned/letter'

/**
 * One character per atom, so that offsets in it are offsets in the content. References stand as closing quotation marks:
 * a sentence takes the note behind its full stop with it.
 */
export const flatText = (content: readonly Inline[]): string => content.map(flat).join('')

function flat(part: Inline): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'line-break':
      return '\n'
    case 'note-ref':
    case 'note-cross-ref':
      return '”'
    case 'placeholder':
      return 'X'
  }
}

/** The content before and behind an offset of its flat text; spaces at the cut go. */
export function cutAt(content: readonly Inline[], offset: number): readonly [readonly Inline[], readonly Inline[]] {
  const [first, second]: [Inline[], Inline[]] = [[], []]
  let at = 0
  for (const part of content) {
    const length = flat(part).length
    if (at + length <= offset) first.push(part)
    else if (at >= offset) second.push(part)
    else if (part.type === 'text') {
      first.push({ ...part, text: part.text.slice(0, offset - at) })
      second.push({ ...part, text: part.text.slice(offset - at) })
    }
    at += length
  }
  return [trimmedEnd(normaliseInline(first)), trimmedStart(normaliseInline(second))]
}

/** Two contents as one, with a space between them where neither brings one. */
export function glued(first: readonly Inline[], second: readonly Inline[]): readonly Inline[] {
  const [start, end] = [trimmedEnd(first), trimmedStart(second)]
  if (start.length === 0 || end.length === 0) return normaliseInline([...start, ...end])
  return normaliseInline([...start, { type: 'text', text: ' ', marks: {} }, ...end])
}

function trimmedEnd(content: readonly Inline[]): Inline[] {
  const last = content.at(-1)
  if (last?.type !== 'text') return last?.type === 'line-break' ? trimmedEnd(content.slice(0, -1)) : [...content]
  const text = last.text.trimEnd()
  return text === '' ? trimmedEnd(content.slice(0, -1)) : [...content.slice(0, -1), { ...last, text }]
}

function trimmedStart(content: readonly Inline[]): Inline[] {
  const first = content[0]
  if (first?.type !== 'text') return first?.type === 'line-break' ? trimmedStart(content.slice(1)) : [...content]
  const text = first.text.trimStart()
  return text === '' ? trimmedStart(content.slice(1)) : [{ ...first, text }, ...content.slice(1)]
}
