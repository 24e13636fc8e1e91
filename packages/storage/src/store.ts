import type { UpdateLog } from '@undersigned/sync'
import type { Kysely, Transaction } from 'kysely'
import type { Dialect } from './migrations/dialect.ts'
import type { Schema } from './schema.ts'

/** What a query function takes: the store itself, or a transaction. */
export type Queries = Kysely<Schema>
/** What a function takes that must be part of a transaction, with the decision it belongs to. */
export type Transacting = Transaction<Schema>

export interface Store {
  /** Reads and writes, each for itself. Also what the accounts library is handed, with `dialect` as its type (D25). */
  readonly db: Queries
  readonly dialect: Dialect
  /**
   * Runs decision and change as one (rule P4): one such transaction at a time, on either database, so what it reads still holds
   * when it writes. Inside, only `tx` may be asked. What happens outside the database (a mail, a message) waits for it to end.
   */
  transaction<Result>(work: (tx: Transacting) => Promise<Result>): Promise<Result>
  readonly log: UpdateLog
  /** Resolves if the store can never answer again; a server then ends, so that it is started anew. */
  readonly lost: Promise<Error>
  close(): Promise<void>
}
