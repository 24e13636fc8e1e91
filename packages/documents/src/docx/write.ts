import { type Language, type LetterDocument, noteNumbers, numberedNotes, type Paragraph, plainText } from '@undersigned/letter'
import { zipSync } from 'fflate'
import { squeeze } from '../content.ts'
import type { PaperLabels } from '../labels.ts'
import { type PrintedBlock, printedBlocks } from '../printed.ts'
import { rowsToDeclare } from '../rows/declared.ts'
import { encodeRows } from '../rows/decode.ts'
import { LETTER_PROPERTY, ROWS_PROPERTY, styleId } from './names.ts'
import { escapeXml, RunWriter } from './write-inline.ts'
import { BULLETED, NAMESPACES, numberingXml, stylesXml, wordTag } from './write-styles.ts'

/** The letter as a Word file: real footnotes, nested lists, language tags, one style per kind; same letter, same bytes (rule L51). */
export function letterToDocx(document: LetterDocument, labels?: PaperLabels): Uint8Array {
  const { text } = document
  const numbers = noteNumbers(text)
  const notes = numberedNotes(text)
  const inText = new Set(text.paragraphs.flatMap(({ content }) => content.flatMap((part) => (part.type === 'note-ref' ? [part.note] : []))))
  const placed = notes.filter(({ id }) => inText.has(id))
  const inner = notes.filter(({ id }) => !inText.has(id))
  const body = new BodyWriter(new RunWriter({ numbers, inner }))
  const paragraphs = printedBlocks(document, labels).map((block) => body.block(block))
  const noteRuns = new RunWriter({ numbers, inner, placed: inText })
  const footnotes = placed.map((note) => footnote(numbers.get(note.id) ?? 0, noteRuns.runs(note.content)))
  const rows = rowsToDeclare(document)
  return zipped({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': ROOT_RELATIONS,
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${paragraphs.join('')}${SECTION}</w:body></w:document>`,
    'word/styles.xml': stylesXml(text.language),
    'word/numbering.xml': numberingXml(body.numberedLists),
    'word/footnotes.xml': `<w:footnotes ${NAMESPACES}>${SEPARATORS}${footnotes.join('')}</w:footnotes>`,
    'word/settings.xml': settings(text.language),
    'word/_rels/document.xml.rels': relations(PARTS, body.runs.addresses),
    'word/_rels/footnotes.xml.rels': relations('', noteRuns.addresses),
    'docProps/core.xml': core(titleOf(document), text.language),
    'docProps/custom.xml': custom([[LETTER_PROPERTY, text.language], ...(rows ? [[ROWS_PROPERTY, encodeRows(rows)] as const] : [])]),
  })
}

class BodyWriter {
  readonly runs: RunWriter
  numberedLists = 0
  private inNumbered = false

  constructor(runs: RunWriter) {
    this.runs = runs
  }

  block(block: PrintedBlock): string {
    const isItem = block.type === 'paragraph' && block.paragraph.kind === 'list-item'
    if (!isItem) this.inNumbered = false
    switch (block.type) {
      case 'paragraph':
        return this.paragraph(block.paragraph)
      case 'recipients':
        return lines(block.type, block.lines)
      case 'signatories': {
        const groups = block.groups.map(
          ({ heading, lines: rows }) => (heading === null ? '' : line('signatory-class', heading)) + lines('signatories', rows),
        )
        const open = block.listInFormation === null ? '' : line('list-in-formation', `[${block.listInFormation}]`)
        return groups.join('') + open || lines('signatories', [])
      }
    }
  }

  private paragraph(paragraph: Paragraph): string {
    const runs = this.runs.runs(paragraph.content)
    switch (paragraph.kind) {
      case 'heading':
        return `<w:p><w:pPr><w:pStyle w:val="Heading${paragraph.level}"/></w:pPr>${runs}</w:p>`
      case 'list-item': {
        const list = paragraph.list === 'bulleted' ? BULLETED : this.numberedList()
        const numbering = `<w:numPr><w:ilvl w:val="${paragraph.level}"/><w:numId w:val="${list}"/></w:numPr>`
        return `<w:p><w:pPr><w:pStyle w:val="${styleId('list-item')}"/>${numbering}</w:pPr>${runs}</w:p>`
      }
      default:
        return `<w:p><w:pPr><w:pStyle w:val="${styleId(paragraph.kind)}"/></w:pPr>${runs}</w:p>`
    }
  }

  private numberedList(): number {
    if (!this.inNumbered) this.numberedLists += 1
    this.inNumbered = true
    return BULLETED + this.numberedLists
  }
}

type Row = 'recipients' | 'signatories' | 'signatory-class' | 'list-in-formation'

const line = (style: Row, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${styleId(style)}"/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`

/** An empty slot keeps its place as an empty paragraph of its style. */
const lines = (style: Row, rows: readonly string[]): string =>
  rows.length === 0 ? `<w:p><w:pPr><w:pStyle w:val="${styleId(style)}"/></w:pPr></w:p>` : rows.map((row) => line(style, row)).join('')

const footnote = (number: number, runs: string): string =>
  `<w:footnote w:id="${number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>${runs}</w:p></w:footnote>`

const titleOf = ({ text }: LetterDocument): string =>
  squeeze(
    plainText(
      text.paragraphs.find(({ kind }) => kind === 'subject')?.content ??
        text.paragraphs.find(({ kind }) => kind === 'heading')?.content ??
        [],
    ),
  )

/** A4, margins of 2.5 cm. */
const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
const SEPARATORS =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`

const CONTENT_TYPES = [
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
  part('word/document.xml', `${MAIN_TYPE}.document.main+xml`),
  part('word/styles.xml', `${MAIN_TYPE}.styles+xml`),
  part('word/numbering.xml', `${MAIN_TYPE}.numbering+xml`),
  part('word/footnotes.xml', `${MAIN_TYPE}.footnotes+xml`),
  part('word/settings.xml', `${MAIN_TYPE}.settings+xml`),
  part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  part('docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
  '</Types>',
].join('')

const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

const ROOT_RELATIONS = [
  `<Relationships xmlns="${PACKAGE}/relationships">`,
  relation('rId1', `${RELATION}/officeDocument`, 'word/document.xml'),
  relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  relation('rId3', `${RELATION}/custom-properties`, 'docProps/custom.xml'),
  '</Relationships>',
].join('')

const PARTS = ['styles', 'numbering', 'footnotes', 'settings'].map((name) => relation(name, `${RELATION}/${name}`, `${name}.xml`)).join('')

function relations(parts: string, addresses: readonly string[]): string {
  const links = addresses.map(
    (address, at) => `<Relationship Id="link${at + 1}" Type="${RELATION}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${parts}${links.join('')}</Relationships>`
}

const settings = (language: Language): string =>
  `<w:settings ${NAMESPACES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${wordTag(language)}"/></w:settings>`

const core = (title: string, language: Language): string =>
  `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${wordTag(language)}</dc:language></cp:coreProperties>`

function custom(properties: readonly (readonly [name: string, value: string])[]): string {
  const written = properties.map(
    ([name, value], at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${name}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  )
  return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${written.join('')}</Properties>`
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The zip's clock stands still: local midnight of the first day that zip files know. */
function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(DECLARATION + xml)]))
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}
