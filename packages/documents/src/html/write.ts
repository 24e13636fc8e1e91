import {
  type Inline,
  type LetterDocument,
  localeOf,
  type NoteId,
  normaliseInline,
  noteNumbers,
  numberedNotes,
  type Paragraph,
} from '@undersigned/letter'
import { type PaperLabels, paperLabels } from '../labels.ts'
import { safeLink } from '../links.ts'
import { type PrintedBlock, printable, printedBlocks } from '../printed.ts'
import { rowsToDeclare } from '../rows/declared.ts'
import { encodeRows } from '../rows/decode.ts'

export interface HtmlOptions {
  readonly labels?: PaperLabels | undefined
  /** Prefix of the ids of notes, where a page shows more than one text. */
  readonly idPrefix?: string
  /** Level of the letter's own top headings on the page; 2 unless said otherwise. */
  readonly topHeading?: number
  /** Leave out what only reading back needs. */
  readonly plain?: boolean
}

export const escapeHtml = (text: string): string =>
  printable(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;').replace(/'/gu, '&#39;')

/** The letter as semantic HTML: real lists, headings, quotations, notes with links there and back; everything escaped (rule L52). */
export function letterToHtml(document: LetterDocument, options: HtmlOptions = {}): string {
  const { text } = document
  const labels = options.labels ?? paperLabels(text.language)
  const writer = new HtmlWriter(noteNumbers(text), options.idPrefix ?? '', options.topHeading ?? 2)
  const blocks = writer.blocks(printedBlocks(document, labels))
  const notes = numberedNotes(text).map((note, at) => writer.note(note.content, at + 1))
  const section =
    notes.length === 0
      ? ''
      : `<section class="notes" role="doc-endnotes" aria-label="${escapeHtml(labels.notes)}"><ol>${notes.join('')}</ol></section>`
  const rows = options.plain ? null : rowsToDeclare(document)
  const data = options.plain ? '' : ` data-undersigned="letter"${rows ? ` data-rows="${escapeHtml(encodeRows(rows))}"` : ''}`
  return `<article class="letter" lang="${localeOf(text.language)}"${data}>${blocks}${section}</article>`
}

/** A whole page around the letter, for files and for the clipboard. */
export function letterToHtmlPage(document: LetterDocument, options: HtmlOptions = {}): string {
  const subject = document.text.paragraphs.find(({ kind }) => kind === 'subject')?.content ?? []
  const title = subject.map((part) => (part.type === 'text' ? part.text : ' ')).join('')
  return `<!doctype html>\n<html lang="${localeOf(document.text.language)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${letterToHtml(document, options)}</body></html>\n`
}

interface OpenList {
  readonly tag: 'ul' | 'ol'
  readonly level: number
}

class HtmlWriter {
  private readonly numbers: ReadonlyMap<NoteId, number>
  private readonly prefix: string
  private readonly topHeading: number
  private readonly references = new Map<number, number>()
  private readonly open: OpenList[] = []

  constructor(numbers: ReadonlyMap<NoteId, number>, prefix: string, topHeading: number) {
    this.numbers = numbers
    this.prefix = prefix
    this.topHeading = topHeading
  }

  blocks(printed: readonly PrintedBlock[]): string {
    const written = printed.map((block) => {
      const isItem = block.type === 'paragraph' && block.paragraph.kind === 'list-item'
      return (isItem ? '' : this.closeLists(-1)) + this.block(block)
    })
    return written.join('') + this.closeLists(-1)
  }

  private block(block: PrintedBlock): string {
    switch (block.type) {
      case 'paragraph':
        return this.paragraph(block.paragraph)
      case 'recipients':
        return `<ul class="recipients" data-kind="recipients">${block.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
      case 'signatories': {
        const groups = block.groups.map(({ heading, lines }) => this.signatories(heading, lines))
        const open =
          block.listInFormation === null
            ? ''
            : `<p class="list-in-formation" data-kind="list-in-formation">[${escapeHtml(block.listInFormation)}]</p>`
        return `<div class="signatories" data-kind="signatories">${groups.join('')}${open}</div>`
      }
    }
  }

  private signatories(heading: string | null, lines: readonly string[]): string {
    const tag = `h${this.topHeading}`
    const named = heading === null ? '' : `<${tag} data-kind="signatory-class">${escapeHtml(heading)}</${tag}>`
    return `${named}<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
  }

  private paragraph(paragraph: Paragraph): string {
    const inner = this.inline(paragraph.content)
    switch (paragraph.kind) {
      case 'heading': {
        const tag = `h${Math.min(6, this.topHeading + paragraph.level - 1)}`
        return `<${tag} data-level="${paragraph.level}">${inner}</${tag}>`
      }
      case 'list-item':
        return this.item(paragraph.list === 'numbered' ? 'ol' : 'ul', paragraph.level, inner)
      case 'quotation':
        return `<blockquote><p data-kind="quotation">${inner}</p></blockquote>`
      default:
        return `<p class="${paragraph.kind}" data-kind="${paragraph.kind}">${inner}</p>`
    }
  }

  /** Lists nest inside the item before them; an item without one is a list of its own that says how deep it stands. */
  private item(tag: 'ul' | 'ol', level: number, inner: string): string {
    const closed = this.closeLists(level)
    const top = this.open.at(-1)
    if (top?.level === level && top.tag === tag) return `${closed}</li><li data-level="${level}">${inner}`
    const swapped = top?.level === level ? this.closeLists(level - 1) : ''
    this.open.push({ tag, level })
    return `${closed}${swapped}<${tag}><li data-level="${level}">${inner}`
  }

  /** Closes every list deeper than the level. */
  private closeLists(level: number): string {
    let out = ''
    for (let top = this.open.at(-1); top !== undefined && top.level > level; top = this.open.at(-1)) {
      out += `</li></${top.tag}>`
      this.open.pop()
    }
    return out
  }

  note(content: readonly Inline[], number: number): string {
    const id = `${this.prefix}note-${number}`
    const count = this.references.get(number) ?? 0
    const inner = this.inline(content)
    const back = Array.from(
      { length: count },
      (_, at) => `<a href="#${id}-ref-${at + 1}" role="doc-backlink" aria-label="${number}${at > 0 ? `-${at + 1}` : ''}">↩</a>`,
    )
    return `<li id="${id}">${inner} ${back.join(' ')}</li>`
  }

  private inline(content: readonly Inline[]): string {
    return normaliseInline(content)
      .map((part) => this.part(part))
      .join('')
  }

  private part(part: Inline): string {
    switch (part.type) {
      case 'text':
        return marked(part)
      case 'line-break':
        return '<br>'
      case 'placeholder':
        return `<span class="open" data-open="${part.field}">${escapeHtml(part.text)}</span>`
      case 'note-ref':
        return this.reference(this.numbers.get(part.note))
      case 'note-cross-ref': {
        const number = this.numbers.get(part.note)
        return number === undefined ? '' : `<a href="#${this.prefix}note-${number}" data-cross-reference>${number}</a>`
      }
    }
  }

  private reference(number: number | undefined): string {
    if (number === undefined) return ''
    const nth = (this.references.get(number) ?? 0) + 1
    this.references.set(number, nth)
    const id = `${this.prefix}note-${number}`
    return `<sup><a href="#${id}" id="${id}-ref-${nth}" role="doc-noteref">${number}</a></sup>`
  }
}

function marked({ text, marks }: Inline & { readonly type: 'text' }): string {
  const words = escapeHtml(text)
  const emphasised = marks.emphasis ? `<em>${words}</em>` : words
  const strong = marks.strong ? `<strong>${emphasised}</strong>` : emphasised
  const link = marks.link === undefined ? undefined : safeLink(marks.link)
  return link === undefined ? strong : `<a href="${escapeHtml(link)}">${strong}</a>`
}
