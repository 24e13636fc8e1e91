import { openSqlite } from './sqlite/open.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** Where the embedded database lives; not used with `databaseUrl`. */
  readonly dataDir: string
}

/** Opens the store and brings it to the newest schema (rule P2). */
export function openStore(options: StoreOptions): Promise<Store> {
  return openSqlite(options)
}
