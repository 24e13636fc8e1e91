import {
  DocumentRefused,
  type ExportFormat,
  exportDocument,
  formatOf,
  importDocument,
  isImportFormat,
  plainTextToBlocks,
  type Recognised,
  recognise,
  XmlRefused,
} from '@undersigned/documents'
import { XliffRefused } from '@undersigned/documents/xliff'
import type { Language, LetterDocument } from '@undersigned/letter'
import {
  type ExchangeFormat,
  type ExchangeReading,
  type ExchangeVersion,
  type ExchangeWish,
  readExchange,
  writeExchange,
} from './exchange.ts'

/** What the documents thread is asked, and what it answers. */
export type Task =
  | { readonly kind: 'import'; readonly bytes: Uint8Array; readonly name: string; readonly language: Language | undefined }
  | { readonly kind: 'read-exchange'; readonly wish: ExchangeWish }
  | { readonly kind: 'write-exchange'; readonly version: ExchangeVersion; readonly format: ExchangeFormat }
  | { readonly kind: 'export'; readonly document: LetterDocument; readonly format: Exclude<ExportFormat, 'pdf'> }

export type Result =
  | { readonly kind: 'imported'; readonly recognised: Recognised }
  | { readonly kind: 'refused'; readonly reason: string; readonly limit: number | null }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'exchange'; readonly reading: ExchangeReading }
  | { readonly kind: 'exported'; readonly bytes: Uint8Array }

export function perform(task: Task): Result {
  switch (task.kind) {
    case 'import':
      return importing(task)
    case 'read-exchange':
      return readExchanged(task.wish)
    case 'write-exchange':
      return { kind: 'exported', bytes: writeExchange(task.version, task.format) }
    case 'export':
      return { kind: 'exported', bytes: exportDocument(task.document, task.format) }
  }
}

/** A refusal is a value on its way back: errors lose their class when they cross a thread. */
function importing({ bytes, name, language }: Extract<Task, { kind: 'import' }>): Result {
  try {
    if (/\.txt$/iu.test(name)) return { kind: 'imported', recognised: recognise(plainTextToBlocks(bytes), { language }) }
    const format = formatOf(name)
    if (format === undefined || !isImportFormat(format)) return { kind: 'unsupported' }
    return { kind: 'imported', recognised: importDocument(bytes, format, { language }) }
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    return { kind: 'refused', reason: error.reason, limit: error.limit ?? null }
  }
}

function readExchanged(wish: ExchangeWish): Result {
  try {
    const reading = readExchange(wish)
    return reading === null ? { kind: 'unsupported' } : { kind: 'exchange', reading }
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: 'refused', reason: error.reason, limit: error.limit ?? null }
    if (error instanceof XmlRefused || error instanceof XliffRefused) return { kind: 'refused', reason: 'damaged', limit: null }
    throw error
  }
}

export const isTask = (value: unknown): value is Task => typeof value === 'object' && value !== null && 'kind' in value
export const isResult = (value: unknown): value is Result => typeof value === 'object' && value !== null && 'kind' in value
