import { type LetterId, letterId } from '@undersigned/letter'
import type { Salt } from '@undersigned/signatures'
import type { Db } from './db.ts'

export interface NewEvent {
  readonly letterId: LetterId
  readonly kind: string
  /** Plain JSON. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly salt: Salt | null
  /** The leaf of the transparency log; null for what only the letter's own people see. */
  readonly leaf: string | null
  readonly actor: string | null
  readonly at: number
}

export interface EventRow {
  readonly seq: number
  readonly kind: string
  readonly payload: unknown
  readonly actor: string | null
  readonly at: number
}

/** Writes down what happened, numbered per letter; inside the transaction that made it happen (D23). */
export async function appendEvent(db: Db, event: NewEvent): Promise<number> {
  const last = await db
    .selectFrom('event')
    .where('letterId', '=', event.letterId)
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  const seq = Number(last?.seq ?? 0) + 1
  await db
    .insertInto('event')
    .values({ ...event, payload: JSON.stringify(event.payload), seq })
    .execute()
  await db.updateTable('letter').set({ updatedAt: event.at }).where('id', '=', event.letterId).execute()
  return seq
}

/** Events of a letter, the newest first, before a number. */
export async function eventsOf(db: Db, letter: string, page: { before?: number | undefined; limit: number }): Promise<readonly EventRow[]> {
  let query = db.selectFrom('event').where('letterId', '=', letterId(letter)).select(['seq', 'kind', 'payload', 'actor', 'at'])
  if (page.before !== undefined) query = query.where('seq', '<', page.before)
  const rows = await query.orderBy('seq', 'desc').limit(page.limit).execute()
  return rows.map((row) => ({ ...row, payload: row.payload === null ? null : JSON.parse(row.payload) }))
}
