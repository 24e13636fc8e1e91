import { placeholderField } from '@undersigned/collab'
import { type Inline, isSlot, type Marks, type Note, type NoteId, noteId, type Shape } from '@undersigned/letter'
import { isWayBack, type NoteElements, notesOf, targetOf } from './notes.ts'
import { isTypedMarker, shapeOfElement } from './shapes.ts'
import { marksWithin, tidyRuns } from './words.ts'

export interface PastedBlock {
  readonly shape: Shape
  /** The id it had where it was cut, if that was a letter of ours. */
  readonly id: string | null
  readonly content: readonly Inline[]
}

export interface Pasted {
  readonly blocks: readonly PastedBlock[]
  readonly notes: readonly Note[]
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const WORDLESS = new Set(
  'audio button canvas head iframe img input link math meta noscript object script select style svg template textarea title video xml'.split(
    ' ',
  ),
)

/** What pasted HTML says, in paragraphs and notes of a letter (rule L48). Nothing of its looks, scripts or pictures comes along. */
export function readHtml(html: string, newNoteId: () => NoteId): Pasted {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const elements = notesOf(body)
  const names = new Map<string, NoteId>()
  for (const [name, element] of elements) names.set(name, ownNote(element) ?? newNoteId())
  const holders = new Set(elements.values())
  const page: Page = { names, holders }
  const blocks = blocksOf(body, page)
  return { blocks, notes: notesIn(elements, page) }
}

interface Page {
  readonly names: ReadonlyMap<string, NoteId>
  /** The elements that hold notes: they are no part of the text. */
  readonly holders: ReadonlySet<Element>
}

const ownNote = (element: Element): NoteId | null => {
  const id = element.getAttribute('data-note')
  return id === null || id === '' ? null : noteId(id)
}

function notesIn(elements: NoteElements, page: Page): Note[] {
  return [...elements].flatMap(([name, element]) => {
    const id = page.names.get(name)
    const words = blocksOf(element, { ...page, holders: new Set() }, isWayBack)
    const content = words.flatMap((block, at): readonly Inline[] => (at === 0 ? block.content : [{ type: 'line-break' }, ...block.content]))
    return id === undefined ? [] : [{ id, content }]
  })
}

function blocksOf(root: Element, page: Page, skip: (element: Element) => boolean = () => false): readonly PastedBlock[] {
  const reader = new Reader(page, skip)
  reader.readChildren(root, { marks: {}, shape: { kind: 'body' } })
  return reader.finish()
}

interface Around {
  readonly marks: Marks
  readonly shape: Shape
}

class Reader {
  readonly #blocks: PastedBlock[] = []
  readonly #page: Page
  readonly #skip: (element: Element) => boolean
  #shape: Shape = { kind: 'body' }
  #id: string | null = null
  #content: Inline[] = []

  constructor(page: Page, skip: (element: Element) => boolean) {
    this.#page = page
    this.#skip = skip
  }

  readChildren(element: Element, around: Around): void {
    for (const child of element.childNodes) {
      if (child instanceof Text) this.#content.push({ type: 'text', text: child.data, marks: around.marks })
      else if (child instanceof Element) this.#read(child, around)
    }
  }

  finish(): readonly PastedBlock[] {
    this.#close({ kind: 'body' }, null)
    return this.#blocks
  }

  #read(element: Element, around: Around): void {
    if (WORDLESS.has(element.localName) || this.#page.holders.has(element) || this.#skip(element) || isHidden(element)) return
    const atom = this.#atom(element)
    if (atom !== null) this.#content.push(atom)
    else if (BLOCKS.has(element.localName)) this.#block(element, around)
    else this.readChildren(element, { ...around, marks: marksWithin(element, around.marks) })
  }

  #block(element: Element, around: Around): void {
    const shape = shapeOfElement(element, around.shape)
    this.#close(shape, element.getAttribute('data-id'))
    this.readChildren(element, { marks: around.marks, shape })
    this.#close(around.shape, null)
  }

  #close(next: Shape, id: string | null): void {
    const content = tidyRuns(this.#content)
    const slot = isSlot(this.#shape.kind)
    if (slot ? this.#id !== null : content.some(says)) this.#blocks.push({ shape: this.#shape, id: this.#id, content: slot ? [] : content })
    this.#shape = next
    this.#id = id
    this.#content = []
  }

  #atom(element: Element): Inline | null {
    if (element.localName === 'br') return { type: 'line-break' }
    const crossed = element.getAttribute('data-cross-note')
    if (crossed !== null) return { type: 'note-cross-ref', note: noteId(crossed) }
    const field = element.getAttribute('data-field')
    if (field !== null)
      return { type: 'placeholder', field: placeholderField(field), text: element.getAttribute('data-text') ?? element.textContent }
    const own = element.localName === 'sup' ? ownNote(element) : null
    const name = element.localName === 'a' ? targetOf(element) : null
    const note = own ?? (name === null ? undefined : this.#page.names.get(name))
    return note === undefined ? null : { type: 'note-ref', note }
  }
}

const says = (part: Inline): boolean => part.type !== 'text' || part.text.trim() !== ''

const isHidden = (element: Element): boolean =>
  isTypedMarker(element) || /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(element.getAttribute('style') ?? '')
