import { isInterfaceLanguage } from '@undersigned/i18n'

/** Sections that only a page beside the common way says; the build keeps them out of the catalogue that everybody loads. */
const sources = {
  en: () => import('@undersigned/i18n/messages/en.json?further'),
  fr: () => import('@undersigned/i18n/messages/fr.json?further'),
} as const

export const loadFurther = async (language: string) => (isInterfaceLanguage(language) ? (await sources[language]()).sections : {})
