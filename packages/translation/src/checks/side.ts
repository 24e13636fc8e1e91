import type { Inline, Language } from '@undersigned/letter'
import type { Glossary } from '../glossary/term.ts'
import { sentencesOf } from '../sentences/sentences-of.ts'
import type { Unit } from '../unit.ts'
import type { CheckReason, Place } from './finding.ts'
import { type Edit, flatText } from './flat.ts'
import { type Numbers, numbersIn } from './numbers/compare.ts'
import { once } from './once.ts'

/** One text of a pair, with what several checks ask of it, each worked out once. */
export interface Side {
  readonly content: readonly Inline[]
  readonly text: string
  readonly language: Language
  /** The text with addresses and typed note marks blanked out, offset for offset. */
  readonly words: string
  /** Its words without case. */
  readonly plain: () => readonly string[]
  readonly sentences: () => readonly string[]
  readonly numbers: () => Numbers
}

/** What a check looks at. */
export interface Pair {
  readonly unit: Unit
  readonly source: Side
  readonly target: Side
  readonly glossary: Glossary
}

/** What a check says, before it is dressed as a finding. */
export interface Complaint {
  readonly reason: CheckReason
  readonly values?: Readonly<Record<string, string | number>>
  readonly place: Place
  /** What would mend it, where that is safe. */
  readonly edits?: readonly Edit[]
}

export type Check = (pair: Pair) => readonly Complaint[]

export function sideOf(content: readonly Inline[], language: Language): Side {
  const text = flatText(content)
  const words = blanked(text)
  return {
    content,
    text,
    language,
    words,
    plain: once(() => plainWords(words)),
    sentences: once(() => sentencesOf(words, language)),
    numbers: once(() => numbersIn(words, language)),
  }
}

export const plainWords = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []

/** An address in running text, without the punctuation that closes the sentence. */
export const ADDRESS = /(?:(?:https?:\/\/|www\.|mailto:)[^\s<>"«»“”„‚\ufffc]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/giu
export const AFTER_ADDRESS = /[.,;:!?…)\]'’‘]+$/u

/** A note's number that somebody typed: [3], or ³ behind a word. */
export const TYPED_NOTE = /\[\d{1,3}\]|(?<=[\p{L}.,;:!?”“»’)])(?<!\b[ckm]?m)[¹²³⁰-⁹]+/gu

/** What every address has; looked for first, because most texts have none. */
const HINT = /@|:\/\/|mailto:|www\./iu

export const hasAddress = (text: string): boolean => HINT.test(text)

const blanked = (text: string): string => withoutAddresses(text).replace(TYPED_NOTE, blankOf)

const withoutAddresses = (text: string): string =>
  !hasAddress(text)
    ? text
    : text.replace(ADDRESS, (address) => blankOf(address.replace(AFTER_ADDRESS, '')) + (AFTER_ADDRESS.exec(address)?.[0] ?? ''))

/** Neither a letter nor a space, so that nothing is found there and nothing is found missing. */
const blankOf = (text: string): string => '\u00b7'.repeat(text.length)

export const targetPlace = (from: number, to: number): Place => ({ side: 'target', from, to })
export const sourcePlace = (from: number, to: number): Place => ({ side: 'source', from, to })
export const wholeOf = ({ target }: Pair): Place => targetPlace(0, target.text.length)

/** Every match as a complaint about the target. */
export function complaintsAt(
  pattern: RegExp,
  text: string,
  complain: (match: RegExpExecArray, place: Place) => Complaint,
): readonly Complaint[] {
  return Array.from(text.matchAll(pattern), (match) => complain(match, targetPlace(match.index, match.index + match[0].length)))
}
