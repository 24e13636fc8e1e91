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
export type { Key, KeyBelow } from './keys.ts'
export { createTranslator, loadTranslator, MissingMessage, type Translate, type Translator, type Values } from './translator.ts'
