import { type Inline, type Marks, normaliseInline, plainText } from '@undersigned/letter'

export const run = (text: string, marks: Marks = {}): Inline => ({ type: 'text', text, marks })

/** The content between line breaks, line by line. */
export function linesOf(content: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const part of content) {
    if (part.type === 'line-break') lines.push([])
    else lines.at(-1)?.push(part)
  }
  return lines
}

export const joinLines = (lines: readonly (readonly Inline[])[]): Inline[] =>
  lines.flatMap((line, at) => (at === 0 ? line : [{ type: 'line-break' as const }, ...line]))

/** White space as words are compared: one space each, none at the ends. */
export const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim()

export const wordsOf = (content: readonly Inline[]): string => squeeze(plainText(content))

/** Spaces, tabs and breaks that a file leaves around a paragraph go; those inside stay. */
export function trimContent(content: readonly Inline[]): Inline[] {
  const trimmed = [...normaliseInline(content)]
  while (trimmed.length > 0 && trimmedAway(trimmed, 0)) trimmed.shift()
  while (trimmed.length > 0 && trimmedAway(trimmed, trimmed.length - 1)) trimmed.pop()
  const first = trimmed[0]
  if (first?.type === 'text') trimmed[0] = { ...first, text: first.text.trimStart() }
  const last = trimmed.at(-1)
  if (last?.type === 'text') trimmed[trimmed.length - 1] = { ...last, text: last.text.trimEnd() }
  return trimmed
}

function trimmedAway(content: readonly Inline[], at: number): boolean {
  const part = content[at]
  return part?.type === 'line-break' || (part?.type === 'text' && part.text.trim() === '')
}

/** Every letter of it is strong: the look of a title, not a stress. */
export function isWhollyStrong(content: readonly Inline[]): boolean {
  const runs = content.filter((part) => part.type === 'text' && part.text.trim() !== '')
  return runs.length > 0 && runs.every((part) => part.type === 'text' && part.marks.strong === true)
}

export function withoutStrong(content: readonly Inline[]): Inline[] {
  return normaliseInline(
    content.map((part) => {
      if (part.type !== 'text') return part
      const { strong: _strong, ...marks } = part.marks
      return { ...part, marks }
    }),
  )
}
