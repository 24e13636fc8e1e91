import { type Language, localeOf } from '@undersigned/letter'
import { createInstance, type i18n } from 'i18next'
import { joinedToDays } from './before-days.ts'
import type { Catalogue } from './catalogues.ts'
import type { Key } from './keys.ts'
import { loadWords } from './reader-catalogues.ts'

/** What is put into a message: `count` chooses the plural, and is written as the language writes numbers. */
export type Values = Readonly<Record<string, string | number>>
export type Translate = (key: Key, values?: Values) => string

export interface Translator {
  readonly language: Language
  readonly t: Translate
  /** Whether a key made at run time has words; if so it may be given to `t`. */
  readonly has: (key: string) => key is Key
  /** The instance behind it, for react-i18next. */
  readonly i18n: i18n
}

/** Thrown for a key without words: a catalogue that is not complete is a fault of ours, never a blank on the screen. */
export class MissingMessage extends Error {
  override readonly name = 'MissingMessage'
}

const PLACE = /\{\{\s*(\w+)\s*\}\}/g
const BEHIND = localeOf('en')

/** What a language does to words once their values are known. */
type Joined = (words: string) => string
const asItIs: Joined = (words) => words

/**
 * Speaks one language from its catalogue, ready at once; what this one has no words for is said in English where an English
 * catalogue stands behind it. Values are not escaped: every view escapes what it shows.
 */
export function createTranslator(language: Language, catalogue: Catalogue, behind?: Catalogue, joined: Joined = asItIs): Translator {
  const locale = localeOf(language)
  const numbers = new Intl.NumberFormat(locale)
  const instance = createInstance({
    lng: locale,
    fallbackLng: behind === undefined ? false : BEHIND,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: { translation: catalogue }, ...(behind === undefined ? {} : { [BEHIND]: { translation: behind } }) },
  })
  void instance.init()
  const written = (name: string, value: string | number): string =>
    name === 'count' && typeof value === 'number' ? numbers.format(value) : String(value)
  const found = new Map<Key, string>()
  const wordsOf = (key: Key, values: Values | undefined): string => {
    const words = instance.t(key, { ...values, skipInterpolation: true })
    if (typeof words !== 'string' || words === key) throw new MissingMessage(`${language}: ${key}`)
    return words
  }
  /** Which words they are depends on nothing but the count. */
  const kept = (key: Key): string => {
    const words = found.get(key) ?? wordsOf(key, undefined)
    found.set(key, words)
    return words
  }
  const t: Translate = (key, values) => {
    const words = values?.count === undefined ? kept(key) : wordsOf(key, values)
    return joined(words.replaceAll(PLACE, (_, name: string) => written(name, values?.[name] ?? '')))
  }
  return { language, t, has: (key): key is Key => instance.exists(key), i18n: instance }
}

const known = new Map<Language, Promise<Translator>>()

/** The translator of a language, made once: all 24 have the words of public pages and mails, behind them the English ones. */
export function loadTranslator(language: Language): Promise<Translator> {
  const loading = known.get(language) ?? load(language)
  known.set(language, loading)
  return loading
}

async function load(language: Language): Promise<Translator> {
  const [words, english] = await Promise.all([loadWords(language), loadWords('en')])
  return createTranslator(language, words, language === 'en' ? undefined : english, (said) => joinedToDays(language, said))
}
