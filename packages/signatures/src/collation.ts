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

interface Letter {
  /** Where it stands in the alphabet; -1: nowhere. */
  readonly at: number
  readonly text: string
}

/** Each name of a list is compared with some fifteen others: its letters are looked up once. */
const MOST_KNOWN = 50_000

/** Letter by letter along an alphabet; what is not in it, and ties, as the root collation has it. */
function byAlphabet(alphabet: readonly string[]): Compare {
  const root = new Intl.Collator('en', { usage: 'sort', numeric: true })
  const longestFirst = alphabet.map((text, at) => ({ text, at })).sort((a, b) => b.text.length - a.text.length)
  const readLetters = (text: string): readonly Letter[] => {
    const letters: Letter[] = []
    let rest = text.normalize('NFC').toLowerCase()
    while (rest !== '') {
      const letter = longestFirst.find((each) => rest.startsWith(each.text)) ?? {
        text: String.fromCodePoint(rest.codePointAt(0) ?? 0),
        at: -1,
      }
      letters.push(letter)
      rest = rest.slice(letter.text.length)
    }
    return letters
  }
  const known = new Map<string, readonly Letter[]>()
  const lettersOf = (text: string): readonly Letter[] => {
    const letters = known.get(text) ?? readLetters(text)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, letters)
    return letters
  }
  const compareLetters = (a: Letter, b: Letter): number => (a.at >= 0 && b.at >= 0 ? a.at - b.at : root.compare(a.text, b.text))
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
