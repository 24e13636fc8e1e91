import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model'
import { type Inline, isSlot, type Marks, type Note, type NoteId } from '@undersigned/letter'
import { inlineOf } from '../content.ts'
import { shapeOf, stringAttribute } from '../pm.ts'
import type { NoteNumbers } from '../view/note-numbers.ts'
import type { PastedBlock } from './read-html.ts'

export interface CopyOptions {
  readonly numbers: NoteNumbers
  readonly noteContent: (note: NoteId) => readonly Inline[]
}

/** Copies out as real lists, headings, quotations and notes, with what our own paste needs to make a move of it (rule L48, D8). */
export function clipboardSerializer(schema: Schema, options: CopyOptions): DOMSerializer {
  const serializer = DOMSerializer.fromSchema(schema)
  return new LetterSerializer(serializer, options)
}

class LetterSerializer extends DOMSerializer {
  readonly #options: CopyOptions

  constructor(serializer: DOMSerializer, options: CopyOptions) {
    super(serializer.nodes, serializer.marks)
    this.#options = options
  }

  override serializeFragment(
    fragment: Fragment,
    _options?: { document?: Document },
    target: HTMLElement | DocumentFragment = document.createDocumentFragment(),
  ): HTMLElement | DocumentFragment {
    const blocks: PastedBlock[] = []
    fragment.forEach((node) => {
      if (node.isTextblock) blocks.push({ shape: shapeOf(node), id: stringAttribute(node, 'id'), content: inlineOf(node) })
    })
    if (blocks.length === 0) return super.serializeFragment(fragment, { document }, target)
    target.append(...pageOf(blocks, this.#options))
    return target
  }
}

export function pageOf(blocks: readonly PastedBlock[], options: CopyOptions): HTMLElement[] {
  const page: HTMLElement[] = []
  const lists: HTMLElement[] = []
  for (const block of blocks) {
    const element = blockElement(block, options)
    if (block.shape.kind === 'list-item') placeItem({ page, lists, element, list: block.shape.list, level: block.shape.level })
    else {
      lists.length = 0
      page.push(element)
    }
  }
  const notes = notesOf(blocks, options)
  return notes.length === 0 ? page : [...page, noteList(notes, options)]
}

interface Item {
  readonly page: HTMLElement[]
  /** The open lists, outermost first. */
  readonly lists: HTMLElement[]
  readonly element: HTMLElement
  readonly list: 'bulleted' | 'numbered'
  readonly level: number
}

function placeItem({ page, lists, element, list, level }: Item): void {
  const tag = list === 'numbered' ? 'ol' : 'ul'
  if (lists.length > level + 1) lists.length = level + 1
  if (lists.length === level + 1 && lists.at(-1)?.localName !== tag) lists.length = level
  while (lists.length <= level) {
    const inner = document.createElement(tag)
    const outer = lists.at(-1)
    if (outer === undefined) page.push(inner)
    else (outer.lastElementChild ?? outer.appendChild(document.createElement('li'))).append(inner)
    lists.push(inner)
  }
  lists.at(-1)?.append(element)
}

function blockElement({ shape, id, content }: PastedBlock, options: CopyOptions): HTMLElement {
  const element = document.createElement(tagOf(shape))
  if (id !== null) element.dataset.id = id
  element.dataset.kind = shape.kind
  if ('level' in shape) element.dataset.level = String(shape.level)
  if ('list' in shape) element.dataset.list = shape.list
  if (!isSlot(shape.kind)) element.append(...content.map((part) => inlineElement(part, options)))
  return element
}

function tagOf(shape: PastedBlock['shape']): string {
  if (shape.kind === 'heading') return `h${shape.level + 1}`
  return shape.kind === 'list-item' ? 'li' : shape.kind === 'quotation' ? 'blockquote' : 'p'
}

function inlineElement(part: Inline, options: CopyOptions): Node {
  switch (part.type) {
    case 'text':
      return marked(part.text, part.marks)
    case 'line-break':
      return document.createElement('br')
    case 'placeholder':
      return withData('span', { field: part.field, text: part.text }, part.text)
    case 'note-ref': {
      const reference = withData('sup', { note: part.note })
      reference.append(anchor(`#note-${part.note}`, String(options.numbers.numberOf(part.note) ?? '*'), `ref-${part.note}`))
      return reference
    }
    case 'note-cross-ref':
      return withData('span', { crossNote: part.note }, String(options.numbers.numberOf(part.note) ?? '*'))
  }
}

function marked(text: string, marks: Marks): Node {
  const words: Node = document.createTextNode(text)
  const wraps = [marks.emphasis && 'em', marks.strong && 'strong'].filter((tag) => typeof tag === 'string')
  const wrapped = wraps.reduce<Node>((inner, tag) => within(document.createElement(tag), inner), words)
  return marks.link === undefined ? wrapped : within(anchor(marks.link, ''), wrapped)
}

function within(outer: HTMLElement, inner: Node): HTMLElement {
  outer.append(inner)
  return outer
}

function withData(tag: string, data: Readonly<Record<string, string>>, words = ''): HTMLElement {
  const element = document.createElement(tag)
  Object.assign(element.dataset, data)
  element.textContent = words
  return element
}

function anchor(href: string, words: string, id?: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = words
  if (id !== undefined) link.id = id
  return link
}

function notesOf(blocks: readonly PastedBlock[], { noteContent }: CopyOptions): readonly Note[] {
  const ids = new Set(blocks.flatMap(({ content }) => content.flatMap((part) => (part.type === 'note-ref' ? part.note : []))))
  return [...ids].map((id) => ({ id, content: noteContent(id) }))
}

function noteList(notes: readonly Note[], options: CopyOptions): HTMLElement {
  const list = document.createElement('ol')
  for (const note of notes) {
    const item = withData('li', { note: note.id })
    item.id = `note-${note.id}`
    item.append(...note.content.map((part) => inlineElement(part, options)), anchor(`#ref-${note.id}`, '↩'))
    list.append(item)
  }
  return list
}
