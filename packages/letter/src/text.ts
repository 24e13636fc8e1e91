import type { NoteId, ParagraphId, RecipientId } from './ids.ts'
import type { Language } from './languages.ts'

/** Kinds whose paragraphs carry words and nothing else (rule L1). */
export const PLAIN_KINDS = [
  'body',
  'quotation',
  'summary',
  'place-date',
  'subject',
  'salutation',
  'closing',
  'lead',
  'boilerplate',
] as const
/** Places in the text where rows are printed: they hold no words of their own (D5). */
export const SLOT_KINDS = ['recipients', 'signatories'] as const
export const PARAGRAPH_KINDS = [...PLAIN_KINDS, ...SLOT_KINDS, 'heading', 'list-item'] as const

export type PlainKind = (typeof PLAIN_KINDS)[number]
export type SlotKind = (typeof SLOT_KINDS)[number]
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number]
export type ListStyle = 'bulleted' | 'numbered'
export type HeadingLevel = 1 | 2 | 3
/** Nesting of a list item, 0 for the outermost. */
export type ItemLevel = 0 | 1 | 2 | 3 | 4 | 5

export type Shape =
  | { readonly kind: PlainKind }
  | { readonly kind: SlotKind }
  | { readonly kind: 'heading'; readonly level: HeadingLevel }
  | { readonly kind: 'list-item'; readonly list: ListStyle; readonly level: ItemLevel }

export interface Marks {
  readonly strong?: true
  readonly emphasis?: true
  /** An absolute http, https or mailto address. */
  readonly link?: string
}

/** What is still open in a place and date, or elsewhere (D21). */
export type PlaceholderField = 'place' | 'day' | 'month' | 'year' | 'other'

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly type: 'note-ref'; readonly note: NoteId }
  | { readonly type: 'note-cross-ref'; readonly note: NoteId }
  | { readonly type: 'line-break' }
  | { readonly type: 'placeholder'; readonly field: PlaceholderField; readonly text: string }

export type Paragraph = Shape & {
  readonly id: ParagraphId
  /** The paragraph this one was split from. */
  readonly from?: ParagraphId
  readonly content: readonly Inline[]
}

/** A footnote. Its number is where its first reference stands, never stored (rule L4). */
export interface Note {
  readonly id: NoteId
  readonly content: readonly Inline[]
}

/** The words of a letter in one language: what is drafted, translated, frozen and signed. */
export interface LetterText {
  readonly language: Language
  readonly paragraphs: readonly Paragraph[]
  readonly notes: readonly Note[]
}

/** Whom the letter is addressed to; every field but the name may be empty. Country: ISO 3166-1 alpha-2. */
export interface Recipient {
  readonly id: RecipientId
  readonly honorific: string
  readonly name: string
  readonly function: string
  readonly institution: string
  readonly country: string
  /** The language of this recipient's copy; null: the original's. */
  readonly language: Language | null
}

export const SIGNATORY_CLASSES = ['lead', 'mep', 'organisation', 'expert', 'individual'] as const
export type SignatoryClass = (typeof SIGNATORY_CLASSES)[number]

/** What is printed of a signatory. Contact data never stands here. */
export interface SignatoryDisplay {
  readonly class: SignatoryClass
  readonly name: string
  /** Title or function, of a person. */
  readonly title: string
  /** An organisation a person speaks for, or an expert's affiliation. */
  readonly affiliation: string
  /** ISO 3166-1 alpha-2 where the country is known, printed in the reader's language; else as it was written. */
  readonly country: string
  /** Political group, of a Member of the European Parliament. */
  readonly group: string
  /** The day somebody signed who came after the announced deadline (ISO 8601): printed in a class of their own. */
  readonly late?: string
}

/** A whole letter as it comes out of a file: text, rows, and whether the list was still open. */
export interface LetterDocument {
  readonly text: LetterText
  readonly recipients: readonly Recipient[]
  readonly signatories: readonly SignatoryDisplay[]
  readonly listInFormation: boolean
}

export const isSlot = (kind: ParagraphKind): kind is SlotKind => SLOT_KINDS.some((slot) => slot === kind)
export const isParagraphKind = (value: unknown): value is ParagraphKind => PARAGRAPH_KINDS.some((kind) => kind === value)
