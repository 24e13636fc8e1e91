import { type Inline, isLanguage, type Language, type Note, type NoteId, noteId } from '@undersigned/letter'
import type { Block, Blocks, DeclaredRows } from '../blocks.ts'
import { joinLines } from '../content.ts'
import { refuseTooMany } from '../guard-text.ts'
import { randomId } from '../random-id.ts'
import { decodeRows } from '../rows/decode.ts'
import { declaredOf, innerNoteOf, LETTER_PROPERTY, ROWS_PROPERTY } from './names.ts'
import { openWord, type WordPackage } from './package.ts'
import { InlineReader, type InlineSource } from './read-inline.ts'
import { languageOfTag, readStyles, type StyleSheet } from './styles.ts'
import { child, childrenOf, value, type Xml } from './xml.ts'

type NoteKind = 'footnote' | 'endnote'

/** A Word file as blocks: words, marks, lists, headings, links, notes with theirs, live note references (rules L30-L33). */
export function docxToBlocks(bytes: Uint8Array): Blocks {
  return new DocxReader(openWord(bytes)).read()
}

class DocxReader {
  private readonly word: WordPackage
  private readonly styles: StyleSheet
  private readonly noteIds = new Map<string, NoteId>()
  /** By the number that content controls give them, and what those hold. */
  private readonly innerIds: ReadonlyMap<number, NoteId>
  private readonly innerNotes = new Map<NoteId, readonly Inline[]>()
  private readonly bookmarks: ReadonlyMap<string, NoteId>
  private readonly languages = new Map<Language, number>()

  constructor(word: WordPackage) {
    this.word = word
    this.styles = readStyles(word)
    for (const kind of ['footnote', 'endnote'] as const) {
      for (const note of realNotes(word.part(`${kind}s`), kind)) this.noteIds.set(`${kind}:${note.attributes['w:id']}`, noteId(randomId()))
    }
    this.bookmarks = this.bookmarksAroundNotes()
    this.innerIds = new Map(innerNumbers(word).map((number) => [number, noteId(randomId())]))
  }

  read(): Blocks {
    const source = this.sourceFor('document')
    const blocks = paragraphsIn(child(this.word.document, 'w:body')).map((paragraph) => this.block(paragraph, source))
    refuseTooMany(blocks.length)
    const notes = [...this.notes('footnote'), ...this.notes('endnote'), ...this.inner()]
    const declared = property(this.word.customProperties, LETTER_PROPERTY)
    const rows = this.rows()
    const language = isLanguage(declared) ? declared : (this.mostHeard() ?? this.styles.language)
    const common = { language, exact: declared !== undefined, blocks: declared === undefined ? blocks : blocks.filter(isOurs), notes }
    return rows ? { ...common, rows } : common
  }

  private sourceFor(part: 'document' | 'footnotes' | 'endnotes'): InlineSource {
    return {
      styles: this.styles,
      addresses: this.word.addresses(part),
      noteOf: (kind, id) => this.noteIds.get(`${kind}:${id}`),
      innerNote: (number) => this.innerIds.get(number),
      heardInnerNote: (note, content) => {
        if (!this.innerNotes.has(note)) this.innerNotes.set(note, content)
      },
      bookmarked: (bookmark) => this.bookmarks.get(bookmark),
      heard: (tag, length) => {
        const language = languageOfTag(tag)
        if (language !== null) this.languages.set(language, (this.languages.get(language) ?? 0) + length)
      },
    }
  }

  private mostHeard(): Language | null {
    return [...this.languages].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
  }

  private block(paragraph: Xml, source: InlineSource): Block {
    const properties = child(paragraph, 'w:pPr')
    const declared = declaredOf(this.styles.nameOf(value(child(properties, 'w:pStyle'))))
    const content = new InlineReader(source).read(paragraph)
    const shape = this.styles.shapeOf(properties)
    return declared ? { shape, content, declared } : { shape, content }
  }

  private notes(kind: NoteKind): Note[] {
    const source = this.sourceFor(`${kind}s`)
    return realNotes(this.word.part(`${kind}s`), kind).flatMap((note) => {
      const id = this.noteIds.get(`${kind}:${note.attributes['w:id']}`)
      const lines = paragraphsIn(note).map((paragraph) => withoutMarker(new InlineReader(source).read(paragraph)))
      return id === undefined ? [] : [{ id, content: joinLines(lines) }]
    })
  }

  /** Once everything is read. */
  private inner(): Note[] {
    return [...this.innerNotes].map(([id, content]) => ({ id, content }))
  }

  private rows(): DeclaredRows | null {
    const json = property(this.word.customProperties, ROWS_PROPERTY)
    return json === undefined ? null : decodeRows(json)
  }

  /** Word's own cross-references point to a bookmark around the reference of a note. */
  private bookmarksAroundNotes(): ReadonlyMap<string, NoteId> {
    const found = new Map<string, NoteId>()
    for (const paragraph of paragraphsIn(child(this.word.document, 'w:body'))) {
      for (const { bookmark, footnote } of bookmarkedNotes(paragraph)) {
        const note = this.noteIds.get(`footnote:${footnote}`)
        if (note !== undefined) found.set(bookmark, note)
      }
    }
    return found
  }
}

/** The notes inside notes whose words stand in a control: what names another number is taken as the words it shows. */
function innerNumbers(word: WordPackage): number[] {
  const controls = [...flattened(word.document), ...flattened(word.part('footnotes') ?? word.document)].filter(
    ({ name }) => name === 'w:tag',
  )
  const named = controls.map((tag) => innerNoteOf(tag.attributes['w:val']))
  return named.flatMap((inner) => (inner?.what === 'words' ? [inner.number] : []))
}

function bookmarkedNotes(paragraph: Xml): { readonly bookmark: string; readonly footnote: string }[] {
  const open = new Map<string, string>()
  return [...flattened(paragraph)].flatMap(({ name, attributes }) => {
    const id = attributes['w:id'] ?? ''
    if (name === 'w:bookmarkStart') open.set(id, attributes['w:name'] ?? '')
    if (name === 'w:bookmarkEnd') open.delete(id)
    return name === 'w:footnoteReference' ? [...open.values()].map((bookmark) => ({ bookmark, footnote: id })) : []
  })
}

/** Someone who writes into our file without our styles adds body text; empty lines for looks are none. */
const isOurs = ({ declared, shape, content }: Block): boolean => declared !== undefined || shape.type !== 'paragraph' || content.length > 0

const realNotes = (part: Xml | undefined, kind: NoteKind): Xml[] =>
  childrenOf(part, `w:${kind}`).filter(({ attributes }) => attributes['w:type'] === undefined || attributes['w:type'] === 'normal')

/** A note's text begins with its own number and a space, which are not its words. */
function withoutMarker(content: ReturnType<InlineReader['read']>): ReturnType<InlineReader['read']> {
  const [first, ...rest] = content
  return first?.type === 'text' && first.text.startsWith(' ') ? [{ ...first, text: first.text.slice(1) }, ...rest] : content
}

const CONTAINERS = new Set(['w:sdt', 'w:sdtContent', 'w:tbl', 'w:tr', 'w:tc', 'w:ins', 'w:customXml', 'w:smartTag', 'w:moveTo'])

/** Paragraphs in reading order, those of tables and content controls among them, text boxes after the paragraph they hang on. */
function paragraphsIn(element: Xml | undefined): Xml[] {
  return (element?.children ?? []).flatMap((found) => {
    if (found.name === 'w:p') return [found, ...boxesIn(found).flatMap(paragraphsIn)]
    return CONTAINERS.has(found.name) ? paragraphsIn(found) : []
  })
}

function boxesIn(element: Xml): Xml[] {
  return element.children.flatMap((found) => {
    if (found.name === 'w:txbxContent') return [found]
    return found.name === 'mc:Fallback' ? [] : boxesIn(found)
  })
}

function* flattened(element: Xml): Generator<Xml> {
  for (const found of element.children) {
    yield found
    yield* flattened(found)
  }
}

function property(properties: Xml | undefined, name: string): string | undefined {
  return childrenOf(properties, 'property').find(({ attributes }) => attributes.name === name)?.children[0]?.text
}
