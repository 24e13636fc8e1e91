import type { Language } from '@undersigned/letter'
import { comparable, foldOf, isSameWord, stemOf } from './stem.ts'
import type { Concept, Glossary, TermVariant } from './term.ts'

/** A term as it stands in a text: which concept, in which of its variants, from which offset to which. */
export interface FoundTerm {
  readonly concept: Concept
  readonly variant: TermVariant
  readonly from: number
  readonly to: number
}

interface Word {
  readonly text: string
  /** As its forms are compared. */
  readonly form: string
  readonly from: number
  readonly to: number
}

interface Sought {
  readonly concept: Concept
  readonly variant: TermVariant
  readonly words: readonly Word[]
  /** Written in capitals: an acronym, found only as written. */
  readonly acronym: boolean
}

/** No ending begins before the third letter. */
const beginningOf = ({ form }: Word): string => form.slice(0, 3)

type Index = ReadonlyMap<string, readonly Sought[]>

const indexes = new WeakMap<Glossary, Map<Language, Index>>()

/**
 * Every term of the glossary that a text in this language uses, in the order of the text, found in its inflected forms (rule T66). Where one
 * term stands inside another, the longer one counts.
 */
export function termsIn(text: string, language: Language, glossary: Glossary): readonly FoundTerm[] {
  if (glossary.length === 0) return []
  const index = indexOf(glossary, language)
  if (index.size === 0) return []
  const words = wordsIn(text, language)
  const found = words.flatMap((word, at) =>
    (index.get(beginningOf(word)) ?? []).flatMap((sought) => foundAt(sought, { words, at, language })),
  )
  return longest(found)
}

/** The words of a text with their stems; a hyphen and an elided article part words. */
function wordsIn(text: string, language: Language): readonly Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu), (match) => ({
    text: match[0],
    form: comparable(match[0], language),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

function indexOf(glossary: Glossary, language: Language): Index {
  const perLanguage = indexes.get(glossary) ?? new Map<Language, Index>()
  indexes.set(glossary, perLanguage)
  const known = perLanguage.get(language)
  if (known !== undefined) return known
  const index = new Map<string, Sought[]>()
  for (const sought of glossary.flatMap((concept) => soughtOf(concept, language))) {
    const first = sought.words[0] === undefined ? '' : beginningOf(sought.words[0])
    index.set(first, [...(index.get(first) ?? []), sought])
  }
  perLanguage.set(language, index)
  return index
}

function soughtOf(concept: Concept, language: Language): Sought[] {
  const variants = concept.variants.filter((variant) => variant.language === language)
  return variants.flatMap((variant) => {
    const words = wordsIn(variant.text, language)
    return words.length === 0 ? [] : [{ concept, variant, words, acronym: isAcronym(variant.text) }]
  })
}

const isAcronym = (text: string): boolean => /^[\p{Lu}\p{N}\s.-]{2,}$/u.test(text) && /\p{Lu}/u.test(text)

interface Spot {
  readonly words: readonly Word[]
  readonly at: number
  readonly language: Language
}

function foundAt({ concept, variant, words: sought, acronym }: Sought, { words, at, language }: Spot): FoundTerm[] {
  const there = words.slice(at, at + sought.length)
  if (there.length < sought.length) return []
  const same = sought.every((word, i) => {
    const other = there[i]
    return other !== undefined && (acronym ? other.text.startsWith(word.text) : isSameWord(word.form, other.form, language))
  })
  const [first, last] = [there[0], there.at(-1)]
  return same && first && last ? [{ concept, variant, from: first.from, to: last.to }] : []
}

/** Without those that stand wholly inside a longer one. */
function longest(found: readonly FoundTerm[]): readonly FoundTerm[] {
  const length = ({ from, to }: FoundTerm): number => to - from
  return found.filter((term) => !found.some((other) => other.from <= term.from && other.to >= term.to && length(other) > length(term)))
}

/** Whether a text says this word anywhere, whole or, in a language that joins words, as a part of a longer one. */
export function saysWords(text: string, term: string, language: Language): boolean {
  const [words, sought] = [wordsIn(text, language), wordsIn(term, language)]
  if (sought.length === 0) return true
  if (words.some((_, at) => sought.every((word, i) => isSameWord(word.form, words[at + i]?.form ?? '', language)))) return true
  return sought.length === 1 && JOINING.has(language) && isInsideAWord(words, stemOf(term, language), language)
}

const JOINING: ReadonlySet<Language> = new Set(['da', 'de', 'et', 'fi', 'hu', 'nl', 'sv'])
const SHORTEST_PART = 4

const isInsideAWord = (words: readonly Word[], stem: string, language: Language): boolean =>
  stem.length >= SHORTEST_PART && words.some((word) => foldOf(word.text, language).includes(stem))
