import type { Inline, Language } from '@undersigned/letter'
import type { Glossary } from '@undersigned/translation'

/** A paragraph and its human translation. */
export interface Sample {
  readonly source: string
  readonly target: string
  readonly language: Language
  /** A word of the language from elsewhere in the document. */
  readonly stranger: string
}

/** The same with an error in it that one check has to find. */
export interface Seeded {
  readonly source: readonly Inline[]
  readonly target: readonly Inline[]
  /** What the check would see without the error. */
  readonly clean: readonly Inline[]
  readonly glossary: Glossary
  readonly role?: 'salutation'
}

export type Chance = () => number
/** Puts an error into a sample, or says that this one has no place for it. */
export type Seeder = (sample: Sample, chance: Chance) => Seeded | null

export const pick = <T>(values: readonly T[], chance: Chance): T | undefined => values[Math.floor(chance() * values.length)]
export const words = (text: string): readonly Inline[] => (text === '' ? [] : [{ type: 'text', text, marks: {} }])

export const plain = ({ source, target }: Sample, seeded: string | null, clean = target): Seeded | null =>
  seeded === null || seeded === clean ? null : { source: words(source), target: words(seeded), clean: words(clean), glossary: [] }

/** The text with one match of a pattern replaced. */
export function changed(text: string, pattern: RegExp, chance: Chance, change: (found: string) => string): string | null {
  const found = pick([...text.matchAll(pattern)], chance)
  return found === undefined ? null : text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length)
}

export const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\p{N}’'-])/gu
