import { isLanguage, type Language } from '@undersigned/letter'

/** The words of one language, as nested sections. */
export interface Catalogue {
  readonly [name: string]: string | Catalogue
}

/** One import per language, so that a browser fetches only the catalogue it shows. */
const sources = {
  en: async (): Promise<Catalogue> => (await import('./messages/en.json', { with: { type: 'json' } })).default,
  fr: async (): Promise<Catalogue> => (await import('./messages/fr.json', { with: { type: 'json' } })).default,
}

/** A language in which the whole interface speaks. Letters come in all 24. */
export type InterfaceLanguage = keyof typeof sources
export const INTERFACE_LANGUAGES: readonly InterfaceLanguage[] = ['en', 'fr']

export const isInterfaceLanguage = (value: unknown): value is InterfaceLanguage => INTERFACE_LANGUAGES.some((each) => each === value)

export const loadCatalogue = (language: InterfaceLanguage): Promise<Catalogue> => sources[language]()

/** The first wish that we speak, from an Accept-Language header or a list of tags; English when there is none. */
export const interfaceLanguageFor = (wishes: string | readonly string[]): InterfaceLanguage =>
  wishedLanguages(wishes).find(isInterfaceLanguage) ?? 'en'

/** The languages somebody asks for, most wanted first, regions left out. */
export function wishedLanguages(wishes: string | readonly string[]): readonly Language[] {
  const tags = typeof wishes === 'string' ? wishes.split(',') : wishes
  return tags
    .map((tag, at) => ({ at, ...wishOf(tag) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .map(({ language }) => language)
    .filter(isLanguage)
}

function wishOf(tag: string): { readonly language: string; readonly weight: number } {
  const [name = '', ...parameters] = tag.split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice(2))
  return { language: (name.split('-')[0] ?? '').toLowerCase(), weight: Number.isFinite(weight) ? weight : 0 }
}
