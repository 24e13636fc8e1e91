import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { translateError } from './errors.ts'
import type { TransactionScope } from './transaction-scope.ts'

/** A database's driver with what both share: our errors, and no way around an open transaction. */
export class GuardedDriver implements Driver {
  readonly #driver: Driver
  readonly #scope: TransactionScope

  constructor(driver: Driver, scope: TransactionScope) {
    this.#driver = driver
    this.#scope = scope
  }

  init(): Promise<void> {
    return this.#driver.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#scope.refuseInside()
    return new GuardedConnection(await translated(this.#driver.acquireConnection()))
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return translated(this.#driver.beginTransaction(behind(connection), settings))
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return translated(this.#driver.commitTransaction(behind(connection)))
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return translated(this.#driver.rollbackTransaction(behind(connection)))
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(behind(connection))
  }

  destroy(): Promise<void> {
    return this.#driver.destroy()
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.connection = connection
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return translated(this.connection.executeQuery<Row>(query))
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.connection.streamQuery<Row>(query, chunkSize)
  }
}

function behind(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.connection : connection
}

async function translated<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer
  } catch (error) {
    throw translateError(error)
  }
}
