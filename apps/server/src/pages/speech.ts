import { type Formats, loadFormats, loadTranslator, readerLanguageFor, type Translate } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'

/** What a public page needs to speak: words and formats of one language. */
export interface Speech {
  readonly t: Translate
  readonly formats: Formats
  readonly interfaceLanguage: Language
}

export async function speechFor(language: string): Promise<Speech> {
  const interfaceLanguage = readerLanguageFor([language])
  const [{ t }, formats] = await Promise.all([loadTranslator(interfaceLanguage), loadFormats(interfaceLanguage)])
  return { t, formats, interfaceLanguage }
}
