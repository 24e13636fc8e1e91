import { Node } from '@tiptap/core'
import { HEAD, type Marker, markerOf } from '@undersigned/collab'

/** A letter's text is a row of paragraphs and nothing else; lists and headings are drawn from attributes. */
export const LetterDoc = Node.create({ name: 'doc', topNode: true, content: 'paragraph+' })

/** A note's or a translation's text is one paragraph, in which Enter breaks the line. */
export const UnitDoc = Node.create({ name: 'doc', topNode: true, content: 'paragraph' })

export const Text = Node.create({ name: 'text', group: 'inline' })

/** The one textblock: what it is stands in its attributes, so that changing its kind never re-creates it (rule L11). */
export const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  priority: 1000,
  addAttributes: () => ({
    id: attribute('id', null),
    kind: attribute('kind', 'body'),
    level: attribute('level', null),
    list: attribute('list', null),
    from: attribute('from', null),
  }),
  parseHTML: () => [
    { tag: 'p[data-kind]', getAttrs: attributesFromData, priority: 70 },
    { tag: 'li > p:first-child', getAttrs: (element) => itemOf(element.closest('li')), priority: 60 },
    { tag: 'li', getAttrs: (element) => (startsWithBlock(element) ? false : itemOf(element)) },
    { tag: 'blockquote > p', getAttrs: () => ({ kind: 'quotation' }), priority: 60 },
    { tag: 'blockquote', getAttrs: (element) => (startsWithBlock(element) ? false : { kind: 'quotation' }) },
    { tag: 'h1', attrs: { kind: 'heading', level: 1 } },
    { tag: 'h2', attrs: { kind: 'heading', level: 2 } },
    { tag: 'h3, h4, h5, h6', attrs: { kind: 'heading', level: 3 } },
    { tag: 'p' },
  ],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
})

const attribute = (name: keyof Marker, standard: string | null) => ({
  default: standard,
  keepOnSplit: true,
  // What the rules above have read stands; null adds nothing to it.
  parseHTML: () => null,
  renderHTML: (attributes: Record<string, unknown>) => dataAttribute(name, attributes[name]),
})

const dataAttribute = (name: keyof Marker, value: unknown): Record<string, string> =>
  (typeof value === 'string' || typeof value === 'number') && value !== HEAD ? { [`data-${name}`]: String(value) } : {}

function attributesFromData(element: HTMLElement): Record<string, unknown> {
  const { id, kind, level, list, from } = element.dataset
  return { ...markerOf({ id, kind, level: level === undefined ? null : Number(level), list, from }) }
}

function itemOf(item: Element | null): Record<string, unknown> {
  const list = item?.closest('ol, ul')?.tagName === 'OL' ? 'numbered' : 'bulleted'
  return { ...markerOf({ kind: 'list-item', list, level: depthOf(item) }), id: null }
}

function depthOf(item: Element | null): number {
  let depth = -1
  for (let list = item?.closest('ol, ul'); list; list = list.parentElement?.closest('ol, ul')) depth += 1
  return Math.max(0, depth)
}

const startsWithBlock = (element: HTMLElement): boolean => ['P', 'DIV'].includes(element.firstElementChild?.tagName ?? '')
