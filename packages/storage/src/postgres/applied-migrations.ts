import pg from 'pg'

/** The migrations a Postgres has had, read without changing anything. */
export async function appliedMigrations(databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ found: string | null }>(`select to_regclass('kysely_migration')::text as found`)
    if (rows[0]?.found === null) return []
    const names = await client.query<{ name: string }>('select "name" from "kysely_migration" order by "name"')
    return names.rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
