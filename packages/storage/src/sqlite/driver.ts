import type { DatabaseSync } from 'node:sqlite'
import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SelectQueryNode } from 'kysely'
import { openReading, Statements } from './connection.ts'
import type { Rows } from './protocol.ts'
import type { WriterThread } from './writer-thread.ts'

/** Kysely over the writer's thread; what only reads, outside a transaction, is read here and now. */
export class SqliteThreadDriver implements Driver {
  readonly #writer: WriterThread
  readonly #path: string
  #reader: { readonly db: DatabaseSync; readonly statements: Statements } | null = null

  constructor(writer: WriterThread, path: string) {
    this.#writer = writer
    this.#path = path
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new ThreadConnection(this.#writer, () => this.#reading())
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).end('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).end('rollback')
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#reader?.db.close()
    this.#reader = null
    await this.#writer.close()
  }

  /** Opened with the first read, when the writer has made the file. */
  #reading(): Statements {
    if (this.#reader === null) {
      const db = openReading(this.#path)
      this.#reader = { db, statements: new Statements(db) }
    }
    return this.#reader.statements
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #writer: WriterThread
  readonly #reader: () => Statements
  #tx: number | null = null

  constructor(writer: WriterThread, reader: () => Statements) {
    this.#writer = writer
    this.#reader = reader
  }

  async begin(): Promise<void> {
    const tx = this.#writer.newTransaction()
    await this.#writer.ask({ kind: 'begin', tx })
    this.#tx = tx
  }

  async end(kind: 'commit' | 'rollback'): Promise<void> {
    const tx = this.#tx
    if (tx === null) return
    await this.#writer.ask({ kind, tx })
    this.#tx = null
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#tx === null && SelectQueryNode.is(query)) return resultOf(this.#reader().execute(sql, parameters))
    return resultOf(await this.#writer.ask({ kind: 'query', tx: this.#tx, sql, parameters }))
  }

  async *streamQuery<Row>({ sql, parameters, query }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    if (this.#tx !== null || !SelectQueryNode.is(query)) throw new Error('only what reads outside a transaction can be streamed')
    for (const row of this.#reader().iterate(sql, parameters)) yield { rows: rowsOf([{ ...row }]) }
  }
}

const resultOf = <Row>({ rows, changes }: Rows): QueryResult<Row> => ({
  rows: rowsOf(rows.map((row) => ({ ...row }))),
  numAffectedRows: BigInt(changes),
})

/** Kysely knows from the query which rows come; the database cannot say. */
const rowsOf = <Row>(rows: readonly unknown[]): Row[] => rows as Row[]

function ours(connection: DatabaseConnection): ThreadConnection {
  if (connection instanceof ThreadConnection) return connection
  throw new TypeError('a connection of another database')
}
