/** The 24 official languages of the European Union, in the protocol order of their endonyms. */
export const LANGUAGES = [
  'bg',
  'es',
  'cs',
  'da',
  'de',
  'et',
  'el',
  'en',
  'fr',
  'ga',
  'hr',
  'it',
  'lv',
  'lt',
  'hu',
  'mt',
  'nl',
  'pl',
  'pt',
  'ro',
  'sk',
  'sl',
  'fi',
  'sv',
] as const

export type Language = (typeof LANGUAGES)[number]

const endonyms: Readonly<Record<Language, string>> = {
  bg: 'български',
  es: 'español',
  cs: 'čeština',
  da: 'dansk',
  de: 'Deutsch',
  et: 'eesti',
  el: 'ελληνικά',
  en: 'English',
  fr: 'français',
  ga: 'Gaeilge',
  hr: 'hrvatski',
  it: 'italiano',
  lv: 'latviešu',
  lt: 'lietuvių',
  hu: 'magyar',
  mt: 'Malti',
  nl: 'Nederlands',
  pl: 'polski',
  pt: 'português',
  ro: 'română',
  sk: 'slovenčina',
  sl: 'slovenščina',
  fi: 'suomi',
  sv: 'svenska',
}

/** The language's name in that language, as its readers write it. */
export const endonymOf = (language: Language): string => endonyms[language]

/** The BCP 47 tag for formatting: European Portuguese and Irish English, elsewhere the language itself. */
export const localeOf = (language: Language): string => (language === 'pt' ? 'pt-PT' : language === 'en' ? 'en-IE' : language)

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)
