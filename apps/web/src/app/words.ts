import {
  createFormats,
  createTranslator,
  type InterfaceLanguage,
  interfaceLanguageFor,
  isInterfaceLanguage,
  loadCatalogue,
} from '@undersigned/i18n'
import { localeOf } from '@undersigned/letter'
import { useSyncExternalStore } from 'react'
import { loadFurther } from './further-words.ts'
import { timeIn } from './time-in.ts'

export { INTERFACE_LANGUAGES, type InterfaceLanguage } from '@undersigned/i18n'

const kept = 'undersigned.language'
const here = Intl.DateTimeFormat().resolvedOptions().timeZone
const listeners = new Set<() => void>()
let words = wordsOf('en', {})
let knowsFurther = false

function wordsOf(language: InterfaceLanguage, catalogue: Parameters<typeof createTranslator>[1]) {
  const { t, has } = createTranslator(language, catalogue)
  const formats = createFormats(language)
  return {
    t,
    has,
    language,
    locale: localeOf(language),
    formats,
    /** A day and a moment where the reader is; what belongs to a letter is told in the letter's zone, by `useLetterTime`. */
    ...timeIn(formats, here),
    countryName: formats.country,
  }
}

export type Words = typeof words

/** Speaks another language at once, everywhere, and remembers it on this device. */
export async function speak(language: InterfaceLanguage): Promise<void> {
  await sayIn(language)
  document.documentElement.lang = language
  localStorage.setItem(kept, language)
}

async function sayIn(language: InterfaceLanguage): Promise<void> {
  const catalogue = await loadCatalogue(language)
  words = wordsOf(language, knowsFurther ? { ...catalogue, ...(await loadFurther(language)) } : catalogue)
  for (const listener of listeners) listener()
}

let learning: Promise<void> | null = null

/** Loads the words that only some pages say, before one of those is drawn; what could not be loaded is asked for again. */
export function learnFurther(): Promise<void> {
  learning ??= learn().catch((error: unknown) => {
    learning = null
    throw error
  })
  return learning
}

async function learn(): Promise<void> {
  await loadFurther(words.language)
  knowsFurther = true
  await sayIn(words.language)
}

/** Loads the one catalogue that is shown, before anything is drawn: what was chosen here before, else what the browser asks for. */
export async function startWords(): Promise<void> {
  const chosen = localStorage.getItem(kept)
  await speak(isInterfaceLanguage(chosen) ? chosen : interfaceLanguageFor(navigator.languages))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Words, dates and numbers in the language of the workspace. */
export const useWords = (): Words => useSyncExternalStore(subscribe, () => words)
