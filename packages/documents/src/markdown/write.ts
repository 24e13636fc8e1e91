import { type Inline, type LetterDocument, type NoteId, noteNumbers, numberedNotes, type Paragraph } from '@undersigned/letter'
import type { PaperLabels } from '../labels.ts'
import { type PrintedBlock, printedBlocks, type SignatoryGroup } from '../printed.ts'
import { rowsToDeclare } from '../rows/declared.ts'
import { encodeRows } from '../rows/decode.ts'
import { commentSafe, writeMark } from './marks.ts'
import { markdownLines } from './write-inline.ts'

/** The letter as Markdown that reads well and reads back exactly (rule L38): kinds without a form of their own stand in comments. */
export function letterToMarkdown(document: LetterDocument, labels?: PaperLabels): string {
  const numbers = noteNumbers(document.text)
  const rows = rowsToDeclare(document)
  const head = [writeMark('letter', document.text.language), ...(rows ? [writeMark('rows', commentSafe(encodeRows(rows)))] : [])]
  const notes = numberedNotes(document.text).map((note, at) => definition(at + 1, markdownLines(note.content, numbers)))
  return `${[...head, ...new Writer(numbers).blocks(printedBlocks(document, labels)), ...notes].join('\n\n')}\n`
}

const definition = (number: number, lines: readonly string[]): string => `[^${number}]: ${lines.join('\n    ')}`

interface OpenItem {
  readonly level: number
  readonly numbered: boolean
  readonly count: number
  readonly indent: string
}

class Writer {
  private readonly numbers: ReadonlyMap<NoteId, number>
  private readonly open: OpenItem[] = []

  constructor(numbers: ReadonlyMap<NoteId, number>) {
    this.numbers = numbers
  }

  /** Paragraphs one by one; the items of a list stand line under line. */
  blocks(printed: readonly PrintedBlock[]): string[] {
    const out: string[] = []
    let inList = false
    for (const block of printed) {
      const isItem = block.type === 'paragraph' && block.paragraph.kind === 'list-item'
      if (!isItem) this.open.length = 0
      const text = this.block(block)
      if (isItem && inList) out[out.length - 1] += `\n${text}`
      else out.push(text)
      inList = isItem
    }
    return out
  }

  private block(block: PrintedBlock): string {
    switch (block.type) {
      case 'paragraph':
        return this.paragraph(block.paragraph)
      case 'recipients':
        return rowLines('recipients', block.lines)
      case 'signatories':
        return signatories(block.groups, block.listInFormation)
    }
  }

  private paragraph(paragraph: Paragraph): string {
    const lines = this.lines(paragraph.content)
    const isEmpty = lines.length === 1 && lines[0] === ''
    switch (paragraph.kind) {
      case 'list-item':
        return this.item(paragraph.level, paragraph.list === 'numbered', isEmpty ? [writeMark('empty')] : lines)
      case 'heading':
        if (lines.length === 1 && !isEmpty) return `${'#'.repeat(paragraph.level)} ${lines[0]?.replace(/#+$/u, (end) => `\\${end}`)}`
        return marked('heading', `${paragraph.level}`, isEmpty, lines)
      case 'quotation':
        return isEmpty ? writeMark('quotation', 'empty') : lines.map((line) => `> ${line}`).join('\n')
      case 'body':
        return isEmpty ? writeMark('body', 'empty') : lines.join('\n')
      default:
        return marked(paragraph.kind, '', isEmpty, lines)
    }
  }

  private lines(content: readonly Inline[]): string[] {
    return markdownLines(content, this.numbers)
  }

  private item(level: number, numbered: boolean, lines: readonly string[]): string {
    let previous: OpenItem | undefined
    while ((this.open.at(-1)?.level ?? -1) >= level) previous = this.open.pop()
    const outer = this.open.at(-1)?.indent ?? ''
    const count = previous?.level === level && previous.numbered === numbered ? previous.count + 1 : 1
    const marker = numbered ? `${count}. ` : '- '
    const indent = outer + ' '.repeat(marker.length)
    const isSkipped = this.open.length !== level
    this.open.push({ level, numbered, count, indent })
    return outer + marker + [...(isSkipped ? [writeMark('level', `${level}`)] : []), ...lines].join(`\n${indent}`)
  }
}

const marked = (name: string, value: string, isEmpty: boolean, lines: readonly string[]): string =>
  isEmpty ? writeMark(name, `${value} empty`.trim()) : `${writeMark(name, value)}\n\n${lines.join('\n')}`

function rowLines(name: string, rows: readonly string[]): string {
  if (rows.length === 0) return writeMark(name, 'empty')
  const lines = rows.map((row) => markdownLines([{ type: 'text', text: row, marks: {} }], new Map()).join(''))
  return `${writeMark(name)}\n\n${lines.join('\\\n')}`
}

function signatories(groups: readonly SignatoryGroup[], listInFormation: string | null): string {
  const blocks = groups.flatMap(({ heading, lines }) => [
    ...(heading === null ? [] : [`${writeMark('signatory-class')}\n\n${heading}`]),
    rowLines('signatories', lines),
  ])
  const open = listInFormation === null ? [] : [`${writeMark('list-in-formation')}\n\n\\[${listInFormation}\\]`]
  const all = [...blocks, ...open]
  return all.length === 0 ? writeMark('signatories', 'empty') : all.join('\n\n')
}
