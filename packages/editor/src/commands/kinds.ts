import type { EditorState } from '@tiptap/pm/state'
import type { Shape } from '@undersigned/letter'
import { selectedParagraphs, shapeOf } from '../pm.ts'

/** What a paragraph can be made from the menu, in its order. */
export const WRITING_KINDS = ['body', 'heading-1', 'heading-2', 'heading-3', 'list-bulleted', 'list-numbered', 'quotation'] as const
export const PART_KINDS = [
  'summary',
  'place-date',
  'subject',
  'salutation',
  'closing',
  'lead',
  'boilerplate',
  'recipients',
  'signatories',
] as const

export type KindKey = (typeof WRITING_KINDS)[number] | (typeof PART_KINDS)[number]

function keyOfShape(shape: Shape): KindKey {
  if (shape.kind === 'heading') return `heading-${shape.level}`
  return shape.kind === 'list-item' ? `list-${shape.list}` : shape.kind
}

export function shapeOfKey(key: KindKey): Shape {
  switch (key) {
    case 'heading-1':
      return { kind: 'heading', level: 1 }
    case 'heading-2':
      return { kind: 'heading', level: 2 }
    case 'heading-3':
      return { kind: 'heading', level: 3 }
    case 'list-bulleted':
      return { kind: 'list-item', list: 'bulleted', level: 0 }
    case 'list-numbered':
      return { kind: 'list-item', list: 'numbered', level: 0 }
    default:
      return { kind: key }
  }
}

/** What the selected paragraphs are, or null where they differ. */
export function kindOfSelection(state: EditorState): KindKey | null {
  const keys = new Set(selectedParagraphs(state).map(({ node }) => keyOfShape(shapeOf(node))))
  const [only] = keys
  return keys.size === 1 && only !== undefined ? only : null
}
