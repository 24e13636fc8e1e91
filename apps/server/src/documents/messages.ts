import type { ExportFormat, GlossaryReading, RecipientsReading, Recognised, TmxFile, TmxReading } from '@undersigned/documents'
import type { Language, LetterDocument } from '@undersigned/letter'
import type { Glossary } from '@undersigned/translation'
import type { ExchangeFormat, ExchangeReading, ExchangeVersion, ExchangeWish } from './exchange.ts'

export type GlossaryFormat = 'csv' | 'tbx'

/** What the documents thread is asked, and what it answers. This file alone crosses to the asking side: it loads no reader and no writer. */
export type Task =
  | { readonly kind: 'import'; readonly bytes: Uint8Array; readonly name: string; readonly language: Language | undefined }
  | { readonly kind: 'read-exchange'; readonly wish: ExchangeWish }
  | { readonly kind: 'write-exchange'; readonly version: ExchangeVersion; readonly format: ExchangeFormat }
  | { readonly kind: 'read-memory'; readonly bytes: Uint8Array }
  | { readonly kind: 'write-memory'; readonly file: TmxFile }
  | { readonly kind: 'read-glossary'; readonly bytes: Uint8Array; readonly format: GlossaryFormat }
  | { readonly kind: 'write-glossary'; readonly glossary: Glossary; readonly title: string; readonly format: GlossaryFormat }
  | { readonly kind: 'read-recipients'; readonly bytes: Uint8Array }
  | { readonly kind: 'export'; readonly document: LetterDocument; readonly format: Exclude<ExportFormat, 'pdf'> }

export type Result =
  | { readonly kind: 'imported'; readonly recognised: Recognised }
  | { readonly kind: 'refused'; readonly reason: string; readonly limit: number | null }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'exchange'; readonly reading: ExchangeReading }
  | { readonly kind: 'memory'; readonly reading: TmxReading }
  | { readonly kind: 'glossary'; readonly reading: GlossaryReading }
  | { readonly kind: 'recipients'; readonly reading: RecipientsReading }
  | { readonly kind: 'exported'; readonly bytes: Uint8Array }

export const isTask = (value: unknown): value is Task => typeof value === 'object' && value !== null && 'kind' in value
export const isResult = (value: unknown): value is Result => typeof value === 'object' && value !== null && 'kind' in value
