import type { Inline, Shape, SignatoryDisplay } from '@undersigned/letter'
import type { Block, BlockShape } from '../blocks.ts'
import { linesOf, wordsOf } from '../content.ts'
import type { RecipientFields } from '../rows/recipients.ts'

/** A paragraph that has its kind and not yet its id. */
export interface Piece {
  readonly shape: Shape
  readonly content: readonly Inline[]
}

/** What recognition has gathered so far. */
export interface Parts {
  readonly pieces: Piece[]
  readonly recipients: RecipientFields[]
  readonly signatories: SignatoryDisplay[]
  listInFormation: boolean
}

export const noParts = (): Parts => ({ pieces: [], recipients: [], signatories: [], listInFormation: false })

export const piece = (shape: Shape, content: readonly Inline[] = []): Piece => ({ shape, content })

/** The shape a paragraph keeps when nothing more is known of it. */
export function shapeOf(shape: BlockShape): Shape {
  switch (shape.type) {
    case 'paragraph':
      return { kind: 'body' }
    case 'quotation':
      return { kind: 'quotation' }
    case 'heading':
      return { kind: 'heading', level: shape.level }
    case 'list-item':
      return { kind: 'list-item', list: shape.list, level: shape.level }
  }
}

export const asItStands = (block: Block): Piece => piece(shapeOf(block.shape), block.content)

/** The words of each line that has any. */
export const printedLines = (block: Block): string[] =>
  linesOf(block.content)
    .map(wordsOf)
    .filter((line) => line !== '')

/** Puts the slot where its first row stood. */
export function openSlot(parts: Parts, kind: 'recipients' | 'signatories'): void {
  if (!parts.pieces.some(({ shape }) => shape.kind === kind)) parts.pieces.push(piece({ kind }))
}
