export { canonicalJson, canonicalText } from './canonical.ts'
export {
  type Digest,
  digest,
  digestOf,
  digestOfText,
  digestOfUnit,
  digestOfWords,
  type UnitDigest,
  unitDigest,
  type WordsDigest,
  wordsDigest,
  wordsDigestOf,
} from './digest.ts'
export {
  idFrom,
  type LetterId,
  letterId,
  type NoteId,
  noteId,
  type ParagraphId,
  paragraphId,
  type RecipientId,
  recipientId,
  rootOf,
  type UnitId,
  unitId,
} from './ids.ts'
export { marksOf, normaliseInline, plainText, sameMarks } from './inline.ts'
export { endonymOf, isLanguage, LANGUAGES, type Language, localeOf } from './languages.ts'
export { noteNumbers, numberedNotes } from './notes.ts'
export { accept, type Outcome, refuse } from './outcome.ts'
export { sha256Hex } from './sha256.ts'
export { isTemplateName, TEMPLATE_NAMES, type TemplateListed, type TemplateName, templateOf, templatesListed } from './templates/index.ts'
export {
  type HeadingLevel,
  type Inline,
  type ItemLevel,
  isParagraphKind,
  isSlot,
  type LetterDocument,
  type LetterText,
  type ListStyle,
  type Marks,
  type Note,
  PARAGRAPH_KINDS,
  type Paragraph,
  type ParagraphKind,
  PLAIN_KINDS,
  type PlaceholderField,
  type PlainKind,
  type Recipient,
  type Shape,
  SIGNATORY_CLASSES,
  type SignatoryClass,
  type SignatoryDisplay,
  SLOT_KINDS,
  type SlotKind,
} from './text.ts'
