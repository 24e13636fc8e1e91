import { type Inline, normaliseInline } from '@undersigned/letter'

/** Stands for a note reference or a placeholder in a flat text. */
const ATOM = '\ufffc'

/** A change of a flat text; what is put in takes the marks of what stands there. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string | Inline
}

const lengthOf = (part: Inline): number => (part.type === 'text' ? part.text.length : 1)

/** The content as one string: a character for each atom, a newline for a line break. */
export const flatText = (content: readonly Inline[]): string =>
  content.map((part) => (part.type === 'text' ? part.text : part.type === 'line-break' ? '\n' : ATOM)).join('')

/** The parts of a content with the offsets they stand at. */
export interface PlacedPart {
  readonly part: Inline
  readonly from: number
  readonly to: number
}

export function placedParts(content: readonly Inline[]): readonly PlacedPart[] {
  let at = 0
  return content.map((part) => {
    const from = at
    at += lengthOf(part)
    return { part, from, to: at }
  })
}

/** The content after edits that do not overlap; of two that do, the first counts. */
export function applyEdits(content: readonly Inline[], edits: readonly Edit[]): readonly Inline[] {
  const parts = placedParts(content)
  const result: Inline[] = []
  const end = parts.at(-1)?.to ?? 0
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < at) continue
    result.push(...cut(parts, at, edit.from), ...inserted(parts, edit))
    at = edit.to
  }
  return normaliseInline([...result, ...cut(parts, at, end)])
}

function cut(parts: readonly PlacedPart[], from: number, to: number): Inline[] {
  return parts.flatMap(({ part, ...place }) => {
    const [start, end] = [Math.max(from, place.from), Math.min(to, place.to)]
    if (start >= end) return []
    return [part.type === 'text' ? { ...part, text: part.text.slice(start - place.from, end - place.from) } : part]
  })
}

function inserted(parts: readonly PlacedPart[], { from, insert }: Edit): Inline[] {
  if (typeof insert !== 'string') return [insert]
  if (insert === '') return []
  const texts = parts.filter(({ part }) => part.type === 'text')
  const there = texts.find((placed) => placed.from <= from && from < placed.to) ?? texts.findLast((placed) => placed.to <= from) ?? texts[0]
  const marks = there?.part.type === 'text' ? there.part.marks : {}
  return [...insert.split(/(\n)/u)].flatMap((piece): Inline[] =>
    piece === '' ? [] : piece === '\n' ? [{ type: 'line-break' }] : [{ type: 'text', text: piece, marks }],
  )
}
