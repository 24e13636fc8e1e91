import { type Inline, type Language, type ListStyle, type Note, type NoteId, noteId } from '@undersigned/letter'
import type { BlockContent, Definition, DefinitionContent, FootnoteDefinition, List, ListItem, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { type Block, type BlockShape, type Blocks, type DeclaredRows, headingLevel, itemLevel, PARAGRAPH } from '../blocks.ts'
import { joinLines, run } from '../content.ts'
import { decodeText, refuseScript, refuseTooDeep, refuseTooMany } from '../guard-text.ts'
import { htmlBlocks } from '../html/read.ts'
import { randomId } from '../random-id.ts'
import { DocumentRefused, LIMITS } from '../refused.ts'
import { decodeRows } from '../rows/decode.ts'
import { type Mark, readMark } from './marks.ts'
import { type InlineContext, readInline } from './read-inline.ts'

/** Markdown with footnotes, as blocks. A file of ours is read back exactly (rule L38); raw HTML never passes (rule L31). */
export function markdownToBlocks(bytes: Uint8Array): Blocks {
  const text = decodeText(bytes)
  refuseUnruly(text)
  const tree = fromMarkdown(text, { extensions: [gfmFootnote()], mdastExtensions: [gfmFootnoteFromMarkdown()] })
  return new Reader(tree).read()
}

/** No letter has that many links begun in one paragraph; each costs the parser a walk over all the others. */
const BRACKETS_IN_PARAGRAPH = 2_000
const BRACKETS_IN_FILE = 20_000
/** Columns before a list marker; our own deepest item has fewer than half. */
const DEEPEST_INDENT = 48
const ENDLESS = /[[*_`]{100,}/u

/** What would cost more to parse than any letter does is refused by a look at its lines. */
function refuseUnruly(text: string): void {
  const paragraphs = text.split(/\n[ \t]*\n/u, LIMITS.paragraphs + 2)
  refuseTooMany(paragraphs.length)
  const brackets = paragraphs.map((paragraph) => paragraph.split('[').length - 1)
  refuseTooManyBrackets(Math.max(0, ...brackets), BRACKETS_IN_PARAGRAPH)
  refuseTooManyBrackets(
    brackets.reduce((sum, count) => sum + count, 0),
    BRACKETS_IN_FILE,
  )
  if (ENDLESS.test(text)) refuseTooDeep(LIMITS.depth + 1, LIMITS.depth)
  for (const line of text.split('\n')) refuseDeepLine(line)
}

function refuseTooManyBrackets(count: number, limit: number): void {
  if (count > limit) throw new DocumentRefused('too-deep', `more than ${limit} brackets`, { limit })
}

function refuseDeepLine(line: string): void {
  const [markers = ''] = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*/u.exec(line) ?? []
  const isDeep = markers.replace(/[\s\d]/gu, '').length > LIMITS.listDepth * 4
  const indent = /^[ \t]*(?=[-*+>]|\d+[.)])/u.exec(line)?.[0].length ?? 0
  if (isDeep || indent >= DEEPEST_INDENT) refuseTooDeep(LIMITS.listDepth + 1, LIMITS.listDepth)
}

type Content = RootContent | BlockContent | DefinitionContent

class Reader {
  private readonly tree: Root
  private readonly notes = new Map<string, { readonly id: NoteId; readonly node: FootnoteDefinition }>()
  private readonly context: InlineContext
  private readonly blocks: Block[] = []
  private pending: Mark | null = null
  private rows: DeclaredRows | null = null
  private readonly head: { readonly language: Language | null } | null

  constructor(tree: Root) {
    this.tree = tree
    const definitions = new Map<string, Definition>()
    for (const node of tree.children) {
      if (node.type === 'footnoteDefinition' && !this.notes.has(node.identifier))
        this.notes.set(node.identifier, { id: noteId(randomId()), node })
      if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    }
    this.head = headOf(tree)
    this.context = {
      exact: this.head !== null,
      noteOf: (label) => this.notes.get(label)?.id,
      addressOf: (label) => definitions.get(label)?.url,
    }
  }

  read(): Blocks {
    this.readAll(this.tree.children, PARAGRAPH, 0)
    const notes = [...this.notes.values()].map(({ id, node }): Note => ({ id, content: this.noteContent(node) }))
    const common = { language: this.head?.language ?? null, exact: this.head !== null, blocks: this.blocks, notes }
    return this.rows ? { ...common, rows: this.rows } : common
  }

  private readAll(nodes: readonly Content[], shape: BlockShape, depth: number): void {
    refuseTooDeep(depth, LIMITS.depth)
    for (const node of nodes) this.readNode(node, shape, depth)
  }

  private readNode(node: Content, shape: BlockShape, depth: number): void {
    switch (node.type) {
      case 'paragraph':
        this.add(shape, readInline(node.children, this.context))
        break
      case 'heading':
        this.add({ type: 'heading', level: headingLevel(node.depth) }, readInline(node.children, this.context))
        break
      case 'blockquote':
        this.readAll(node.children, { type: 'quotation' }, depth + 1)
        break
      case 'list':
        this.readList(node, shape, depth)
        break
      case 'code':
        this.add(shape, joinLines(node.value.split('\n').map((line) => [run(line)])))
        break
      case 'html':
        this.readHtml(node.value, shape)
        break
      default:
        return
    }
  }

  private readList(list: List, outer: BlockShape, depth: number): void {
    const level = outer.type === 'list-item' ? outer.level + 1 : 0
    refuseTooDeep(depth + 1, LIMITS.listDepth)
    for (const item of list.children) this.readItem(item, { list: list.ordered ? 'numbered' : 'bulleted', level }, depth + 1)
  }

  private readItem(item: ListItem, { list, level }: { readonly list: ListStyle; readonly level: number }, depth: number): void {
    this.readAll(item.children, { type: 'list-item', list, level: itemLevel(level) }, depth)
  }

  private readHtml(html: string, shape: BlockShape): void {
    refuseScript(html)
    const mark = readMark(html)
    if (mark === null) {
      if (!this.context.exact) this.blocks.push(...htmlBlocks(html).blocks)
    } else if (mark.type === 'rows') this.rows = decodeRows(mark.json)
    else if (mark.type === 'empty') this.add(shape, [])
    else if (mark.type !== 'letter') this.take(mark)
  }

  private take(mark: Mark): void {
    if (mark.type === 'declared' && mark.isEmpty) this.blocks.push({ shape: PARAGRAPH, content: [], declared: mark.declared })
    else if (mark.type === 'heading' && mark.isEmpty)
      this.blocks.push({ shape: { type: 'heading', level: headingLevel(mark.level) }, content: [] })
    else this.pending = mark
  }

  private add(shape: BlockShape, content: readonly Inline[]): void {
    const mark = this.pending
    this.pending = null
    refuseTooMany(this.blocks.length + 1)
    if (mark?.type === 'declared') this.blocks.push({ shape: PARAGRAPH, content, declared: mark.declared })
    else if (mark?.type === 'heading') this.blocks.push({ shape: { type: 'heading', level: headingLevel(mark.level) }, content })
    else if (mark?.type === 'level' && shape.type === 'list-item')
      this.blocks.push({ shape: { ...shape, level: itemLevel(mark.level) }, content })
    else this.blocks.push({ shape, content })
  }

  private noteContent(node: FootnoteDefinition): Inline[] {
    const inside = node.children.flatMap((child) => ('children' in child ? [child] : []))
    return joinLines(
      inside.flatMap((child) => (child.type === 'paragraph' || child.type === 'heading' ? [readInline(child.children, this.context)] : [])),
    )
  }
}

function headOf(tree: Root): { readonly language: Language | null } | null {
  for (const node of tree.children) {
    const mark = node.type === 'html' ? readMark(node.value) : null
    if (mark?.type === 'letter') return { language: mark.language }
  }
  return null
}
