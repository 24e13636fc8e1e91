import { type Inline, type NoteId, normaliseInline } from '@undersigned/letter'
import { printable } from '../printed.ts'
import { BREAK_ADDRESS, NOTE_ADDRESS, OPEN_ADDRESS } from './marks.ts'

/** Keeps two pieces of syntax apart and is nothing itself. */
const APART = '<!-- -->'

const isSpace = (unit: string | undefined): boolean => unit === undefined || /\s/u.test(unit)
const isPunctuation = (unit: string): boolean => /[\p{P}\p{S}]/u.test(unit)
const reference = (text: string): string => Array.from(text, (character) => `&#x${(character.codePointAt(0) ?? 32).toString(16)};`).join('')

const escaped = (text: string): string =>
  printable(text)
    .replace(/[\\`*_[\]<]/gu, '\\$&')
    .replace(/&(?=#|\p{L}+;)/gu, '&amp;')
    .replace(/\t/gu, '&#x9;')
    .replace(/!$/u, '\\!')

/** One paragraph's content as lines of Markdown, with hard breaks between them; reads back as the same runs. */
export function markdownLines(content: readonly Inline[], numbers: ReadonlyMap<NoteId, number>): string[] {
  const parts = normaliseInline(content.map((part) => (part.type === 'text' ? { ...part, text: printable(part.text) } : part)))
  const lines = [new Line()]
  parts.forEach((part, at) => {
    const isEdge = at === 0 || at === parts.length - 1
    if (part.type === 'line-break' && !isEdge) lines.push(new Line())
    else lines.at(-1)?.add(part, numbers)
  })
  return lines.map((line, at) => line.finished(at > 0) + (at < lines.length - 1 ? '\\' : ''))
}

class Line {
  private out = ''
  /** The last character inside a run of emphasis that has just been closed. */
  private closedAfter: string | null = null

  add(part: Inline, numbers: ReadonlyMap<NoteId, number>): void {
    switch (part.type) {
      case 'text':
        this.addText(part)
        break
      case 'line-break':
        this.push(`[](${BREAK_ADDRESS})`)
        break
      case 'placeholder':
        this.push(`[${escaped(part.text)}](${OPEN_ADDRESS}${part.field})`)
        break
      case 'note-ref':
        if (numbers.has(part.note)) this.push(`[^${numbers.get(part.note)}]`)
        break
      case 'note-cross-ref':
        if (numbers.has(part.note)) this.push(`[${numbers.get(part.note)}](${NOTE_ADDRESS}${numbers.get(part.note)})`)
        break
    }
  }

  private addText({ text, marks }: Inline & { readonly type: 'text' }): void {
    const delimiter = '*'.repeat((marks.strong ? 2 : 0) + (marks.emphasis ? 1 : 0))
    if (marks.link !== undefined) {
      this.push(linked(text, delimiter, marks.link))
      return
    }
    if (delimiter === '') {
      this.push(escaped(text))
      return
    }
    const inner = tight(text)
    const before = this.out.at(-1)
    const wouldNotOpen = !isSpace(before) && (before === '*' || (isPunctuation(inner.charAt(0)) && !isPunctuation(before ?? '')))
    this.push((wouldNotOpen ? APART : '') + delimiter + inner + delimiter)
    this.closedAfter = inner.at(-1) ?? null
  }

  private push(piece: string): void {
    const next = piece.charAt(0)
    const wouldNotClose =
      this.closedAfter !== null && (next === '*' || (isPunctuation(this.closedAfter) && !isSpace(next) && !isPunctuation(next)))
    this.out += (wouldNotClose ? APART : '') + piece
    this.closedAfter = null
  }

  finished(isInside: boolean): string {
    const line = this.out.replace(/^[ \t]+|[ \t]+$/gu, reference)
    if (isInside && /^(?:=+|-+)$/u.test(line)) return `\\${line}`
    return line
      .replace(/^(#{1,6}(?:\s|$)|[>~]|[-+](?:\s|$)|-{2,})/u, '\\$1')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
      .replace(/^(\[\^\d+\]):/u, '$1\\:')
  }
}

/** White space may not stand right inside a delimiter, so it is written as a reference there. */
const tight = (text: string): string => {
  const inner = escaped(text)
  const [start = ''] = /^\s+/u.exec(inner) ?? []
  const [end = ''] = start.length === inner.length ? [] : (/\s+$/u.exec(inner) ?? [])
  return reference(start) + inner.slice(start.length, inner.length - end.length) + reference(end)
}

function linked(text: string, delimiter: string, address: string): string {
  if (delimiter === '' && text === address && /^https?:[^\s<>]*$/u.test(address)) return `<${address}>`
  const inner = delimiter === '' ? escaped(text) : delimiter + tight(text) + delimiter
  const isSimple = !/[\\()]|&(?:#|\p{L}+;)/u.test(address)
  return `[${inner}](${isSimple ? address : `<${address.replace(/\\/gu, '\\\\').replace(/&/gu, '&amp;')}>`})`
}
