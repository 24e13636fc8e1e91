import { LANGUAGES, type Language } from '@undersigned/letter'
import { type Catalogue, isInterfaceLanguage, loadCatalogue, wishedLanguages } from './catalogues.ts'

/** Languages that only readers of letters need: their catalogues hold what `isPublicWord` says, and no words of the workspace. */
const sources = {
  bg: async (): Promise<Catalogue> => (await import('./messages/bg.json', { with: { type: 'json' } })).default,
  cs: async (): Promise<Catalogue> => (await import('./messages/cs.json', { with: { type: 'json' } })).default,
  da: async (): Promise<Catalogue> => (await import('./messages/da.json', { with: { type: 'json' } })).default,
  de: async (): Promise<Catalogue> => (await import('./messages/de.json', { with: { type: 'json' } })).default,
  el: async (): Promise<Catalogue> => (await import('./messages/el.json', { with: { type: 'json' } })).default,
  es: async (): Promise<Catalogue> => (await import('./messages/es.json', { with: { type: 'json' } })).default,
  et: async (): Promise<Catalogue> => (await import('./messages/et.json', { with: { type: 'json' } })).default,
  fi: async (): Promise<Catalogue> => (await import('./messages/fi.json', { with: { type: 'json' } })).default,
  ga: async (): Promise<Catalogue> => (await import('./messages/ga.json', { with: { type: 'json' } })).default,
  hr: async (): Promise<Catalogue> => (await import('./messages/hr.json', { with: { type: 'json' } })).default,
  hu: async (): Promise<Catalogue> => (await import('./messages/hu.json', { with: { type: 'json' } })).default,
  it: async (): Promise<Catalogue> => (await import('./messages/it.json', { with: { type: 'json' } })).default,
  lt: async (): Promise<Catalogue> => (await import('./messages/lt.json', { with: { type: 'json' } })).default,
  lv: async (): Promise<Catalogue> => (await import('./messages/lv.json', { with: { type: 'json' } })).default,
  mt: async (): Promise<Catalogue> => (await import('./messages/mt.json', { with: { type: 'json' } })).default,
  nl: async (): Promise<Catalogue> => (await import('./messages/nl.json', { with: { type: 'json' } })).default,
  pl: async (): Promise<Catalogue> => (await import('./messages/pl.json', { with: { type: 'json' } })).default,
  pt: async (): Promise<Catalogue> => (await import('./messages/pt.json', { with: { type: 'json' } })).default,
  ro: async (): Promise<Catalogue> => (await import('./messages/ro.json', { with: { type: 'json' } })).default,
  sk: async (): Promise<Catalogue> => (await import('./messages/sk.json', { with: { type: 'json' } })).default,
  sl: async (): Promise<Catalogue> => (await import('./messages/sl.json', { with: { type: 'json' } })).default,
  sv: async (): Promise<Catalogue> => (await import('./messages/sv.json', { with: { type: 'json' } })).default,
}

/** Languages whose catalogue is whole, and checked for it. A reader of another one is answered in English until it is. */
export const COMPLETE: readonly Language[] = LANGUAGES

/** The first wish in which the public pages and mails speak; English when there is none. */
export const readerLanguageFor = (wishes: string | readonly string[]): Language =>
  wishedLanguages(wishes).find((language) => COMPLETE.includes(language)) ?? 'en'

/** The words of any language: whole for those of the workspace, else the public ones. */
export const loadWords = (language: Language): Promise<Catalogue> =>
  isInterfaceLanguage(language) ? loadCatalogue(language) : sources[language]()
