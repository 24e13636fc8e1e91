import { type Language, localeOf } from '@undersigned/letter'

export type Compare = (a: string, b: string) => number

/** The Maltese alphabet: ċ, ġ, għ, ħ and ż are letters of their own (as CLDR has it, `ie` is not). */
const MALTESE = [
  'a',
  'b',
  'ċ',
  'c',
  'd',
  'e',
  'f',
  'ġ',
  'g',
  'għ',
  'h',
  'ħ',
  'i',
  'j',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'q',
  'r',
  's',
  't',
  'u',
  'v',
  'w',
  'x',
  'y',
  'ż',
  'z',
]

/**
 * How readers of a language order names (rule G16). Maltese comes from our own table everywhere, because some browsers have
 * none and silently order as the visitor's system does; Irish orders as the root collation, which every engine has under "en".
 */
export function collatorOf(language: Language): Compare {
  if (language === 'mt') return byAlphabet(MALTESE)
  const locale = language === 'ga' || !hasCollation(language) ? 'en' : localeOf(language)
  return new Intl.Collator(locale, { usage: 'sort', sensitivity: 'variant', numeric: true, ignorePunctuation: false }).compare
}

const hasCollation = (language: Language): boolean => Intl.Collator.supportedLocalesOf([localeOf(language)]).length > 0

/** Letter by letter along an alphabet; what is not in it, and ties, as the root collation has it. */
function byAlphabet(alphabet: readonly string[]): Compare {
  const root = new Intl.Collator('en', { usage: 'sort', numeric: true })
  const longestFirst = alphabet.toSorted((a, b) => b.length - a.length)
  const lettersOf = (text: string): readonly string[] => {
    const letters: string[] = []
    let rest = text.normalize('NFC').toLowerCase()
    while (rest !== '') {
      const letter = longestFirst.find((each) => rest.startsWith(each)) ?? String.fromCodePoint(rest.codePointAt(0) ?? 0)
      letters.push(letter)
      rest = rest.slice(letter.length)
    }
    return letters
  }
  const compareLetters = (a: string, b: string): number => {
    const [atA, atB] = [alphabet.indexOf(a), alphabet.indexOf(b)]
    return atA >= 0 && atB >= 0 ? atA - atB : root.compare(a, b)
  }
  return (a, b) => {
    const [first, second] = [lettersOf(a), lettersOf(b)]
    for (const [at, letter] of first.entries()) {
      const other = second[at]
      if (other === undefined) return 1
      const order = compareLetters(letter, other)
      if (order !== 0) return order
    }
    return first.length - second.length || root.compare(a, b)
  }
}
