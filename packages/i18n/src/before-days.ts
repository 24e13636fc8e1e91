import type { Language } from '@undersigned/letter'

/** The Italian article before eight and eleven: "l’8 novembre", "fino all’11 novembre". */
const ITALIAN: Readonly<Record<string, string>> = { il: 'l’', al: 'all’', del: 'dell’', dal: 'dall’', nel: 'nell’', sul: 'sull’' }
const ITALIAN_DAY = /(?<!\p{L})(il|al|del|dal|nel|sul) (?=(?:8|11) \p{Ll}+ \d{4})/giu

/** The first of a month in Greek: "την 1η Νοεμβρίου", where other days have "στις 2 Νοεμβρίου". */
const GREEK_FIRST = /(?<!\p{L})(σ|Σ)τις 1 (?=\p{Lu}\p{Ll}+ \d{4})/gu

/** In these a day may end with a full stop of its own, which ends the sentence as well: "до 21 ноември 2026 г." */
const STOPPED: readonly Language[] = ['bg', 'hr', 'hu', 'lt']
const TWO_STOPS = /(?<=(?:\d|\sг|\sd)\.)\.(?!\.)/gu

/** What a language does to the words around a day once the day is known. */
export function joinedToDays(language: Language, words: string): string {
  if (language === 'it') return words.replace(ITALIAN_DAY, (_, word: string) => elided(word))
  if (language === 'el') return words.replace(GREEK_FIRST, (_, letter: string) => `${letter === 'σ' ? 'την' : 'Την'} 1η `)
  return STOPPED.includes(language) ? words.replace(TWO_STOPS, '') : words
}

const elided = (word: string): string => {
  const short = ITALIAN[word.toLowerCase()] ?? `${word} `
  return word.charAt(0) === word.charAt(0).toUpperCase() ? short.charAt(0).toUpperCase() + short.slice(1) : short
}
