import { isComposed } from './composed.ts'
import type { Inline, Marks } from './text.ts'

/** Marks in one fixed order, without those that are off. */
export function marksOf({ strong, emphasis, link }: { [key in keyof Marks]?: Marks[key] | undefined }): Marks {
  return { ...(strong && { strong }), ...(emphasis && { emphasis }), ...(link && { link }) }
}

export const sameMarks = (a: Marks, b: Marks): boolean => a.strong === b.strong && a.emphasis === b.emphasis && a.link === b.link

/** Neighbouring runs with the same marks become one, empty runs go, text is NFC (rule L3). */
export function normaliseInline(content: readonly Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const part of content) {
    const last = merged.at(-1)
    if (part.type !== 'text') merged.push(part)
    else if (part.text === '') continue
    else if (last?.type === 'text' && sameMarks(last.marks, part.marks)) {
      merged[merged.length - 1] = { ...last, text: last.text + part.text }
    } else merged.push({ type: 'text', text: part.text, marks: marksOf(part.marks) })
  }
  return merged.map((part) => (part.type === 'text' && !isComposed(part.text) ? { ...part, text: part.text.normalize('NFC') } : part))
}

/** The words alone: line breaks as newlines, placeholders as they are printed, references left out. */
export function plainText(content: readonly Inline[]): string {
  return content.map(printed).join('')
}

function printed(part: Inline): string {
  switch (part.type) {
    case 'text':
    case 'placeholder':
      return part.text
    case 'line-break':
      return '\n'
    case 'note-ref':
    case 'note-cross-ref':
      return ''
  }
}
