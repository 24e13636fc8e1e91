import { openSqlite } from './sqlite/open.ts'
import type { Store } from './store.ts'

export interface Limits {
  /** How long a transaction may hold up all others; ms, 10 s unless told. */
  readonly transactionLimit?: number
  /** The migration to stop at, for tests; the newest unless told. */
  readonly migrateTo?: string
}

/** The folder of the embedded database, or the address of a Postgres. */
export type StoreOptions = ({ readonly dataDir: string } | { readonly databaseUrl: string }) & Limits

/** Opens the store and brings it to the newest schema (rule P2). */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ('dataDir' in options) return openSqlite(options)
  const { openPostgres } = await import('./postgres/open.ts')
  return openPostgres(options)
}
