import type { Language } from '@undersigned/letter'
import { type Check, type Complaint, complaintsAt } from './side.ts'

/** Words that may stand twice in a row: a relative pronoun behind an article, an auxiliary behind itself, an emphasis. */
const twins: Readonly<Partial<Record<Language, string>>> = {
  bg: 'се на',
  es: 'nos no',
  cs: 'se si že',
  da: 'det der de den som er har at',
  de: 'die der das sie den dem ihr',
  en: 'that had is very',
  fi: 'että he hän',
  fr: 'nous vous',
  ga: 'a go is sin',
  hr: 'se je',
  hu: 'az már is',
  it: 'via ancora man poco così',
  nl: 'die dat er het ze u',
  pl: 'się że to',
  pt: 'se',
  ro: 'se a le o',
  sk: 'sa že',
  sl: 'se je',
  sv: 'det den de är har som att för i på',
}
const TWICE = /(?<![\p{L}\p{M}\p{N}’'-])(\p{L}[\p{L}\p{M}’']*)([ \u00a0\u202f]+)\1(?![\p{L}\p{M}\p{N}’'-])/giu

/** No word stands twice in a row, unless one does in the original. */
export const repeatedWord: Check = ({ source, target }) => {
  if (!hasTwins(target.plain()) || source.words.search(TWICE) >= 0) return []
  const allowed = twins[target.language]?.split(' ') ?? []
  return complaintsAt(TWICE, target.words, ({ 0: both, 1: word = '' }, place) => ({
    reason: 'repeated-word',
    values: { word },
    place,
    edits: [{ from: place.from + word.length, to: place.from + both.length, insert: '' }],
  })).filter(({ values }) => !allowed.includes(String(values?.word).toLowerCase()))
}

/** A quick look, because most texts have none. */
const hasTwins = (words: readonly string[]): boolean => words.some((word, at) => word === words[at + 1])

type Script = 'Latin' | 'Greek' | 'Cyrillic'
const scriptOf = (language: Language): Script => (language === 'bg' ? 'Cyrillic' : language === 'el' ? 'Greek' : 'Latin')

const LETTERS: Readonly<Record<Script, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
}
/** A letter of any script but one. */
const OTHERS: Readonly<Record<Script, RegExp>> = {
  Latin: /[^\P{L}\p{Script=Latin}]/u,
  Greek: /[^\P{L}\p{Script=Greek}]/u,
  Cyrillic: /[^\P{L}\p{Script=Cyrillic}]/u,
}
const WORD = /\p{L}[\p{L}\p{M}]*/gu

/** Letters that look alike, each as its own script writes it: Latin, Greek, Cyrillic. */
const ALIKE = 'AΑА BΒВ CϹС EΕЕ HΗН IΙІ JͿЈ KΚК MΜМ NΝ OΟО PΡР SЅ TΤТ XΧХ YΥУ ZΖ aа cс eе iі jј oοо pρр sѕ vν xх yу kк mм'.split(' ')

/** The target is written in its language's letters, and no word mixes two scripts (rule T70). */
export const wrongScript: Check = ({ source, target }) => {
  const own = scriptOf(target.language)
  if (!OTHERS[own].test(target.words)) return []
  const kept = new Set(Array.from(source.words.matchAll(WORD), ([word]) => word.toLowerCase()))
  return complaintsAt(WORD, target.words, ({ 0: word }, at): Complaint => {
    const mended = inScript(word, own)
    return isMixed(word)
      ? {
          reason: 'mixed-letters',
          values: { word },
          place: at,
          edits: mended === null ? [] : [{ from: at.from, to: at.to, insert: mended }],
        }
      : { reason: 'foreign-letters', values: { word }, place: at }
  }).filter(({ values }) => isOutOfPlace(String(values?.word), own, kept))
}

const isMixed = (word: string): boolean => Object.values(LETTERS).filter((letters) => letters.test(word)).length > 1

/** A word of another script belongs here if the original has it, as names do, or if it is one letter: α, µ, Ω. */
function isOutOfPlace(word: string, own: Script, kept: ReadonlySet<string>): boolean {
  if (isMixed(word)) return word.length > 2
  if (!/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(word))
    return !kept.has(word.toLowerCase()) && !/^\p{Script=Common}|^ª|^º/u.test(word)
  if (LETTERS[own].test(word) || [...word].length === 1 || kept.has(word.toLowerCase())) return false
  return own === 'Latin' || !/^\p{Lu}{2,}$/u.test(word)
}

/** The word with its look-alikes in one script; null where a letter has none. */
function inScript(word: string, script: Script): string | null {
  const letters = [...word].map((letter) => {
    if (LETTERS[script].test(letter) || !/\p{L}/u.test(letter)) return letter
    const twin = ALIKE.find((forms) => forms.includes(letter))
    return twin === undefined ? null : ([...twin].find((form) => LETTERS[script].test(form)) ?? null)
  })
  return letters.includes(null) ? null : letters.join('')
}
