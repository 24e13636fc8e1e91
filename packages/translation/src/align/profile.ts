import { factsIn } from './facts.ts'
import { folded, sounded } from './fold.ts'

/** A paragraph as the aligner reads it. */
export interface AlignParagraph {
  readonly text: string
  /** 1 to 6 for a heading, 0 for none; absent when the file did not say. */
  readonly heading?: number
  readonly listItem?: boolean
}

export type Closing = 'stop' | 'question' | 'exclamation' | 'colon' | 'continues' | 'bare'

/** Marks that translations keep, in the order of `Profile.marks`. */
export const MARKS = ['question', 'exclamation', 'colon', 'semicolon', 'comma', 'bracket', 'quote', 'dash', 'stop', 'sign'] as const

/** What is compared of a paragraph: counted once, added up when paragraphs are taken together. */
export interface Profile {
  readonly letters: number
  readonly marks: readonly number[]
  readonly closing: Closing
  readonly opensSmall: boolean
  readonly heading: number | undefined
  readonly listItem: boolean | undefined
  readonly facts: ReadonlyMap<string, number>
  readonly grams: ReadonlyMap<string, number>
}

export function profileOf({ text, heading, listItem }: AlignParagraph, language: string, known: KnownWords): Profile {
  const words = folded(text).match(/[a-z]{2,}/g) ?? []
  return {
    letters: text.match(/[\p{L}\p{N}]/gu)?.length ?? 0,
    marks: marksIn(text, language),
    closing: closingOf(text, language),
    opensSmall: /^[^\p{L}]*\p{Ll}/u.test(text),
    heading,
    listItem,
    facts: factsIn(text, language),
    grams: counted(words.flatMap((word) => knownGrams(word, known))),
  }
}

function counted(things: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return counts
}

/** The runs of letters of each word met so far: words come back often, and sounding one out is most of the work. */
export type KnownWords = Map<string, readonly string[]>

function knownGrams(word: string, known: KnownWords): readonly string[] {
  const grams = known.get(word) ?? gramsOf(sounded(word))
  known.set(word, grams)
  return grams
}

/** Runs of four letters, the beginning of the word one of them. */
function gramsOf(word: string): string[] {
  if (word.length < 3) return []
  const padded = `_${word}`
  return Array.from({ length: padded.length - 3 }, (_, at) => padded.slice(at, at + 4))
}

const PATTERNS: Readonly<Record<(typeof MARKS)[number], RegExp>> = {
  question: /[?\u037e]/gu,
  exclamation: /!/gu,
  colon: /:(?!\/\/)/gu,
  semicolon: /[;·]/gu,
  comma: /,(?!\d)/gu,
  bracket: /[([]/gu,
  quote: /[«»„“”‟"]/gu,
  dash: /[–—]| - /gu,
  stop: /[.!?…]+[”"’»)\]]*(?=\s|$)/gu,
  sign: /[%€$£&@*§]/gu,
}

/** Greek asks with `;` and separates with `·`. */
const asRead = (text: string, language: string): string => (language === 'el' ? text.replaceAll(';', '?') : text)

function marksIn(text: string, language: string): number[] {
  const read = asRead(text, language)
  return MARKS.map((mark) => read.match(PATTERNS[mark])?.length ?? 0)
}

function closingOf(text: string, language: string): Closing {
  const last =
    asRead(text, language)
      .replace(/[\s”"’»)\]“*_]+$/gu, '')
      .at(-1) ?? ''
  if (last === '?' || last === '\u037e') return 'question'
  if (last === '!') return 'exclamation'
  if (last === ':') return 'colon'
  if (last === '.' || last === '…') return 'stop'
  return last === ';' || last === ',' || last === '·' ? 'continues' : 'bare'
}
