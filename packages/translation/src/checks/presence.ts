import type { Language } from '@undersigned/letter'
import { hasWords } from '../unit.ts'
import { type Check, type Pair, plainWords, type Side, targetPlace, wholeOf } from './side.ts'

/** There are words where the original has words (rule T61). */
export const empty: Check = (pair) =>
  hasWords(pair.source.content) && !hasWords(pair.target.content) ? [{ reason: 'empty', place: wholeOf(pair) }] : []

const COPIED = 0.9
const FEWEST_COMPARED = 6

/** The target is not the source itself, nor the source with a word changed. Names, numbers and addresses alone may stand as they are (rule T67). */
export const sourceCopied: Check = (pair) => {
  const { unit, source, target } = pair
  if (source.language === target.language || unit.role === 'lead') return []
  const [words, others] = [source.plain(), target.plain()]
  if (words.length === 0 || !words.some(isTranslatable)) return []
  if (isKept(pair, source.words)) return []
  const same = words.length === others.length && words.join(' ') === others.join(' ')
  return same || isNearlyCopied(words, others) ? [{ reason: 'source-copied', place: wholeOf(pair) }] : []
}

const isTranslatable = (word: string): boolean => /^\p{L}{2,}/u.test(word)

/** Whether the whole text is something the glossary wants left as it is, or an acronym. */
function isKept({ glossary }: Pair, text: string): boolean {
  const bare = text.trim().replace(/[.,;:!?]$/u, '')
  if (/^[\p{Lu}\p{N}\s./&()+-]{2,12}$/u.test(bare) && /^\S{2,6}$|\d/u.test(bare)) return true
  if (/^(?=\S{2,12}$)\S*\p{Lu}\S*\p{Lu}\S*$/u.test(bare)) return true
  return glossary.some(
    ({ doNotTranslate, variants }) => doNotTranslate && variants.some((variant) => variant.text.toLowerCase() === bare.toLowerCase()),
  )
}

function isNearlyCopied(words: readonly string[], others: readonly string[]): boolean {
  const [few, many] = [Math.min(words.length, others.length), Math.max(words.length, others.length)]
  if (few < FEWEST_COMPARED || few / many < COPIED) return false
  return shared(words, others) / many >= COPIED
}

/** How many words two lists have in common, each counted as often as both have it. */
export function shared(these: readonly string[], those: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of those) counts.set(word, (counts.get(word) ?? 0) + 1)
  return these.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left > 0
  }).length
}

const FEWEST_WORDS = 4

/** No sentence of the source stands in the target as it was (rule T67). */
export const untranslatedSentence: Check = (pair) => {
  const { source, target } = pair
  if (source.language === target.language || source.words === target.words) return []
  if (source.plain().length < FEWEST_WORDS || !sharesMuch(source.plain(), target.plain())) return []
  const originals = source
    .sentences()
    .map(plainWords)
    .filter((words) => words.length >= FEWEST_WORDS && hasCommonWords(words, source))
  if (originals.length === 0) return []
  const known = new Set(originals.map((words) => words.join(' ')))
  let at = 0
  return target.sentences().flatMap((sentence) => {
    const from = at
    at += sentence.length
    const words = plainWords(sentence)
    const copied = known.has(words.join(' ')) || originals.some((original) => isNearlyCopied(original, words))
    return copied ? [{ reason: 'untranslated-sentence' as const, place: targetPlace(from, from + sentence.trimEnd().length) }] : []
  })
}

/** Whether so many words stand on both sides that a sentence could be among them. */
function sharesMuch(these: readonly string[], those: readonly string[]): boolean {
  const known = new Set(those)
  let run = 0
  return these.some((word) => {
    run = known.has(word) ? run + 1 : Math.max(0, run - 1)
    return run >= FEWEST_WORDS - 1
  })
}

/** A title or a row of names is no sentence: at least two words of it are written small. */
const hasCommonWords = (words: readonly string[], { words: text }: Side): boolean => words.filter((word) => isSmall(word, text)).length >= 2
const isSmall = (word: string, text: string): boolean => /^\p{L}{2,}$/u.test(word) && text.includes(word)

/** How long a text becomes in each language, English being 1: measured on licences, policies and news in 24 languages. */
const lengths: Readonly<Record<Language, number>> = {
  bg: 1.1,
  es: 1.14,
  cs: 1,
  da: 1.08,
  de: 1.2,
  et: 1.01,
  el: 1.29,
  en: 1,
  fr: 1.18,
  ga: 1.19,
  hr: 1.06,
  it: 1.2,
  lv: 1.08,
  lt: 1.06,
  hu: 1.12,
  mt: 1.13,
  nl: 1.15,
  pl: 1.16,
  pt: 1.13,
  ro: 1.17,
  sk: 1.02,
  sl: 0.99,
  fi: 1.12,
  sv: 1.01,
}

/** The logarithm of how much longer the target is than usual, and how far that usually strays: short texts stray more. */
export function lengthDeviation({ source, target }: Pair): { readonly deviation: number; readonly stray: number } {
  const [from, to] = [source.text.trim().length, target.text.trim().length]
  const usual = (from * lengths[target.language]) / lengths[source.language]
  return { deviation: Math.log(Math.max(1, to) / Math.max(1, usual)), stray: 1.3 / Math.sqrt(Math.max(1, from)) + 0.03 }
}

const STRAYS = 3.2
const SHORTEST = 12

/** The target is about as long as a translation into its language usually is. */
export const lengthRatio: Check = (pair) => {
  if (pair.source.text.trim().length < SHORTEST) return []
  const { deviation, stray } = lengthDeviation(pair)
  if (Math.abs(deviation) <= STRAYS * stray) return []
  return [
    { reason: deviation < 0 ? 'too-short' : 'too-long', values: { percent: Math.round(Math.exp(deviation) * 100) }, place: wholeOf(pair) },
  ]
}

/** As many sentences as the original. */
export const sentenceCount: Check = (pair) => {
  const [source, target] = [pair.source.sentences().filter(isSaid).length, pair.target.sentences().filter(isSaid).length]
  return source === target ? [] : [{ reason: 'sentences-differ', values: { source, target }, place: wholeOf(pair) }]
}

const isSaid = (sentence: string): boolean => /[\p{L}\p{N}]/u.test(sentence)
