import { type Inline, type Marks, marksOf, type NoteId, normaliseInline } from '@undersigned/letter'
import { run } from '../content.ts'
import { safeLink } from '../links.ts'
import { INNER_CLOSES, INNER_OPENS, innerNoteOf, openFieldOf } from './names.ts'
import type { StyleSheet } from './styles.ts'
import { child, isOn, value, type Xml } from './xml.ts'

export interface InlineSource {
  readonly styles: StyleSheet
  readonly addresses: ReadonlyMap<string, string>
  readonly noteOf: (kind: 'footnote' | 'endnote', id: string) => NoteId | undefined
  /** The note whose reference a bookmark stands around. */
  readonly bookmarked: (bookmark: string) => NoteId | undefined
  /** The note that content controls call by this number, if one of them holds its words. */
  readonly innerNote: (number: number) => NoteId | undefined
  readonly heardInnerNote: (note: NoteId, content: readonly Inline[]) => void
  readonly heard: (tag: string | undefined, length: number) => void
}

interface Field {
  instruction: string
  isResult: boolean
}

/** Reads the runs of one paragraph; Word's fields stretch over several runs, hence the state. */
export class InlineReader {
  private readonly source: InlineSource
  private readonly fields: Field[] = []
  private readonly content: Inline[] = []

  constructor(source: InlineSource) {
    this.source = source
  }

  read(paragraph: Xml): Inline[] {
    this.readAll(paragraph.children, {})
    return this.content
  }

  private readAll(elements: readonly Xml[], marks: Marks): void {
    for (const element of elements) this.readElement(element, marks)
  }

  private readElement(element: Xml, marks: Marks): void {
    switch (element.name) {
      case 'w:r':
        this.readRun(element, marks)
        break
      case 'w:hyperlink':
        this.readAll(element.children, linkMarks(marks, this.source.addresses.get(element.attributes['r:id'] ?? '')))
        break
      case 'w:fldSimple':
        this.readSimpleField(element, marks)
        break
      case 'w:sdt':
        this.readControl(element, marks)
        break
      case 'w:ins':
      case 'w:moveTo':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        this.readAll(element.children, marks)
        break
      default:
        return
    }
  }

  /** A control of ours holds a note that only other notes refer to; any other is its content. */
  private readControl(element: Xml, marks: Marks): void {
    const content = child(element, 'w:sdtContent')
    const named = innerNoteOf(value(child(child(element, 'w:sdtPr'), 'w:tag')))
    const note = named === null ? undefined : this.source.innerNote(named.number)
    if (content === undefined || named === null || note === undefined) {
      this.readAll(content?.children ?? [], marks)
      return
    }
    this.add({ type: named.what === 'cross' ? 'note-cross-ref' : 'note-ref', note })
    if (named.what === 'words') this.source.heardInnerNote(note, withoutBrackets(new InlineReader(this.source).read(content)))
  }

  private readSimpleField(element: Xml, marks: Marks): void {
    const instruction = element.attributes['w:instr'] ?? ''
    const atom = this.atomOfField(instruction)
    if (atom) this.content.push(atom)
    else this.readAll(element.children, linkMarks(marks, addressOfField(instruction)))
  }

  private readRun(element: Xml, outer: Marks): void {
    const properties = child(element, 'w:rPr')
    if (isOn(child(properties, 'w:vanish'))) return
    const style = value(child(properties, 'w:rStyle'))
    const field = openFieldOf(this.source.styles.nameOf(style))
    if (field !== undefined) {
      this.content.push({ type: 'placeholder', field, text: element.children.map(({ text }) => text).join('') })
      return
    }
    const marks = this.marksOfRun(properties, style, outer)
    for (const part of element.children) this.readPart(part, marks, value(child(properties, 'w:lang')))
  }

  private marksOfRun(properties: Xml | undefined, style: string | undefined, outer: Marks): Marks {
    const { styles } = this.source
    const strong = isOn(child(properties, 'w:b')) ?? styles.isSet(style, 'w:b')
    const emphasis = isOn(child(properties, 'w:i')) ?? styles.isSet(style, 'w:i')
    const link = outer.link ?? safeLink(this.linkOfField() ?? '')
    return marksOf({ strong: strong ? true : undefined, emphasis: emphasis ? true : undefined, link })
  }

  private readPart(part: Xml, marks: Marks, language: string | undefined): void {
    if (part.name === 'w:fldChar') {
      this.turnField(part)
      return
    }
    const field = this.fields.at(-1)
    if (part.name === 'w:instrText') {
      if (field) field.instruction += part.text
      return
    }
    if (this.isInsideAtom()) return
    switch (part.name) {
      case 'w:t':
        this.source.heard(language, part.text.length)
        this.addText(part.text, marks)
        break
      case 'w:tab':
      case 'w:ptab':
        this.addText('\t', marks)
        break
      case 'w:noBreakHyphen':
        this.addText('\u2011', marks)
        break
      case 'w:cr':
        this.add({ type: 'line-break' })
        break
      case 'w:br':
        if ((part.attributes['w:type'] ?? 'textWrapping') === 'textWrapping') this.add({ type: 'line-break' })
        break
      case 'w:footnoteReference':
        this.addReference('footnote', part)
        break
      case 'w:endnoteReference':
        this.addReference('endnote', part)
        break
      default:
        return
    }
  }

  private addText(text: string, marks: Marks): void {
    this.content.push(run(text, marks))
  }

  private add(part: Inline): void {
    this.content.push(part)
  }

  private addReference(kind: 'footnote' | 'endnote', part: Xml): void {
    const note = this.source.noteOf(kind, part.attributes['w:id'] ?? '')
    if (note !== undefined) this.content.push({ type: 'note-ref', note })
  }

  private turnField(part: Xml): void {
    const type = part.attributes['w:fldCharType']
    const field = this.fields.at(-1)
    if (type === 'begin') this.fields.push({ instruction: '', isResult: false })
    else if (type === 'separate' && field) {
      field.isResult = true
      const atom = this.atomOfField(field.instruction)
      if (atom) this.content.push(atom)
    } else if (type === 'end') this.fields.pop()
  }

  private isInsideAtom(): boolean {
    return this.fields.some((field) => !field.isResult || this.atomOfField(field.instruction) !== null)
  }

  private linkOfField(): string | undefined {
    return this.fields.map(({ instruction }) => addressOfField(instruction)).findLast((address) => address !== undefined)
  }

  /** A field that names a note: with `\f` it looks like a reference and is one, else it is a reference in words. */
  private atomOfField(instruction: string): Inline | null {
    const [, bookmark] = /^\s*NOTEREF\s+(\S+)/u.exec(instruction) ?? []
    const note = bookmark === undefined ? undefined : this.source.bookmarked(bookmark)
    if (note === undefined) return null
    return { type: /\\f\b/u.test(instruction) ? 'note-ref' : 'note-cross-ref', note }
  }
}

function linkMarks(marks: Marks, address: string | undefined): Marks {
  return marksOf({ ...marks, link: marks.link ?? safeLink(address ?? '') })
}

const addressOfField = (instruction: string): string | undefined => /^\s*HYPERLINK\s+"([^"]*)"/u.exec(instruction)?.[1]

function withoutBrackets(content: readonly Inline[]): Inline[] {
  const bare = [...normaliseInline(content)]
  const first = bare[0]
  if (first?.type === 'text' && first.text.startsWith(INNER_OPENS)) bare[0] = { ...first, text: first.text.slice(INNER_OPENS.length) }
  const last = bare.at(-1)
  if (last?.type === 'text' && last.text.endsWith(INNER_CLOSES)) {
    bare[bare.length - 1] = { ...last, text: last.text.slice(0, -INNER_CLOSES.length) }
  }
  return bare
}
