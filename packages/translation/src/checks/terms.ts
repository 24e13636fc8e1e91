import type { Language } from '@undersigned/letter'
import { foldOf } from '../glossary/stem.ts'
import type { Concept, Glossary, TermVariant } from '../glossary/term.ts'
import { type FoundTerm, saysWords, termsIn } from '../glossary/terms-in.ts'
import { type Check, type Complaint, type Pair, sourcePlace, targetPlace } from './side.ts'

/** No forbidden word stands in the target, alone or inflected (rule T66). */
export const forbiddenTerms: Check = ({ target, glossary }) =>
  termsIn(target.words, target.language, glossary)
    .filter(({ variant }) => variant.status === 'forbidden')
    .map((found) => forbidden(found, target.text, target.language))

function forbidden({ concept, from, to }: FoundTerm, text: string, language: Language): Complaint {
  const place = targetPlace(from, to)
  const written = text.slice(from, to)
  const preferred = wanted(concept, language, ['preferred'])
  const [better] = preferred
  if (better === undefined) return { reason: 'forbidden-term', values: { term: written }, place }
  const values = { term: written, preferred: preferred.map((variant) => variant.text).join(', ') }
  const isAsListed = concept.variants.some((variant) => variant.language === language && variant.text === written)
  const edits = isAsListed && preferred.length === 1 ? [{ from, to, insert: better.text }] : []
  return { reason: 'forbidden-term-preferred', values, place, edits }
}

const wanted = (concept: Concept, language: Language, statuses: readonly TermVariant['status'][]): readonly TermVariant[] =>
  concept.variants.filter((variant) => variant.language === language && statuses.includes(variant.status))

/** What the glossary wants left as it is stands in the target as in the source (rule T66). */
export const doNotTranslate: Check = ({ source, target, glossary }) =>
  namesIn(source.words, glossary)
    .filter(({ name }) => !holds(target, name))
    .map(
      ({ name, from }): Complaint => ({
        reason: 'do-not-translate-missing',
        values: { term: name },
        place: sourcePlace(from, from + name.length),
      }),
    )

interface Name {
  readonly name: string
  readonly from: number
}

function namesIn(text: string, glossary: Glossary): readonly Name[] {
  const folded = text.toLowerCase()
  const names = glossary
    .filter((concept) => concept.doNotTranslate)
    .flatMap((concept) => concept.variants.filter(({ status }) => status !== 'forbidden'))
  return [...new Set(names.map((variant) => variant.text.trim()))].flatMap((name) => {
    const from = name === '' ? -1 : wordAt(folded, name.toLowerCase())
    return from < 0 ? [] : [{ name, from }]
  })
}

/** Where a name stands as a word of its own; an ending may follow it. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at))) return at
  }
  return -1
}

const holds = ({ words, language }: Pair['target'], name: string): boolean => foldOf(words, language).includes(foldOf(name, language))

/** A term of the source is said in the target as the glossary has it (rule T66). */
export const missingTerms: Check = ({ source, target, glossary }) => {
  const found = termsIn(source.words, source.language, glossary).filter(({ variant }) => variant.status !== 'forbidden')
  const once = found.filter(({ concept }, at) => found.findIndex((other) => other.concept === concept) === at)
  return once.flatMap(({ concept, from, to }): Complaint[] => {
    const listed = wanted(concept, target.language, ['preferred', 'admitted'])
    if (concept.doNotTranslate || listed.length === 0) return []
    if (listed.some((variant) => saysWords(target.words, variant.text, target.language))) return []
    const values = { term: source.text.slice(from, to), wanted: listed.map((variant) => variant.text).join(', ') }
    return [{ reason: 'term-missing', values, place: sourcePlace(from, to) }]
  })
}
