import {
  DocumentRefused,
  type ExportFormat,
  exportDocument,
  formatOf,
  importDocument,
  isImportFormat,
  type Recognised,
} from '@undersigned/documents'
import type { Language, LetterDocument } from '@undersigned/letter'

/** What the documents thread is asked, and what it answers. */
export type Task =
  | { readonly kind: 'import'; readonly bytes: Uint8Array; readonly name: string; readonly language: Language | undefined }
  | { readonly kind: 'export'; readonly document: LetterDocument; readonly format: Exclude<ExportFormat, 'pdf'> }

export type Result =
  | { readonly kind: 'imported'; readonly recognised: Recognised }
  | { readonly kind: 'refused'; readonly reason: string; readonly limit: number | null }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'exported'; readonly bytes: Uint8Array }

export function perform(task: Task): Result {
  switch (task.kind) {
    case 'import':
      return importing(task)
    case 'export':
      return { kind: 'exported', bytes: exportDocument(task.document, task.format) }
  }
}

/** A refusal is a value on its way back: errors lose their class when they cross a thread. */
function importing({ bytes, name, language }: Extract<Task, { kind: 'import' }>): Result {
  const format = formatOf(name)
  if (format === undefined || !isImportFormat(format)) return { kind: 'unsupported' }
  try {
    return { kind: 'imported', recognised: importDocument(bytes, format, { language }) }
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    return { kind: 'refused', reason: error.reason, limit: error.limit ?? null }
  }
}

export const isTask = (value: unknown): value is Task => typeof value === 'object' && value !== null && 'kind' in value
export const isResult = (value: unknown): value is Result => typeof value === 'object' && value !== null && 'kind' in value
