import {
  csvFromGlossary,
  csvToGlossary,
  DocumentRefused,
  exportDocument,
  formatOf,
  importDocument,
  isImportFormat,
  plainTextToBlocks,
  recipientsIn,
  recognise,
  tbxFromGlossary,
  tbxToGlossary,
  tmxFromUnits,
  tmxToUnits,
  XmlRefused,
} from '@undersigned/documents'
import { XliffRefused } from '@undersigned/documents/xliff'
import { readExchange, writeExchange } from './exchange.ts'
import type { Result, Task } from './messages.ts'

/** A refusal is a value on its way back: errors lose their class when they cross a thread. */
export function perform(task: Task): Result {
  try {
    return performed(task)
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: 'refused', reason: error.reason, limit: error.limit ?? null }
    if (error instanceof XmlRefused || error instanceof XliffRefused) return { kind: 'refused', reason: 'damaged', limit: null }
    throw error
  }
}

function performed(task: Task): Result {
  switch (task.kind) {
    case 'import':
      return importing(task)
    case 'read-exchange': {
      const reading = readExchange(task.wish)
      return reading === null ? { kind: 'unsupported' } : { kind: 'exchange', reading }
    }
    case 'write-exchange':
      return { kind: 'exported', bytes: writeExchange(task.version, task.format) }
    case 'read-memory':
      return { kind: 'memory', reading: tmxToUnits(task.bytes) }
    case 'write-memory':
      return { kind: 'exported', bytes: tmxFromUnits(task.file) }
    case 'read-glossary':
      return { kind: 'glossary', reading: task.format === 'csv' ? csvToGlossary(task.bytes) : tbxToGlossary(task.bytes) }
    case 'write-glossary':
      return {
        kind: 'exported',
        bytes: task.format === 'csv' ? csvFromGlossary(task.glossary) : tbxFromGlossary(task.glossary, task.title),
      }
    case 'read-recipients':
      return { kind: 'recipients', reading: recipientsIn(task.bytes) }
    case 'export':
      return { kind: 'exported', bytes: exportDocument(task.document, task.format) }
  }
}

function importing({ bytes, name, language }: Extract<Task, { kind: 'import' }>): Result {
  if (/\.txt$/iu.test(name)) return { kind: 'imported', recognised: recognise(plainTextToBlocks(bytes), { language }) }
  const format = formatOf(name)
  if (format === undefined || !isImportFormat(format)) return { kind: 'unsupported' }
  return { kind: 'imported', recognised: importDocument(bytes, format, { language }) }
}
