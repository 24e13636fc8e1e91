import type { Language } from '@undersigned/letter'
import { endsSentence } from './judge.ts'

/** A mark that may end a sentence, what closes behind it (quotation marks, brackets, note numbers), and white space. */
const CLOSERS = String.raw`(?:[\u0020\u00a0\u202f]?»(?=\s|$)|["'”“’‘»«›‹)\]}]|[¹²³⁰⁴-⁹]+|\[\d{1,3}\])*`
const CANDIDATES = new RegExp(String.raw`(?<![.!?…‼⁇⁈⁉‽])([.!?…‼⁇⁈⁉‽]+)(${CLOSERS})\s+(?=\S)(?!»(?:\s|$))|(?<!\s)\s*\n\s*`, 'gu')
/** In Greek the semicolon asks. */
const GREEK = new RegExp(String.raw`(?<![.!?…‼⁇⁈⁉‽;\u037e])([.!?…‼⁇⁈⁉‽;\u037e]+)(${CLOSERS})\s+(?=\S)(?!»(?:\s|$))|(?<!\s)\s*\n\s*`, 'gu')

/**
 * A text cut into sentences, each with the space behind it; nothing is left out (rule T20). The same on every engine, so that two
 * people always see the same sentence marked.
 */
export function sentencesOf(text: string, language: Language = 'en'): readonly string[] {
  const sentences: string[] = []
  let from = 0
  for (const to of ends(text, language)) {
    sentences.push(text.slice(from, to))
    from = to
  }
  return from < text.length ? [...sentences, text.slice(from)] : sentences
}

function* ends(text: string, language: Language): Generator<number> {
  let from = 0
  for (const found of text.matchAll(language === 'el' ? GREEK : CANDIDATES)) {
    const [whole, mark, closers] = found
    const to = found.index + whole.length
    if (to >= text.length || text.slice(from, found.index).trim() === '') continue
    const isEnd =
      mark === undefined ||
      whole.includes('\n') ||
      endsSentence({ text, language, from, at: found.index, mark, closers: closers ?? '', to })
    if (!isEnd) continue
    yield to
    from = to
  }
}
