export {
  type Catalogue,
  INTERFACE_LANGUAGES,
  type InterfaceLanguage,
  interfaceLanguageFor,
  isInterfaceLanguage,
  loadCatalogue,
  wishedLanguages,
} from './catalogues.ts'
export { createFormats, type Formats, loadFormats } from './formats.ts'
export { calledIn, honorificIn } from './honorifics.ts'
export type { Key, KeyBelow } from './keys.ts'
export { COMPLETE, readerLanguageFor } from './reader-catalogues.ts'
export { createTranslator, loadTranslator, MissingMessage, type Translate, type Translator, type Values } from './translator.ts'
