import type { Language } from '@undersigned/letter'
import type { FoundTerm } from '@undersigned/translation'

/** A term of the source with what the coalition says for it. */
export interface TermHelp {
  readonly id: string
  readonly source: string
  readonly wanted: readonly string[]
  readonly forbidden: readonly string[]
  readonly kept: boolean
}

/** What the coalition says, and does not say, for a term in a language. */
export function termHelp({ concept, variant }: Pick<FoundTerm, 'concept' | 'variant'>, to: Language): TermHelp {
  const said = (...statuses: readonly string[]): string[] =>
    concept.variants.filter(({ language, status }) => language === to && statuses.includes(status)).map(({ text }) => text)
  return {
    id: concept.id,
    source: variant.text,
    wanted: said('preferred', 'admitted'),
    forbidden: said('forbidden'),
    kept: concept.doNotTranslate,
  }
}

/** Nothing was agreed on for this language yet. */
export const isSilent = ({ wanted, forbidden, kept }: TermHelp): boolean => wanted.length + forbidden.length === 0 && !kept
