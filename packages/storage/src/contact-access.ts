import type { LetterId } from '@undersigned/letter'
import type { SignatureId } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { ContactAccessTable } from './schema-privacy.ts'

export type ContactAccessRow = Selectable<ContactAccessTable>

const WRITTEN_AT_ONCE = 50

/** Writes down who was shown contact data (rule P42). */
export async function insertAccesses(db: Db, rows: readonly ContactAccessRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE)
    await db
      .insertInto('contact_access')
      .values(rows.slice(at, at + WRITTEN_AT_ONCE))
      .execute()
}

/** Whether the same was shown to the same account since. */
export async function wasShown(
  db: Db,
  { letterId, by, what, count, since }: Pick<ContactAccessRow, 'letterId' | 'by' | 'what' | 'count'> & { readonly since: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('contact_access')
    .where('letterId', '=', letterId)
    .where('by', '=', by)
    .where('what', '=', what)
    .where('count', '=', count)
    .where('at', '>=', since)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Who was shown addresses of a letter, the newest first; those of several people at once as one. */
export async function accessesIn(db: Db, letter: LetterId, limit = 500) {
  const rows = await db
    .selectFrom('contact_access')
    .where('letterId', '=', letter)
    .groupBy(['by', 'what', 'reason', 'at'])
    .select(['by', 'what', 'reason', 'at'])
    .select((eb) => eb.fn.sum<number>('count').as('count'))
    .orderBy('at', 'desc')
    .orderBy('by')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Who was shown one signatory's own. */
export async function accessesTo(db: Db, signature: SignatureId): Promise<readonly ContactAccessRow[]> {
  return db.selectFrom('contact_access').where('signature', '=', signature).selectAll().orderBy('at').execute()
}
