import type { Language } from '@undersigned/letter'

export { sentencesOf } from './sentences/sentences-of.ts'

type Granularity = 'grapheme' | 'word'

/** For engines without a segmenter: a letter with its marks, words of letters and digits. */
const plainly: Readonly<Record<Granularity, RegExp>> = {
  grapheme: /(?:\r\n|\P{M}(?:\p{M}|\u200d\P{M}|[\u{1f3fb}-\u{1f3ff}])*|\p{M}+)/gsu,
  word: /[\p{L}\p{N}][\p{L}\p{N}\p{M}’']*|\s+|\P{M}\p{M}*|\p{M}+/gsu,
}

function segments(text: string, granularity: Granularity, language: Language | undefined): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return text.match(plainly[granularity]) ?? []
  return Array.from(segmenter(granularity, language).segment(text), ({ segment }) => segment)
}

const segmenters = new Map<string, Intl.Segmenter>()

/** Made once per language: making one costs more than a paragraph's segmentation. */
function segmenter(granularity: Granularity, language: Language | undefined): Intl.Segmenter {
  const name = `${granularity} ${language}`
  const made = segmenters.get(name) ?? new Intl.Segmenter(language, { granularity })
  segmenters.set(name, made)
  return made
}

/** A text cut into words, spaces and punctuation; never inside what a reader sees as one character (rule T6). */
export function wordsOf(text: string, language?: Language): readonly string[] {
  const cuts = new Set(offsets(segments(text, 'grapheme', language)))
  return joinedAt(segments(text, 'word', language), cuts)
}

/** How many words a reader would count: what stands between spaces and has a letter or a digit. */
export const countWords = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Where each piece ends. */
export function offsets(pieces: readonly string[]): readonly number[] {
  let at = 0
  return pieces.map((piece) => {
    at += piece.length
    return at
  })
}

/** The pieces, with those that end at no allowed cut joined to the next. */
function joinedAt(pieces: readonly string[], cuts: ReadonlySet<number>): readonly string[] {
  const joined: string[] = []
  let [held, at] = ['', 0]
  for (const piece of pieces) {
    at += piece.length
    held += piece
    if (!cuts.has(at)) continue
    joined.push(held)
    held = ''
  }
  return held === '' ? joined : [...joined, held]
}
