import {
  type Inline,
  isLanguage,
  type Language,
  type Marks,
  type Note,
  normaliseInline,
  PLAIN_KINDS,
  type PlaceholderField,
  SLOT_KINDS,
} from '@undersigned/letter'
import { type Block, type BlockShape, type Blocks, type Declared, PARAGRAPH } from '../blocks.ts'
import { joinLines, linesOf, run, trimContent } from '../content.ts'
import { decodeText, refuseScript, refuseTooDeep, refuseTooMany } from '../guard-text.ts'
import { DocumentRefused, LIMITS } from '../refused.ts'
import { decodeRows } from '../rows/decode.ts'
import { type HtmlNote, isBackLink, noteOf, notesIn } from './notes.ts'
import { isBlockElement, isSkipped, marksIn, shapeIn } from './styles.ts'
import { attribute, type Element, elementsIn, isElement, isText, type Node, parseHtml } from './tree.ts'

/** An HTML file as blocks; script in it is a refusal. */
export function htmlToBlocks(bytes: Uint8Array): Blocks {
  const html = decodeText(bytes)
  refuseScript(html)
  return htmlBlocks(html)
}

/** HTML from a clipboard or a file as blocks: words, marks, lists, notes and safe links, nothing else (rules L31, L50). */
export function htmlBlocks(html: string): Blocks {
  if (html.length > LIMITS.textBytes)
    throw new DocumentRefused('too-large', `${html.length} characters of HTML`, { limit: LIMITS.textBytes })
  const document = parseHtml(html)
  const letter = [...elementsIn(roots(document.childNodes))].find((element) => attribute(element, 'data-undersigned') === 'letter')
  const walker = new Walker(notesIn(letter ? letter.childNodes : roots(document.childNodes)), letter !== undefined)
  walker.walk(letter ? letter.childNodes : roots(document.childNodes), {
    shape: PARAGRAPH,
    marks: {},
    list: { ordered: false, depth: 0 },
    depth: 0,
  })
  const notes = walker.noteTexts()
  const root = letter ?? [...elementsIn(roots(document.childNodes))].find((element) => element.tagName === 'html')
  const rows = letter && attribute(letter, 'data-rows')
  const common = { language: languageIn(root), exact: letter !== undefined, blocks: walker.finished(), notes }
  return rows === undefined ? common : { ...common, rows: decodeRows(rows) }
}

const roots = (nodes: readonly Node[]): Node[] => nodes.filter(isElement)

function languageIn(element: Element | undefined): Language | null {
  const tag = (element && attribute(element, 'lang'))?.slice(0, 2).toLowerCase()
  return isLanguage(tag) ? tag : null
}

interface Place {
  readonly shape: BlockShape
  readonly marks: Marks
  readonly list: { readonly ordered: boolean; readonly depth: number }
  readonly depth: number
  readonly declared?: Declared
  readonly isPreformatted?: boolean
  /** A paragraph of ours is one even when it is empty. */
  readonly owed?: { isOpen: boolean }
}

const DECLARED: readonly Declared[] = [...PLAIN_KINDS, ...SLOT_KINDS, 'signatory-class', 'list-in-formation']
const FIELDS: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']

class Walker {
  private readonly notes: ReadonlyMap<string, HtmlNote>
  private readonly containers: ReadonlySet<Element>
  private readonly blocks: Block[] = []
  private readonly isExact: boolean
  private content: Inline[] = []

  constructor(notes: ReadonlyMap<string, HtmlNote>, isExact: boolean) {
    this.isExact = isExact
    this.notes = notes
    this.containers = new Set([...notes.values()].map(({ container }) => container))
  }

  finished(): readonly Block[] {
    return this.blocks
  }

  walk(nodes: readonly Node[], place: Place): void {
    refuseTooDeep(place.depth, LIMITS.depth)
    for (const node of nodes) {
      if (isText(node)) this.addText(node.value, place)
      else if (isElement(node) && !isSkipped(node) && !this.containers.has(node)) this.enter(node, place)
    }
    if (place.depth === 0) this.flush(place)
  }

  noteTexts(): Note[] {
    return [...this.notes.values()].map(({ id, container }) => {
      const inner = new Walker(this.notes, false)
      inner.walk(container.childNodes, { shape: PARAGRAPH, marks: {}, list: { ordered: false, depth: 0 }, depth: 0 })
      return { id, content: joinLines(inner.blocks.flatMap(({ content }) => linesOf(content))) }
    })
  }

  private enter(element: Element, place: Place): void {
    const atom = this.atomOf(element)
    if (atom) this.content.push(...atom)
    else if (isBlockElement(element)) this.enterBlock(element, place)
    else this.walk(element.childNodes, { ...place, marks: marksIn(element, place.marks), depth: place.depth + 1 })
  }

  private enterBlock(element: Element, place: Place): void {
    this.flush(place)
    const isList = element.tagName === 'ul' || element.tagName === 'ol'
    const list = isList ? { ordered: element.tagName === 'ol', depth: place.list.depth + 1 } : place.list
    refuseTooDeep(list.depth, LIMITS.listDepth)
    const declared = DECLARED.find((kind) => kind === attribute(element, 'data-kind')) ?? place.declared
    const isRow = declared === 'recipients' || declared === 'signatories'
    const inside: Place = {
      ...place,
      list,
      shape: isRow ? PARAGRAPH : shapeIn(element, place.shape, list),
      marks: /^h[1-6]$/u.test(element.tagName) ? {} : marksIn(element, place.marks),
      depth: place.depth + 1,
      isPreformatted: place.isPreformatted || element.tagName === 'pre',
      owed: { isOpen: this.isExact && isParagraphOfOurs(element) },
      ...(declared && { declared }),
    }
    const before = this.blocks.length
    this.walk(element.childNodes, inside)
    this.flush(inside)
    const isSlot = attribute(element, 'data-kind') === 'recipients' || attribute(element, 'data-kind') === 'signatories'
    if (isSlot && this.blocks.length === before) this.blocks.push(blockOf(inside, []))
  }

  private atomOf(element: Element): Inline[] | null {
    if (element.tagName === 'br') return [{ type: 'line-break' }]
    if (element.tagName === 'img') return [run(attribute(element, 'alt') ?? '')]
    if (isBackLink(element)) return []
    const field = FIELDS.find((known) => known === attribute(element, 'data-open'))
    if (field !== undefined) return [{ type: 'placeholder', field, text: placeholderText(element) }]
    const note = noteOf(element, this.notes)
    if (note === undefined) return null
    return [{ type: attribute(element, 'data-cross-reference') === undefined ? 'note-ref' : 'note-cross-ref', note: note.id }]
  }

  private addText(value: string, { marks, isPreformatted }: Place): void {
    if (isPreformatted) {
      this.content.push(...joinLines(value.split('\n').map((line) => [run(line, marks)])))
      return
    }
    const last = this.content.at(-1)
    const isAfterSpace = last === undefined || last.type === 'line-break' || (last.type === 'text' && last.text.endsWith(' '))
    const collapsed = value.replace(/[ \t\r\n\f]+/gu, ' ')
    this.content.push(run(isAfterSpace ? collapsed.replace(/^ /u, '') : collapsed, marks))
  }

  private flush(place: Place): void {
    const content = trimContent(this.content.filter((part) => part.type !== 'text' || part.text !== ''))
    this.content = []
    if (content.length === 0 && !place.owed?.isOpen) return
    if (place.owed) place.owed.isOpen = false
    refuseTooMany(this.blocks.length + 1)
    this.blocks.push(blockOf(place, tidied(content)))
  }
}

const isParagraphOfOurs = (element: Element): boolean =>
  attribute(element, 'data-level') !== undefined || (element.tagName === 'p' && attribute(element, 'data-kind') !== undefined)

const blockOf = ({ shape, declared }: Place, content: readonly Inline[]): Block =>
  declared ? { shape, content, declared } : { shape, content }

/** No spaces beside a line break. */
const tidied = (content: readonly Inline[]): Inline[] => normaliseInline(joinLines(linesOf(content).map(trimContent)))

const placeholderText = (element: Element): string => element.childNodes.map((child) => (isText(child) ? child.value : '')).join('')
