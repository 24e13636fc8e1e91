import type { Store } from '@undersigned/storage'
import { sql } from 'kysely'
import type { Keys } from '../keys.ts'

/** Every row of every table as text: bytes as they are, and what is sealed both as it is and opened. */
export async function everyRow({ db }: Pick<Store, 'db'>, keys: Pick<Keys, 'open'>): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`select "name" from "sqlite_master" where "type" = 'table'`.execute(db)
  const all = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
      return rows.map((row) => `${name}: ${Object.values(row).map(asText).join(' | ')} ${opened(row, keys)}`)
    }),
  )
  return all.flat()
}

const asText = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value))

function opened(row: Readonly<Record<string, unknown>>, keys: Pick<Keys, 'open'>): string {
  const [, keyId] = Object.entries(row).find(([column, value]) => /keyid$/i.test(column) && typeof value === 'string') ?? []
  const sealed = ['contact', 'recipient', 'content', 'answer'].map((column) => row[column]).filter((value) => value instanceof Uint8Array)
  return sealed.map((ciphertext) => keys.open({ keyId: String(keyId), ciphertext })).join(' ')
}
