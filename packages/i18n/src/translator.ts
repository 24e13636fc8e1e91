import { type Language, localeOf } from '@undersigned/letter'
import { createInstance, type i18n } from 'i18next'
import { type Catalogue, type InterfaceLanguage, loadCatalogue } from './catalogues.ts'
import type { Key } from './keys.ts'

/** What is put into a message: `count` chooses the plural. */
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

/** Speaks one language from its catalogue, ready at once. Values are not escaped: every view escapes what it shows. */
export function createTranslator(language: Language, catalogue: Catalogue): Translator {
  const locale = localeOf(language)
  const instance = createInstance({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: { translation: catalogue } },
  })
  void instance.init()
  const t: Translate = (key, values) => {
    const words = instance.t(key, values === undefined ? {} : { ...values })
    if (typeof words !== 'string' || words === key) throw new MissingMessage(`${language}: ${key}`)
    return words
  }
  return { language, t, has: (key): key is Key => instance.exists(key), i18n: instance }
}

export const loadTranslator = async (language: InterfaceLanguage): Promise<Translator> =>
  createTranslator(language, await loadCatalogue(language))
