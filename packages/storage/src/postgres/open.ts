import { type Driver, Kysely, PostgresDialect, PostgresDriver, sql } from 'kysely'
import pg from 'pg'
import { TransactionExpired } from '../errors.ts'
import { GuardedDriver } from '../guarded-driver.ts'
import { migrate } from '../migrations/index.ts'
import { OneAtATime } from '../one-at-a-time.ts'
import type { Schema } from '../schema.ts'
import type { Store, Transacting } from '../store.ts'
import { TransactionScope } from '../transaction-scope.ts'
import { StoredUpdateLog } from '../update-log.ts'
import { PostgresAppender } from './append-group.ts'
import { columnParsers } from './columns.ts'
import { undisturbed } from './undisturbed.ts'

export interface PostgresOptions {
  readonly databaseUrl: string
  /** How long a transaction may stay idle and hold up the others; ms, 10 s unless told. */
  readonly transactionLimit?: number
  readonly migrateTo?: string
}

/** Any number that only this product's transactions take a lock on. */
const ONE_WRITER = 7_213_001

/** The store in Postgres (D29): a commit is on the disk before it is acknowledged, whatever the server's default (rule P3). */
export async function openPostgres({ databaseUrl, transactionLimit = 10_000, migrateTo }: PostgresOptions): Promise<Store> {
  await migrateUnhurried(databaseUrl, migrateTo)
  const pool = new Connections(databaseUrl, transactionLimit)
  const scope = new TransactionScope()
  const db = new Kysely<Schema>({ dialect: new ScopedPostgresDialect(pool, scope) })
  const queue = new OneAtATime()
  const transaction = async <Result>(work: (tx: Transacting) => Promise<Result>): Promise<Result> => {
    scope.refuseInside()
    const once = () =>
      pool.watchingTheClock(() => db.transaction().execute((tx) => aloneOnThisDatabase(tx, () => scope.run(() => work(tx)))))
    return queue.run(() => undisturbed(once))
  }
  const appender = new PostgresAppender(db)
  const log = new StoredUpdateLog({ db, append: (group) => scope.outside(() => appender.append(group)), transaction })
  // The pool makes new connections as long as there is somebody to connect to.
  const lost = new Promise<never>(() => undefined)
  return { db, dialect: 'postgres', transaction, log, lost, close: () => db.destroy() }
}

/** On connections of its own that know no limit: bringing a large database to the newest schema takes as long as it takes. */
async function migrateUnhurried(databaseUrl: string, to: string | undefined): Promise<void> {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: new Connections(databaseUrl, NO_LIMIT) }) })
  await migrate(db, 'postgres', to)
  await db.destroy()
}

/** Among all servers, as the one writing thread is for SQLite. */
async function aloneOnThisDatabase<Result>(tx: Transacting, work: () => Promise<Result>): Promise<Result> {
  await sql`select pg_advisory_xact_lock(${ONE_WRITER})`.execute(tx)
  return work()
}

class Connections extends pg.Pool {
  #expired = false

  constructor(connectionString: string, transactionLimit: number) {
    super({
      connectionString,
      max: 12,
      types: columnParsers,
      options: `-c synchronous_commit=on -c idle_in_transaction_session_timeout=${transactionLimit}`,
    })
    // A connection that breaks is replaced by the pool, and whoever was asking through it is told by the answer.
    this.on('error', (error) => this.#heard(error))
    this.on('connect', (client) => client.on('error', (error) => this.#heard(error)))
  }

  /** Postgres ends the session of a transaction that stayed idle; here that gets its name. */
  async watchingTheClock<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#expired = false
    try {
      return await work()
    } catch (error) {
      if (!this.#expired) throw error
      throw new TransactionExpired('the transaction was rolled back: it was open too long', { cause: error })
    }
  }

  #heard(error: Error): void {
    if ('code' in error && error.code === IDLE_IN_TRANSACTION) this.#expired = true
  }
}

const IDLE_IN_TRANSACTION = '25P03'
const NO_LIMIT = 0

class ScopedPostgresDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  readonly #scope: TransactionScope

  constructor(pool: pg.Pool, scope: TransactionScope) {
    super({ pool })
    this.#pool = pool
    this.#scope = scope
  }

  override createDriver(): Driver {
    return new GuardedDriver(new PostgresDriver({ pool: this.#pool }), this.#scope)
  }
}
