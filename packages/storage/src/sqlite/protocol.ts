import type { SQLOutputValue } from 'node:sqlite'
import type { Appended } from '@undersigned/sync'
import type { PackedGroup } from './packed-group.ts'

/** What may be asked of the thread that owns the writing connection. `tx` names an open transaction, null stands for itself. */
export type Request =
  | { readonly kind: 'query'; readonly tx: number | null; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'begin'; readonly tx: number }
  | { readonly kind: 'commit'; readonly tx: number }
  | { readonly kind: 'rollback'; readonly tx: number }
  | { readonly kind: 'append'; readonly tx: null; readonly group: PackedGroup }
  | { readonly kind: 'open'; readonly tx: null }
  /** How long, in ms, a transaction may hold the writer from now on. */
  | { readonly kind: 'limit'; readonly tx: null; readonly limit: number }
  | { readonly kind: 'close'; readonly tx: null }

export interface Envelope {
  readonly id: number
  readonly request: Request
}

export interface Rows {
  readonly rows: readonly Record<string, SQLOutputValue>[]
  readonly changes: number
}

/** What comes back for each kind of request. */
export interface Results {
  query: Rows
  begin: null
  commit: null
  rollback: null
  append: readonly Appended[]
  open: null
  limit: null
  close: null
}

export interface Failure {
  readonly name: string
  readonly message: string
  readonly errcode: number | null
}

export type Answer<Result> = { readonly id: number; readonly result: Result } | { readonly id: number; readonly failure: Failure }

export interface WriterOptions {
  readonly path: string
}
