import { existsSync } from 'node:fs'
import { databaseFile, openStore, type Store } from '@undersigned/storage'
import type { Config } from '../config.ts'
import { config } from './configuration.ts'
import { CommandRefused } from './refused.ts'

/** Where the data is, as an operator would say it. */
export const placeOf = ({ databaseUrl, dataDir }: Config): string => (databaseUrl === null ? dataDir : 'the Postgres of DATABASE_URL')

/** Opens the data that is there, and closes it. Nothing is made where nothing is: the folder was probably another one. */
export async function withStore<Result>(work: (store: Store, config: Config) => Promise<Result>): Promise<Result> {
  const read = config()
  const { databaseUrl, dataDir } = read
  if (databaseUrl === null && !existsSync(databaseFile(dataDir))) throw new CommandRefused(`there is no data in ${dataDir} (DATA_DIR)`)
  const store = await openStore(databaseUrl === null ? { dataDir } : { databaseUrl })
  try {
    return await work(store, read)
  } finally {
    await store.close()
  }
}

/** The folder of the embedded database, for what works on its file. */
export function embeddedOnly(what: string): string {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl === null) return dataDir
  throw new CommandRefused(`${what} is for the embedded database; for Postgres use pg_dump and pg_restore (docs/operations.md)`)
}
