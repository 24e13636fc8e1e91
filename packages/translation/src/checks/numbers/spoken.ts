import type { Language } from '@undersigned/letter'
import { lexiconOf, partsOf, valuesOf } from './lexicon.ts'

export interface Month {
  readonly month: number
  readonly from: number
  readonly to: number
}

interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(/\p{L}[\p{L}\p{M}’']*/gu), (match) => wordAt(match[0], match.index))

/** Months named beside a figure. */
export const monthsIn = (text: string, language: Language): readonly Month[] =>
  /\d/u.test(text) ? wordsIn(text).flatMap((word) => monthOf(word, text, language)) : []

const wordAt = (text: string, at: number): Word => ({ text: text.toLowerCase(), from: at, to: at + text.length })

/** Every value that words of the text may stand for: "twenty-seven", "Zwanzigjährige", "two million". */
export function valuesSpoken(text: string, language: Language): ReadonlySet<number> {
  const values = new Set<number>()
  const { scales, joining } = lexiconOf(language)
  let run: readonly number[] = []
  let end = -1
  for (const word of wordsIn(text)) {
    const own = numbersIn(word.text, language)
    const scale = valuesOf(word.text, scales)[0]
    const follows = end >= 0 && /^[\s\u00a0-]*$/u.test(text.slice(end, word.from))
    if (follows && word.text === joining) {
      end = word.to
      continue
    }
    if (own.length === 0 && scale === undefined) {
      end = -1
      continue
    }
    const before = follows ? run : []
    run = scale === undefined ? [...own, ...before.flatMap((a) => own.flatMap((b) => combined(a, b)))] : scaled([...before, ...own], scale)
    for (const value of run) values.add(value)
    if (own.includes(HALF)) values.add(50)
    end = word.to
  }
  return values
}

/** Half of all may be 50 per cent. */
const HALF = 0.5

/** "two million" is two million, and "million" alone may be one. */
const scaled = (before: readonly number[], scale: number): readonly number[] => [scale, ...before.map((value) => value * scale)]

/** What two number words beside each other may mean together. */
function combined(first: number, second: number): number[] {
  const [small, large] = first < second ? [first, second] : [second, first]
  if (second === 100 || second === 1000) return [first * second]
  return large >= 20 && small < lowestOf(large) ? [large + small] : []
}

/** What may be added to a number: units to tens, tens to hundreds. */
const lowestOf = (value: number): number => (value % 1000 === 0 ? 1000 : value % 100 === 0 ? 100 : value % 10 === 0 ? 10 : 0)

const MOST_PARTS = 3

/** The numbers one word may say, also joined of several: "siebenunddreißig", "trentasette". */
function numbersIn(word: string, language: Language, depth = 0): readonly number[] {
  const { numbers, joining } = lexiconOf(language)
  const own = valuesOf(word, numbers)
  if (word.length < 7 || depth === MOST_PARTS) return own
  const joined = partsOf(word, numbers).flatMap(([part, value]) => {
    const rest = word.slice(part.length)
    const tail = rest.startsWith(joining) ? rest.slice(joining.length) : rest
    if (tail.length < 3) return []
    return numbersIn(tail, language, depth + 1).flatMap((other) => combined(value, other))
  })
  return [...own, ...joined]
}

/** Months count beside a figure only: elsewhere "may" and "mars" are other words. */
function monthOf({ text: word, from, to }: Word, text: string, language: Language): Month[] {
  const [month] = valuesOf(word, lexiconOf(language).months)
  if (month === undefined) return []
  const before =
    /\d(?:st|nd|rd|th|er|º|\.º|-?[\p{L}]{1,3})?[.,]?[\s\u00a0]+(?:(?:of|de|ta’|ta'|d’|d'|di|Mí|Meán|Deireadh|m\.|gada)[\s\u00a0]*)?$/iu
  const after = /^(?:\p{L}+)?[.,]?[\s\u00a0]+(?:(?:de|of|ta’|Fómhair|lá)[\s\u00a0]+)?\d/iu
  return before.test(text.slice(Math.max(0, from - 20), from)) || after.test(text.slice(to, to + 20)) ? [{ month, from, to }] : []
}
