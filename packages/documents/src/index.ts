export type { Block, BlockShape, Blocks, Declared } from './blocks.ts'
export { type ConvertOptions, convert } from './convert.ts'
export { docxToBlocks } from './docx/read.ts'
export { letterToDocx } from './docx/write.ts'
export { csvFromRows, csvToRows } from './exchange/csv.ts'
export { csvFromGlossary, csvToGlossary, type GlossaryReading, type GlossaryRefusal } from './exchange/glossary-csv.ts'
export { contentToMarkup, MarkupRefused, markupToContent } from './exchange/markup.ts'
export { type PoFile, type PoReading, type PoUnit, poFromVersion, poToVersion } from './exchange/po.ts'
export { type RecipientEntry, type RecipientsReading, recipientsIn } from './exchange/recipients-file.ts'
export { tbxFromGlossary, tbxToGlossary } from './exchange/tbx.ts'
export { type TmxFile, type TmxReading, type TmxUnit, tmxFromUnits, tmxToUnits } from './exchange/tmx.ts'
export {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  exportDocument,
  formatOf,
  IMPORT_FORMATS,
  type ImportFormat,
  type ImportOptions,
  importDocument,
  isImportFormat,
} from './formats.ts'
export { htmlBlocks as pasteToBlocks, htmlToBlocks } from './html/read.ts'
export { escapeHtml, type HtmlOptions, letterToHtml, letterToHtmlPage } from './html/write.ts'
export { type Found, type Inspection, inspect } from './inspect.ts'
export { type PaperLabels, paperLabels } from './labels.ts'
export { safeLink } from './links.ts'
export { markdownToBlocks } from './markdown/read.ts'
export { letterToMarkdown } from './markdown/write.ts'
export { createPaper, type Paper, type PaperOptions } from './paper/create-paper.ts'
export { PaperFailed, type PaperProblem } from './paper/engine.ts'
export type { PaperInput, PrintedManifest } from './paper/payload.ts'
export { plainTextToBlocks } from './plain-text.ts'
export { type Recognised, type RecogniseOptions, recognise } from './recognise/recognise.ts'
export { DocumentRefused, LIMITS, type RefusalReason } from './refused.ts'
export { countryCode } from './rows/countries.ts'
export { recipientLine } from './rows/recipients.ts'
export { signatoryLine } from './rows/signatories.ts'
export { XmlRefused } from './xml/index.ts'
