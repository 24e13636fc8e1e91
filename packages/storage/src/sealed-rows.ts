import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'
import type { Transacting } from './store.ts'

/** Where something is sealed: the columns that name the row, the one that names the key, and what it opens (rule P36). */
export interface SealedPlace {
  readonly table: string
  readonly id: readonly string[]
  readonly keyId: string
  readonly sealed: readonly string[]
  /** The keyed index of what the first of them holds. */
  readonly index: string | null
}

const contact = (table: string): SealedPlace => ({
  table,
  id: ['id'],
  keyId: 'contactKeyId',
  sealed: ['contact'],
  index: 'contactIndex',
})

/** Every place of the schema that holds something sealed; a test compares it with the schema (rule P36). */
export const SEALED_PLACES: readonly SealedPlace[] = [
  { table: 'kept_secret', id: ['name'], keyId: 'keyId', sealed: ['secret'], index: null },
  contact('signatory'),
  contact('person'),
  contact('invitation'),
  contact('recipient'),
  contact('authority_fact'),
  { table: 'outbox', id: ['id'], keyId: 'keyId', sealed: ['recipient', 'content'], index: 'contactIndex' },
  { table: 'reply', id: ['id'], keyId: 'keyId', sealed: ['content'], index: null },
  { table: 'reply_file', id: ['reply', 'position'], keyId: 'keyId', sealed: ['bytes'], index: null },
  { table: 'desk_report', id: ['id'], keyId: 'keyId', sealed: ['content'], index: null },
  { table: 'desk_decision', id: ['id'], keyId: 'answerKeyId', sealed: ['answer'], index: null },
  { table: 'machine_service', id: ['coalitionId', 'service'], keyId: 'keyId', sealed: ['secret'], index: null },
]

/** Every column that holds a keyed index of an address. An address has the same one in all of them at any time (rule P38). */
export const INDEXED_COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['signatory', 'contactIndex'],
  ['signatory', 'signatory'],
  ['person', 'contactIndex'],
  ['invitation', 'contactIndex'],
  ['recipient', 'contactIndex'],
  ['authority_fact', 'contactIndex'],
  ['outbox', 'contactIndex'],
  ['delivery', 'address'],
  ['suppression', 'contactIndex'],
]

export interface SealedRow {
  readonly id: readonly (string | number)[]
  readonly keyId: string
  readonly sealed: readonly Uint8Array[]
  readonly index: string | null
}

interface Wanted {
  /** The key that everything shall be sealed with. */
  readonly keyId: string
  /** How the indexes begin that shall stay. */
  readonly prefix: string
  readonly limit: number
}

const startsWith = (column: string, prefix: string): RawBuilder<unknown> =>
  sql`substr(${sql.ref(column)}, 1, ${sql.lit(prefix.length)}) = ${prefix}`

/** Rows of a place that another key sealed, or whose index another made. */
export async function staleRows(db: Db, place: SealedPlace, { keyId, prefix, limit }: Wanted): Promise<readonly SealedRow[]> {
  const columns = [...place.id, place.keyId, ...place.sealed, ...(place.index === null ? [] : [place.index])]
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns.map((column) => sql.ref(column)))}
    from ${sql.table(place.table)} where ${staleWhere(place, { keyId, prefix })} limit ${sql.lit(limit)}`.execute(db)
  return rows.map((row) => ({
    id: place.id.map((column) => (typeof row[column] === 'number' ? row[column] : String(row[column]))),
    keyId: String(row[place.keyId]),
    sealed: place.sealed.map((column) => bytesIn(row[column])),
    index: place.index === null || row[place.index] === null ? null : String(row[place.index]),
  }))
}

const bytesIn = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

function staleWhere(place: SealedPlace, { keyId, prefix }: Omit<Wanted, 'limit'>): RawBuilder<unknown> {
  const other = sql`(${sql.ref(place.keyId)} is not null and ${sql.ref(place.keyId)} <> ${keyId})`
  if (place.index === null) return other
  const sealed = sql`${sql.ref(place.keyId)} is not null`
  return sql`(${other} or (${sealed} and ${sql.ref(place.index)} is not null and not (${startsWith(place.index, prefix)})))`
}

export async function countStale(db: Db, place: SealedPlace, wanted: Omit<Wanted, 'limit'>): Promise<number> {
  return countOf(db, place.table, staleWhere(place, wanted))
}

async function countOf(db: Db, table: string, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: unknown }>`select count(*) as "n" from ${sql.table(table)} where ${where}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** Writes a row as another key seals it. */
export async function resealRow(tx: Transacting, place: SealedPlace, { id, keyId, sealed }: Omit<SealedRow, 'index'>): Promise<void> {
  const values = place.sealed.map((column, at) => sql`${sql.ref(column)} = ${sealed[at]}`)
  const which = place.id.map((column, at) => sql`${sql.ref(column)} = ${id[at]}`)
  await sql`update ${sql.table(place.table)} set ${sql.ref(place.keyId)} = ${keyId}, ${sql.join(values)}
    where ${sql.join(which, sql` and `)}`.execute(tx)
}

/** Writes another index of an address in the place of its old one, wherever that stands (rule P38). */
export async function reindex(tx: Transacting, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  // Written down anew meanwhile: the older line says nothing more.
  if (await isSuppressedAs(tx, to)) await tx.deleteFrom('suppression').where('contactIndex', '=', from).execute()
  for (const [table, column] of INDEXED_COLUMNS)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from}`.execute(tx)
}

const isSuppressedAs = async (db: Db, index: string): Promise<boolean> =>
  (await db.selectFrom('suppression').where('contactIndex', '=', index).select('contactIndex').executeTakeFirst()) !== undefined

/** The index that an address has, of those that it could have, the newest first: what stands in the rows, else the newest. */
export async function indexInUse(db: Db, candidates: readonly [string, ...string[]]): Promise<string> {
  const [newest, ...older] = candidates
  for (const index of older)
    for (const [table, column] of INDEXED_COLUMNS) {
      const { rows } = await sql`select 1 as "one" from ${sql.table(table)} where ${sql.ref(column)} = ${index} limit 1`.execute(db)
      if (rows.length > 0) return index
    }
  return newest
}

/** How many rows each key holds, by table (rule P40). */
export async function rowsOfKeys(db: Db): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const found = new Map<string, Map<string, number>>()
  for (const { table, keyId } of SEALED_PLACES) {
    const { rows } = await sql<{ key: unknown; n: unknown }>`select ${sql.ref(keyId)} as "key", count(*) as "n" from ${sql.table(table)}
      where ${sql.ref(keyId)} is not null group by ${sql.ref(keyId)}`.execute(db)
    for (const { key, n } of rows) {
      const own = found.get(String(key)) ?? new Map<string, number>()
      found.set(String(key), own.set(table, Number(n)))
    }
  }
  return found
}

/** How many columns hold an index that begins so; `null`: one from before indexes named what made them. An account is no index. */
export async function countIndexes(db: Db, prefix: string | null): Promise<number> {
  let n = 0
  for (const [table, column] of INDEXED_COLUMNS) {
    if (column === 'signatory') continue
    const bare = sql`${sql.ref(column)} is not null and ${sql.ref(column)} <> '' and ${sql.ref(column)} not like '%.%'`
    n += await countOf(db, table, prefix === null ? bare : startsWith(column, prefix))
  }
  return n
}
