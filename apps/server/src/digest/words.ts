import { interfaceLanguageFor, loadFormats, loadTranslator } from '@undersigned/i18n'
import { isLanguage, type Language } from '@undersigned/letter'
import { NEEDS, type News } from '@undersigned/translation'

/** What is new, in one line: "French: 2 outdated and 1 missing; Slovak: 1 given back". */
export async function toldIn(wished: string, { languages, further }: News): Promise<{ readonly locale: Language; readonly news: string }> {
  const locale = interfaceLanguageFor([wished])
  const [{ t }, formats] = await Promise.all([loadTranslator(locale), loadFormats(locale)])
  const parts = languages.map(({ language, counts }) => {
    const told = NEEDS.filter((kind) => counts[kind] > 0).map((kind) => t(`mail.need.${kind}`, { count: counts[kind] }))
    const name = isLanguage(language) ? formats.languageName(language) : language
    return t('mail.need.in', { language: name, told: formats.list(told) })
  })
  const rest = further === 0 ? [] : [t('mail.need.further', { count: further })]
  return { locale, news: [...parts, ...rest].reduce((before, then) => t('mail.need.between', { before, then })) }
}
