import type { Language, LetterDocument } from '@undersigned/letter'
import type { Blocks } from './blocks.ts'
import { docxToBlocks } from './docx/read.ts'
import { letterToDocx } from './docx/write.ts'
import { htmlToBlocks } from './html/read.ts'
import { letterToHtmlPage } from './html/write.ts'
import type { PaperLabels } from './labels.ts'
import { markdownToBlocks } from './markdown/read.ts'
import { letterToMarkdown } from './markdown/write.ts'
import { type Recognised, recognise } from './recognise/recognise.ts'

export const IMPORT_FORMATS = ['docx', 'markdown', 'html'] as const
export const EXPORT_FORMATS = ['docx', 'markdown', 'html', 'pdf'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const ENDINGS: Readonly<Record<string, ExportFormat>> = {
  docx: 'docx',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  pdf: 'pdf',
}

/** The format that a file name's ending stands for. */
export const formatOf = (fileName: string): ExportFormat | undefined => ENDINGS[fileName.split('.').at(-1)?.toLowerCase() ?? '']

export const isImportFormat = (format: string): format is ImportFormat => IMPORT_FORMATS.some((known) => known === format)

export interface ImportOptions {
  /** The letter's language; found out from the file when it is not given. */
  readonly language?: Language | undefined
  readonly newId?: (() => string) | undefined
}

/** Reads a file into a letter and says what was found, or throws `DocumentRefused` with the limit it met. */
export function importDocument(bytes: Uint8Array, format: ImportFormat, options: ImportOptions = {}): Recognised {
  return recognise(blocksOf(bytes, format), options)
}

function blocksOf(bytes: Uint8Array, format: ImportFormat): Blocks {
  switch (format) {
    case 'docx':
      return docxToBlocks(bytes)
    case 'markdown':
      return markdownToBlocks(bytes)
    case 'html':
      return htmlToBlocks(bytes)
  }
}

export interface ExportOptions {
  readonly labels?: PaperLabels | undefined
}

/** Writes a letter as a file that anyone can open; for PDF see `createPaper`. */
export function exportDocument(document: LetterDocument, format: Exclude<ExportFormat, 'pdf'>, { labels }: ExportOptions = {}): Uint8Array {
  switch (format) {
    case 'docx':
      return letterToDocx(document, labels)
    case 'markdown':
      return new TextEncoder().encode(letterToMarkdown(document, labels))
    case 'html':
      return new TextEncoder().encode(letterToHtmlPage(document, { labels }))
  }
}
