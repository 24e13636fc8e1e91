import {
  endonymOf,
  type Inline,
  type LetterDocument,
  localeOf,
  type NoteId,
  normaliseInline,
  noteNumbers,
  numberedNotes,
  type Paragraph,
} from '@undersigned/letter'
import { wordsOf } from '../content.ts'
import { type PaperLabels, paperLabels } from '../labels.ts'
import { safeLink } from '../links.ts'
import { type PrintedBlock, printable, printedBlocks, type SignatoryGroup } from '../printed.ts'

/** What a sealed page shows of its manifest: four words and the first digits (D22). */
export interface PrintedManifest {
  readonly words: string
  readonly hex: string
  /** A line that says when the text was corrected, and by what; none for one that was not. */
  readonly corrected?: string
}

export interface PaperInput {
  readonly document: LetterDocument
  /** Before sealing DRAFT stands across every page; afterwards the manifest stands at its foot. */
  readonly seal: PrintedManifest | null
  readonly labels?: PaperLabels | undefined
}

type InlineData =
  | { readonly t: 'text'; readonly text: string; readonly strong: boolean; readonly emphasis: boolean; readonly link: string | null }
  | { readonly t: 'note'; readonly n: number; readonly first: boolean }
  | { readonly t: 'cross'; readonly n: number }
  | { readonly t: 'break' }
  | { readonly t: 'open'; readonly text: string }

interface ItemData {
  readonly content: readonly InlineData[]
  readonly lists: ListData[]
}
interface ListData {
  readonly t: 'list'
  readonly numbered: boolean
  readonly items: ItemData[]
}

type BlockData =
  | { readonly t: 'paragraph'; readonly kind: string; readonly content: readonly InlineData[] }
  | { readonly t: 'heading'; readonly level: number; readonly subject: boolean; readonly content: readonly InlineData[] }
  | ListData
  | { readonly t: 'recipients'; readonly lines: readonly string[] }
  | { readonly t: 'signatories'; readonly groups: readonly unknown[]; readonly open: string | null }

/** The letter as the JSON that the fixed template reads; no word of it is ever source text (rule L54). */
export function paperPayload({ document, seal, labels = paperLabels(document.text.language) }: PaperInput): string {
  const { text } = document
  const [language, region = null] = localeOf(text.language).split('-')
  const reader = new Payload(document)
  const blocks = reader.blocks(printedBlocks(document, labels))
  const notes = numberedNotes(text).map((note) => reader.inline(note.content))
  return JSON.stringify({
    language,
    region,
    title: titleOf(document),
    draft: seal === null ? labels.draft : null,
    manifest: seal === null ? null : { label: labels.manifest, corrected: null, ...seal },
    blocks,
    notes,
  })
}

/** PDF/UA wants a title: the subject, else the first words there are, else the language's name. */
function titleOf({ text }: LetterDocument): string {
  const titled = text.paragraphs.find(({ kind }) => kind === 'subject') ?? text.paragraphs.find(({ kind }) => kind === 'heading')
  const first = titled ?? text.paragraphs.find(({ content }) => wordsOf(content) !== '')
  const words = printable(wordsOf(first?.content ?? [])).slice(0, 200)
  return words === '' ? endonymOf(text.language) : words
}

class Payload {
  private readonly numbers: ReadonlyMap<NoteId, number>
  private readonly seen = new Set<number>()
  private depth = 0
  private readonly below: number

  constructor({ text }: LetterDocument) {
    this.numbers = noteNumbers(text)
    this.below =
      text.paragraphs.find(({ kind, content }) => (kind === 'subject' || kind === 'heading') && wordsOf(content) !== '')?.kind === 'subject'
        ? 1
        : 0
  }

  blocks(printed: readonly PrintedBlock[]): BlockData[] {
    const blocks: BlockData[] = []
    const open: ListData[] = []
    for (const block of printed) {
      if (block.type === 'paragraph' && block.paragraph.kind === 'list-item') {
        const list = this.item(block.paragraph, block.paragraph.level, block.paragraph.list === 'numbered', open)
        if (list) blocks.push(list)
        continue
      }
      open.length = 0
      blocks.push(this.block(block))
    }
    return blocks
  }

  /** Puts an item into the list it belongs to; gives back a list of its own where none is open. */
  private item({ content }: Paragraph, level: number, numbered: boolean, open: ListData[]): ListData | null {
    open.length = Math.min(open.length, level + 1)
    const item: ItemData = { content: this.inline(content), lists: [] }
    const deepest = open.at(-1)
    if (deepest && open.length === level + 1 && deepest.numbered === numbered) {
      deepest.items.push(item)
      return null
    }
    if (open.length === level + 1) open.pop()
    const list: ListData = { t: 'list', numbered, items: [item] }
    const parent = open.at(-1)?.items.at(-1)
    open.push(list)
    if (parent === undefined) return list
    parent.lists.push(list)
    return null
  }

  private block(block: PrintedBlock): BlockData {
    switch (block.type) {
      case 'recipients':
        return { t: 'recipients', lines: block.lines.map(printable) }
      case 'signatories':
        return { t: 'signatories', groups: block.groups.map((group) => this.group(group)), open: block.listInFormation }
      case 'paragraph':
        return this.paragraph(block.paragraph)
    }
  }

  private paragraph(paragraph: Paragraph): BlockData {
    const content = this.inline(paragraph.content)
    const isTitle = wordsOf(paragraph.content) !== ''
    if (paragraph.kind === 'heading' && isTitle) {
      return { t: 'heading', level: this.headingAt(this.below + paragraph.level), subject: false, content }
    }
    if (paragraph.kind === 'subject' && isTitle) return { t: 'heading', level: this.headingAt(1), subject: true, content }
    return { t: 'paragraph', kind: paragraph.kind, content }
  }

  /** Levels may not be skipped on the way down (PDF/UA). */
  private headingAt(level: number): number {
    this.depth = Math.min(level, this.depth + 1)
    return this.depth
  }

  private group({ heading, lines }: SignatoryGroup): unknown {
    return {
      heading,
      level: heading === null ? 0 : this.headingAt(this.below + 1),
      columns: columnsFor(lines),
      lines: lines.map(printable),
    }
  }

  inline(content: readonly Inline[]): InlineData[] {
    return normaliseInline(content).flatMap((part) => this.part(part))
  }

  private part(part: Inline): InlineData[] {
    switch (part.type) {
      case 'text': {
        const { strong = false, emphasis = false, link } = part.marks
        return [{ t: 'text', text: printable(part.text), strong, emphasis, link: (link && safeLink(link)) ?? null }]
      }
      case 'line-break':
        return [{ t: 'break' }]
      case 'placeholder':
        return [{ t: 'open', text: printable(part.text) }]
      case 'note-ref':
      case 'note-cross-ref':
        return this.reference(part.type === 'note-ref', this.numbers.get(part.note))
    }
  }

  private reference(isReference: boolean, number: number | undefined): InlineData[] {
    if (number === undefined) return []
    if (!isReference) return [{ t: 'cross', n: number }]
    const first = !this.seen.has(number)
    this.seen.add(number)
    return [{ t: 'note', n: number, first }]
  }
}

/** As many columns as the longest name leaves room for. */
function columnsFor(lines: readonly string[]): number {
  const longest = Math.max(0, ...lines.map((line) => line.length))
  return lines.length < 6 || longest > 60 ? 1 : longest > 28 ? 2 : 3
}
