import { type Inline, type Note, type NoteId, normaliseInline } from '@undersigned/letter'
import { printable } from '../printed.ts'
import { NOTE_BOOKMARK, openStyleId } from './names.ts'

export const escapeXml = (text: string): string =>
  printable(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')

/** Collects what the runs of one part refer to while they are written. */
export class RunWriter {
  readonly addresses: string[] = []
  private readonly numbers: ReadonlyMap<NoteId, number>
  /** Notes whose reference stands in the text; Word has no references inside notes. */
  private readonly placed = new Set<NoteId>()
  private readonly notes: ReadonlyMap<NoteId, Note>

  constructor(numbers: ReadonlyMap<NoteId, number>, notes: readonly Note[], placed: Iterable<NoteId> = []) {
    this.numbers = numbers
    this.notes = new Map(notes.map((note) => [note.id, note]))
    this.placed = new Set(placed)
  }

  runs(content: readonly Inline[]): string {
    return normaliseInline(content)
      .map((part) => this.run(part))
      .join('')
  }

  private run(part: Inline): string {
    switch (part.type) {
      case 'text':
        return this.text(part)
      case 'line-break':
        return '<w:r><w:br/></w:r>'
      case 'placeholder':
        return `<w:r><w:rPr><w:rStyle w:val="${openStyleId(part.field)}"/></w:rPr>${textOf(part.text)}</w:r>`
      case 'note-ref':
        return this.reference(part.note)
      case 'note-cross-ref':
        return this.numbers.has(part.note) ? field(`NOTEREF ${this.bookmark(part.note)} \\h`, `${this.numbers.get(part.note)}`, '') : ''
    }
  }

  private text({ text, marks }: Inline & { readonly type: 'text' }): string {
    const style = marks.link === undefined ? '' : '<w:rStyle w:val="Hyperlink"/>'
    const format = `${style}${marks.strong ? '<w:b/><w:bCs/>' : ''}${marks.emphasis ? '<w:i/><w:iCs/>' : ''}`
    const written = `<w:r>${format === '' ? '' : `<w:rPr>${format}</w:rPr>`}${textOf(text)}</w:r>`
    if (marks.link === undefined) return written
    this.addresses.push(marks.link)
    return `<w:hyperlink r:id="link${this.addresses.length}" w:history="1">${written}</w:hyperlink>`
  }

  /** The first reference is Word's own; a second one to the same note is a field that shows the same number. */
  private reference(note: NoteId): string {
    const number = this.numbers.get(note)
    if (number === undefined) return ''
    if (this.placed.has(note)) return field(`NOTEREF ${this.bookmark(note)} \\f \\h`, `${number}`, REFERENCE_STYLE)
    this.placed.add(note)
    const run = `<w:r><w:rPr>${REFERENCE_STYLE}</w:rPr><w:footnoteReference w:id="${number}"/></w:r>`
    return `<w:bookmarkStart w:id="${number}" w:name="${this.bookmark(note)}"/>${run}<w:bookmarkEnd w:id="${number}"/>`
  }

  private bookmark(note: NoteId): string {
    return `${NOTE_BOOKMARK}${this.numbers.get(note)}`
  }

  /** A note that only another note refers to stands in brackets where it is referred to. */
  noteRuns(content: readonly Inline[]): string {
    return content
      .map((part) => {
        const inner = part.type === 'note-ref' && !this.placed.has(part.note) ? this.notes.get(part.note) : undefined
        if (inner === undefined) return this.runs([part])
        this.placed.add(inner.id)
        return `<w:r>${textOf(' [')}</w:r>${this.noteRuns(inner.content)}<w:r>${textOf(']')}</w:r>`
      })
      .join('')
  }

  get references(): ReadonlySet<NoteId> {
    return this.placed
  }
}

const REFERENCE_STYLE = '<w:rStyle w:val="FootnoteReference"/>'

const textOf = (text: string): string =>
  text
    .split('\t')
    .map((piece) => `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`)
    .join('<w:tab/>')

function field(instruction: string, shown: string, format: string): string {
  const properties = format === '' ? '' : `<w:rPr>${format}</w:rPr>`
  const mark = (type: string): string => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`
  const code = `<w:r>${properties}<w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`
  return `${mark('begin')}${code}${mark('separate')}<w:r>${properties}<w:t>${shown}</w:t></w:r>${mark('end')}`
}
