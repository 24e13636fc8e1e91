import type {
  HeadingLevel,
  Inline,
  ItemLevel,
  Language,
  ListStyle,
  Note,
  PlainKind,
  Recipient,
  SignatoryDisplay,
  SlotKind,
} from '@undersigned/letter'

export type BlockShape =
  | { readonly type: 'paragraph' }
  | { readonly type: 'quotation' }
  | { readonly type: 'heading'; readonly level: HeadingLevel }
  | { readonly type: 'list-item'; readonly list: ListStyle; readonly level: ItemLevel }

/** What a file of ours says a paragraph is. Rows stand in blocks of their slot, one line each. */
export type Declared = PlainKind | SlotKind | 'signatory-class' | 'list-in-formation'

/** A paragraph as it stands in a file, before anyone asks what part of a letter it is. */
export interface Block {
  readonly shape: BlockShape
  readonly content: readonly Inline[]
  readonly declared?: Declared
}

/** Rows as a file of ours carries them beside the printed lines; a line that no longer prints like its row is read anew. */
export interface DeclaredRows {
  readonly recipients: readonly Recipient[]
  readonly signatories: readonly SignatoryDisplay[]
}

/** What every format is read into and recognition starts from. */
export interface Blocks {
  /** The language the file names, if it names one of ours. */
  readonly language: Language | null
  /** A file of ours names every kind: nothing is guessed. */
  readonly exact: boolean
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
  readonly rows?: DeclaredRows
}

export const PARAGRAPH: BlockShape = { type: 'paragraph' }

export const headingLevel = (level: number): HeadingLevel => (level <= 1 ? 1 : level === 2 ? 2 : 3)
const itemLevels: readonly ItemLevel[] = [0, 1, 2, 3, 4, 5]
/** Deeper items than a letter has are kept at its deepest level. */
export const itemLevel = (level: number): ItemLevel => itemLevels[Math.max(0, Math.min(5, level))] ?? 0
