import { type Inline, type Note, type NoteId, normaliseInline } from '@undersigned/letter'
import { printable } from '../printed.ts'
import { INNER_CLOSES, INNER_OPENS, type InnerNote, innerNoteTag, NOTE_BOOKMARK, openStyleId } from './names.ts'

export const escapeXml = (text: string): string =>
  printable(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')

interface RunsOf {
  readonly numbers: ReadonlyMap<NoteId, number>
  readonly inner: readonly Note[]
  readonly placed?: Iterable<NoteId>
}

/** Collects what the runs of one part refer to while they are written. */
export class RunWriter {
  readonly addresses: string[] = []
  private readonly numbers: ReadonlyMap<NoteId, number>
  /** Notes that others refer to from inside notes alone: Word has no references there. */
  private readonly inner: ReadonlyMap<NoteId, Note>
  /** Notes that stand somewhere already. */
  private readonly placed: Set<NoteId>

  constructor({ numbers, inner, placed = [] }: RunsOf) {
    this.numbers = numbers
    this.inner = new Map(inner.map((note) => [note.id, note]))
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
        return this.crossReference(part.note)
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
    const inner = this.inner.get(note)
    if (inner !== undefined) return this.innerNote(inner, number)
    if (this.placed.has(note)) return field(`NOTEREF ${this.bookmark(note)} \\f \\h`, `${number}`, REFERENCE_STYLE)
    this.placed.add(note)
    const run = `<w:r><w:rPr>${REFERENCE_STYLE}</w:rPr><w:footnoteReference w:id="${number}"/></w:r>`
    return `<w:bookmarkStart w:id="${number}" w:name="${this.bookmark(note)}"/>${run}<w:bookmarkEnd w:id="${number}"/>`
  }

  private crossReference(note: NoteId): string {
    const number = this.numbers.get(note)
    if (number === undefined) return ''
    if (this.inner.has(note)) return control({ what: 'cross', number, runs: `<w:r>${textOf(`${number}`)}</w:r>` })
    return field(`NOTEREF ${this.bookmark(note)} \\h`, `${number}`, '')
  }

  /** Its words follow in brackets where it is first referred to, under a name by which they become a note again (rule L51). */
  private innerNote(note: Note, number: number): string {
    const isFirst = !this.placed.has(note.id)
    this.placed.add(note.id)
    const words = isFirst ? this.runs(note.content) : `<w:r>${textOf('…')}</w:r>`
    const runs = `<w:r>${textOf(INNER_OPENS)}</w:r>${words}<w:r>${textOf(INNER_CLOSES)}</w:r>`
    return control({ what: isFirst ? 'words' : 'again', number, runs })
  }

  private bookmark(note: NoteId): string {
    return `${NOTE_BOOKMARK}${this.numbers.get(note)}`
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

interface Control {
  readonly what: InnerNote
  readonly number: number
  readonly runs: string
}

const control = ({ what, number, runs }: Control): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${innerNoteTag(what, number)}"/></w:sdtPr><w:sdtContent>${runs}</w:sdtContent></w:sdt>`
