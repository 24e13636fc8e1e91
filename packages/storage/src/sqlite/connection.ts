import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { Rows } from './protocol.ts'

const MOST_STATEMENTS = 300

/** The writing connection: every commit is on the disk before it returns (rule P3), and what is forgotten is overwritten (rule P50). */
export function openWriting(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true })
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16000; pragma secure_delete = on')
  return db
}

export function openReading(path: string): DatabaseSync {
  return new DatabaseSync(path, { readOnly: true, timeout: 5_000 })
}

/** Prepares each statement once; the least lately used give way. */
export class Statements {
  readonly #db: DatabaseSync
  readonly #prepared = new Map<string, { readonly statement: StatementSync; readonly reads: boolean }>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  execute(sql: string, parameters: readonly unknown[]): Rows {
    const { statement, reads } = this.#prepare(sql)
    const values = parameters.map(toInput)
    if (reads) return { rows: statement.all(...values), changes: 0 }
    return { rows: [], changes: Number(statement.run(...values).changes) }
  }

  *iterate(sql: string, parameters: readonly unknown[]): Generator<Rows['rows'][number]> {
    yield* this.#db.prepare(sql).iterate(...parameters.map(toInput))
  }

  #prepare(sql: string): { readonly statement: StatementSync; readonly reads: boolean } {
    const known = this.#prepared.get(sql)
    this.#prepared.delete(sql)
    const prepared = known ?? this.#compile(sql)
    this.#prepared.set(sql, prepared)
    const [oldest] = this.#prepared.keys()
    if (this.#prepared.size > MOST_STATEMENTS && oldest !== undefined) this.#prepared.delete(oldest)
    return prepared
  }

  #compile(sql: string): { readonly statement: StatementSync; readonly reads: boolean } {
    const statement = this.#db.prepare(sql)
    return { statement, reads: statement.columns().length > 0 }
  }
}

/** What SQLite takes: claims become 0 and 1, everything it has no word for is a mistake of ours. */
function toInput(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite has no word for a value of type ${typeof value}`)
}
