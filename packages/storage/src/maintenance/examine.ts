import { existsSync } from 'node:fs'
import { MIGRATION_NAMES } from '../migrations/index.ts'
import type { StoreOptions } from '../open-store.ts'
import { openReading } from '../sqlite/connection.ts'
import { databaseFile } from '../sqlite/open.ts'

/** A store as it is found, before anything brings it up to date. */
export interface Examined {
  readonly dialect: 'sqlite' | 'postgres'
  /** Names of the migrations it has had, and of those it lacks. */
  readonly applied: readonly string[]
  readonly missing: readonly string[]
  /** What the embedded database says is wrong with its file. */
  readonly damages: readonly string[]
}

/** Looks at a store and changes nothing, not even its schema; rejects when it cannot be reached. */
export async function examineStore(options: StoreOptions): Promise<Examined> {
  const { dialect, applied, damages } = 'dataDir' in options ? examineFile(options.dataDir) : await examineServer(options.databaseUrl)
  return { dialect, applied, damages, missing: MIGRATION_NAMES.filter((name) => !applied.includes(name)) }
}

type Seen = Omit<Examined, 'missing'>

async function examineServer(databaseUrl: string): Promise<Seen> {
  const { appliedMigrations } = await import('../postgres/applied-migrations.ts')
  return { dialect: 'postgres', applied: await appliedMigrations(databaseUrl), damages: [] }
}

function examineFile(dataDir: string): Seen {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) throw new Error(`there is no store in ${dataDir}`)
  const db = openReading(file)
  try {
    const answers = db
      .prepare('pragma quick_check')
      .all()
      .map((row) => String(row.quick_check))
    const hasHistory = db.prepare(`select 1 from "sqlite_master" where "name" = 'kysely_migration'`).get() !== undefined
    const applied = hasHistory
      ? db
          .prepare(`select "name" from "kysely_migration" order by "name"`)
          .all()
          .map((row) => String(row.name))
      : []
    return { dialect: 'sqlite', applied, damages: answers.filter((answer) => answer !== 'ok') }
  } finally {
    db.close()
  }
}
