import type { Language } from '@undersigned/letter'
import { lexiconOf } from '../sentences/lexicon.ts'
import { sentencesOf } from '../sentences/sentences-of.ts'
import { cleaned } from './fold.ts'

/** Where a capital says nothing: at the beginning, behind what opens, behind a colon or a bullet. */
const OPENS = /(?:^|[:“”„«»‹›‘‚"([{¿¡•·–—-]\s*|\n\s*)$/u
const WORD = /[\p{L}\p{M}]+/gu

/**
 * The words of a text that name somebody or something: with a capital where no sentence begins, or wholly in capitals. At the beginning
 * of a sentence a word counts when it stands inside one with a capital too, or before another word with one. In German, where every noun
 * has a capital, every noun counts.
 */
export function namesIn(text: string, language: Language): ReadonlySet<string> {
  const { starters } = lexiconOf(language)
  const names = new Set<string>()
  for (const sentence of sentencesOf(cleaned(text), language)) {
    for (const match of sentence.matchAll(WORD)) {
      const [word] = match
      if (isAcronym(word)) names.add(word)
      else if (!isCapital(word) || isPronoun(word, language)) continue
      else if (!OPENS.test(sentence.slice(0, match.index).trimStart())) names.add(word)
      else if (!starters.has(word.toLowerCase())) {
        if (/^\s\p{Lu}/u.test(sentence.slice(match.index + word.length))) names.add(word)
      }
    }
  }
  return names
}

const isAcronym = (word: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(word) || /^\p{Lu}{2}/u.test(word)
/** Irish writes its mutations before the capital: "hÉireann". */
const isCapital = (word: string): boolean => /^(?:\p{Lu}|\p{Ll}{1,2}\p{Lu})/u.test(word)
const isPronoun = (word: string, language: Language): boolean => language === 'en' && word === 'I'
