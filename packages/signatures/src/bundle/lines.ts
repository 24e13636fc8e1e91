import { canonicalIn, isJson } from './json.ts'

/** The words of a canonical text, a line for each paragraph and then for each note: to be read, not to be hashed. */
export function linesIn(bytes: Uint8Array, path: string): readonly string[] {
  const text = canonicalIn(bytes, path)
  if (!isJson(text) || !Array.isArray(text.paragraphs) || !Array.isArray(text.notes)) return []
  const paragraphs = text.paragraphs.map((paragraph: unknown) => (isJson(paragraph) ? wordsOf(paragraph.content) : ''))
  const notes = text.notes.map((content: unknown, at) => `${at + 1}. ${wordsOf(content)}`)
  return [...paragraphs, ...notes].filter((line) => line !== '')
}

const wordsOf = (content: unknown): string => (Array.isArray(content) ? content.map(partWords).join('') : '')

function partWords(part: unknown): string {
  if (!isJson(part)) return ''
  if (typeof part.note === 'number') return ` [${part.note}]`
  if (part.lineBreak === true) return '\n'
  return typeof part.text === 'string' ? part.text : ''
}
