import type { Selectable } from 'kysely'
import { type Db, stringsIn } from './db.ts'
import type { KeptSecretTable } from './schema-privacy.ts'

export type KeptSecretRow = Selectable<KeptSecretTable>

/** The secrets that outlive keys, the oldest first (rule P37). */
export async function keptSecrets(db: Db): Promise<readonly KeptSecretRow[]> {
  return db.selectFrom('kept_secret').selectAll().orderBy('at').orderBy('name').execute()
}

/** Keeps secrets; one that is there stays as it is, whoever came first. */
export async function keepSecrets(db: Db, rows: readonly KeptSecretRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('kept_secret')
    .values([...rows])
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

export async function dropSecret(db: Db, name: string): Promise<void> {
  await db.deleteFrom('kept_secret').where('name', '=', name).execute()
}

/** A server says what it can read, and that it runs (rule P39). */
export async function holdKeys(
  db: Db,
  { server, known, at }: { readonly server: string; readonly known: readonly string[]; readonly at: number },
): Promise<void> {
  const keys = JSON.stringify(known)
  await db
    .insertInto('key_holder')
    .values({ server, keys, at })
    .onConflict((conflict) => conflict.column('server').doUpdateSet({ keys, at }))
    .execute()
}

export async function releaseKeys(db: Db, server: string): Promise<void> {
  await db.deleteFrom('key_holder').where('server', '=', server).execute()
}

/** What each server knows that was heard of since. */
export async function keyHolders(db: Db, since: number): Promise<readonly (readonly string[])[]> {
  const rows = await db.selectFrom('key_holder').where('at', '>=', since).select('keys').execute()
  return rows.map(({ keys }) => stringsIn(keys))
}
