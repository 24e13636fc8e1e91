import type { Language } from '@undersigned/letter'

export const TERM_STATUSES = ['preferred', 'admitted', 'forbidden'] as const
export type TermStatus = (typeof TERM_STATUSES)[number]

/** One way to say a concept in one language, and whether the coalition wants it said so. */
export interface TermVariant {
  readonly language: Language
  readonly text: string
  readonly status: TermStatus
  readonly note: string
}

/** One idea the coalition names the same way everywhere. */
export interface Concept {
  readonly id: string
  readonly definition: string
  /** Stands in every language as it stands in the original: a name, a title, a product. */
  readonly doNotTranslate: boolean
  readonly variants: readonly TermVariant[]
}

export type Glossary = readonly Concept[]
