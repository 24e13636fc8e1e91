import type { LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { RequestTable } from './schema-signatures.ts'

export type RequestRow = Selectable<RequestTable>

export async function openRequests(db: Db, letter: LetterId): Promise<readonly RequestRow[]> {
  return db.selectFrom('request').where('letterId', '=', letter).where('state', '=', 'open').selectAll().orderBy('at').execute()
}

/** What was asked for once, whatever became of it. */
export async function requestOf(db: Db, { letter, id }: { readonly letter: LetterId; readonly id: string }): Promise<RequestRow | null> {
  return (await db.selectFrom('request').where('letterId', '=', letter).where('id', '=', id).selectAll().executeTakeFirst()) ?? null
}

export async function insertRequest(db: Db, request: RequestRow): Promise<void> {
  await db.insertInto('request').values(request).execute()
}

/** Ends an open request; says whether it was open, so that two who decide at once do not both. */
export async function decideRequest(
  db: Db,
  id: string,
  { state, by, at }: { readonly state: 'confirmed' | 'cancelled' | 'lapsed'; readonly by: string | null; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set({ state, decidedBy: by, decidedAt: at })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
