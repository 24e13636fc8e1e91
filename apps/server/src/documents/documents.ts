import type {
  ExportFormat,
  GlossaryReading,
  Paper,
  PrintedManifest,
  RecipientsReading,
  Recognised,
  TmxFile,
  TmxReading,
} from '@undersigned/documents'
import type { Digest, Language, LetterDocument } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import type { Glossary } from '@undersigned/translation'
import { type Refused, refused } from '../http/problem.ts'
import { createTaskThread, TaskFailed, TaskOverdue } from '../threads/task-thread.ts'
import type { ExchangeFormat, ExchangeReading, ExchangeVersion, ExchangeWish } from './exchange.ts'
import { type GlossaryFormat, isResult, type Result, type Task } from './messages.ts'

/** Files in and out, away from the event loop, each within a time limit. */
export interface Documents {
  read(file: { readonly name: string; readonly bytes: Uint8Array }, language: Language | undefined): Promise<Recognised | Refused>
  /** A sealed letter carries its manifest's words at the foot of a PDF, and a line that says how it was corrected (rule G131). */
  write(document: LetterDocument, format: ExportFormat, manifest: Digest | null, corrected?: string): Promise<Uint8Array>
  /** What an XLIFF or PO file says of a version (rule T132). */
  readExchange(wish: ExchangeWish): Promise<ExchangeReading | Refused>
  /** A version as XLIFF or PO. */
  writeExchange(version: ExchangeVersion, format: ExchangeFormat): Promise<Uint8Array>
  /** What a TMX file remembers, and what of it was left. */
  readMemory(bytes: Uint8Array): Promise<TmxReading | Refused>
  writeMemory(file: TmxFile): Promise<Uint8Array>
  readGlossary(bytes: Uint8Array, format: GlossaryFormat): Promise<GlossaryReading | Refused>
  /** A glossary as CSV, or as TBX that carries the title. */
  writeGlossary(glossary: Glossary, title: string, format: GlossaryFormat): Promise<Uint8Array>
  /** The people in a file of recipients, and which of its lines were left (rule G152). */
  readRecipients(bytes: Uint8Array): Promise<RecipientsReading | Refused>
  close(): Promise<void>
}

interface Options {
  /** A file that takes longer to read or to write is given up. */
  readonly limitMs?: number
}

export function createDocuments({ limitMs = 30_000 }: Options = {}): Documents {
  const thread = createTaskThread<Task, Result>({ file: new URL('./thread.ts', import.meta.url), isResult, limitMs })
  const tooSlow = refused('file-not-readable', { reason: 'too-slow', limit: Math.ceil(limitMs / 1000) })
  // Loaded with the first letter that is printed: an idle server does not carry it.
  let paper: Promise<Paper> | null = null
  const desk = async (): Promise<Paper> => (await import('@undersigned/documents/page')).createPaper()
  const asked = async (task: Task, name: string): Promise<Result | Refused> => {
    const result = await thread.ask(task).catch((error: unknown) => {
      if (error instanceof TaskOverdue) return tooSlow
      throw error
    })
    if ('refusal' in result) return result
    if (result.kind === 'unsupported') return refused('file-not-supported', { file: name })
    if (result.kind !== 'refused') return result
    return refused('file-not-readable', { reason: result.reason, ...(result.limit !== null && { limit: result.limit }) })
  }
  const written = async (task: Task): Promise<Uint8Array> => {
    const result = await thread.ask(task)
    if (result.kind !== 'exported') throw new TaskFailed('a file was to be written')
    return result.bytes
  }
  return {
    read: async ({ name, bytes }, language) => {
      const result = await asked({ kind: 'import', bytes, name, language }, name)
      if ('refusal' in result) return result
      if (result.kind !== 'imported') throw new TaskFailed('a file was to be read')
      return result.recognised
    },
    readExchange: async (wish) => {
      const result = await asked({ kind: 'read-exchange', wish }, wish.name)
      if ('refusal' in result) return result
      if (result.kind !== 'exchange') throw new TaskFailed('a file was to be read')
      return result.reading
    },
    writeExchange: (version, format) => written({ kind: 'write-exchange', version, format }),
    readMemory: async (bytes) => {
      const result = await asked({ kind: 'read-memory', bytes }, 'tmx')
      if ('refusal' in result) return result
      if (result.kind !== 'memory') throw new TaskFailed('a file was to be read')
      return result.reading
    },
    writeMemory: (file) => written({ kind: 'write-memory', file }),
    readGlossary: async (bytes, format) => {
      const result = await asked({ kind: 'read-glossary', bytes, format }, format)
      if ('refusal' in result) return result
      if (result.kind !== 'glossary') throw new TaskFailed('a file was to be read')
      return result.reading
    },
    writeGlossary: (glossary, title, format) => written({ kind: 'write-glossary', glossary, title, format }),
    readRecipients: async (bytes) => {
      const result = await asked({ kind: 'read-recipients', bytes }, 'recipients')
      if ('refusal' in result) return result
      if (result.kind !== 'recipients') throw new TaskFailed('a file was to be read')
      return result.reading
    },
    write: async (document, format, manifest, corrected = '') => {
      if (format === 'pdf') {
        paper ??= desk()
        return (await paper).pdf({ document, seal: manifest === null ? null : sealOf(manifest, corrected) })
      }
      return written({ kind: 'export', document, format })
    },
    close: async () => {
      await Promise.all([thread.close(), paper?.then((open) => open.close())])
    },
  }
}

const sealOf = (manifest: Digest, corrected: string): PrintedManifest => ({
  words: fourWords(manifest).join(' '),
  hex: shortHex(manifest),
  ...(corrected !== '' && { corrected }),
})
