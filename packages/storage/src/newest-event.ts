import type { LetterId } from '@undersigned/letter'
import type { Db } from './db.ts'

/** The number of a letter's newest event; 0 while nothing happened. */
export async function newestEvent(db: Db, letter: LetterId): Promise<number> {
  const newest = await db
    .selectFrom('event')
    .where('letterId', '=', letter)
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return Number(newest?.seq ?? 0)
}
