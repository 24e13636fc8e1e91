import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { NewUpdate } from '@undersigned/sync'
import { Kysely } from 'kysely'
import { GuardedDriver } from '../guarded-driver.ts'
import { migrate } from '../migrations/index.ts'
import type { Schema } from '../schema.ts'
import type { Store, Transacting } from '../store.ts'
import { TransactionScope } from '../transaction-scope.ts'
import { StoredUpdateLog } from '../update-log.ts'
import { sqliteDialect } from './dialect.ts'
import { SqliteThreadDriver } from './driver.ts'
import { packGroup, pieceOf } from './packed-group.ts'
import { WriterThread } from './writer-thread.ts'

export interface SqliteOptions {
  readonly dataDir: string
  /** How long a transaction may hold the writer; ms, 10 s unless told. */
  readonly transactionLimit?: number
  /** The migration to stop at; the newest unless told. */
  readonly migrateTo?: string
}

export const databaseFile = (dataDir: string): string => join(dataDir, 'undersigned.sqlite')

/** The embedded store: one file, one thread that writes (D25). */
export async function openSqlite({ dataDir, transactionLimit = 10_000, migrateTo }: SqliteOptions): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = databaseFile(dataDir)
  const writer = new WriterThread({ path })
  await writer.ask({ kind: 'open', tx: null })
  const scope = new TransactionScope()
  const db = new Kysely<Schema>({ dialect: sqliteDialect(new GuardedDriver(new SqliteThreadDriver(writer, path), scope)) })
  await migrate(db, 'sqlite', migrateTo)
  await writer.ask({ kind: 'limit', tx: null, limit: transactionLimit })
  const transaction = async <Result>(work: (tx: Transacting) => Promise<Result>): Promise<Result> => {
    scope.refuseInside()
    return db.transaction().execute((tx) => scope.run(() => work(tx)))
  }
  const append = async (group: readonly NewUpdate[]) => {
    const packed = packGroup(group)
    const outcomes = await writer.ask({ kind: 'append', tx: null, group: packed }, pieceOf(packed))
    return new Map(outcomes.map((outcome, index) => [packed.rooms[index] ?? outOf(packed.rooms.length), outcome]))
  }
  const log = new StoredUpdateLog({ db, append, transaction })
  return { db, dialect: 'sqlite', transaction, log, lost: writer.lost, close: () => db.destroy() }
}

function outOf(length: number): never {
  throw new RangeError(`the writer answered for more than the ${length} rooms of the group`)
}
