import { Node } from '@tiptap/core'
import { placeholderField } from '@undersigned/collab'

const inlineAtom = { group: 'inline', inline: true, atom: true, selectable: true } as const

const ofElement = (name: string, attribute: string, standard: string) => ({
  default: standard,
  parseHTML: (element: HTMLElement) => element.getAttribute(attribute) ?? standard,
  renderHTML: (attributes: Record<string, unknown>) => ({ [attribute]: String(attributes[name] ?? standard) }),
})

/** A reference to a footnote; its number is computed where it is drawn (rule L4). */
export const NoteRef = Node.create({
  name: 'noteRef',
  ...inlineAtom,
  addAttributes: () => ({ note: ofElement('note', 'data-note', '') }),
  parseHTML: () => [{ tag: 'sup[data-note]' }],
  renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
})

/** A reference from one note to another: "supra note 1". */
export const NoteCrossRef = Node.create({
  name: 'noteCrossRef',
  ...inlineAtom,
  addAttributes: () => ({ note: ofElement('note', 'data-see-note', '') }),
  parseHTML: () => [{ tag: 'span[data-see-note]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
})

export const LineBreak = Node.create({
  name: 'lineBreak',
  ...inlineAtom,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
})

/** What is still open: the "xx" of "xx September", or a year nobody has given yet. */
export const Placeholder = Node.create({
  name: 'placeholder',
  ...inlineAtom,
  addAttributes: () => ({
    field: {
      default: 'other',
      parseHTML: (element: HTMLElement) => placeholderField(element.getAttribute('data-placeholder')),
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-placeholder': String(attributes.field) }),
    },
    text: {
      default: '',
      parseHTML: (element: HTMLElement) => element.textContent ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-placeholder]' }],
  renderHTML: ({ HTMLAttributes, node }) => ['span', HTMLAttributes, String(node.attrs.text)],
  renderText: ({ node }) => String(node.attrs.text),
})
