import type { Concept } from './glossary-section.tsx'

export const nameOf = ({ id, variants }: Pick<Concept, 'id' | 'variants'>): string => variants[0]?.text ?? id

const folded = (text: string, locale: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale)

/** The concepts with these words in a term or in what it means, accents and case aside, in the order of their first terms. */
export function matching(concepts: readonly Concept[], sought: string, locale: string): readonly Concept[] {
  const words = folded(sought.trim(), locale)
  const says = ({ definition, variants }: Concept): boolean =>
    [definition, ...variants.map(({ text }) => text)].some((text) => folded(text, locale).includes(words))
  const order = new Intl.Collator(locale)
  return concepts.filter((concept) => words === '' || says(concept)).toSorted((a, b) => order.compare(nameOf(a), nameOf(b)))
}
