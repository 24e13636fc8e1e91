import type { Db } from './db.ts'
import type { Transacting } from './store.ts'

/** What the addresses of a day are hashed with: the first that was made for it. */
export async function saltOfDay(tx: Transacting, { day, fresh }: { readonly day: string; readonly fresh: string }): Promise<string> {
  await tx
    .insertInto('visit_salt')
    .values({ day, salt: fresh })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { salt } = await tx.selectFrom('visit_salt').where('day', '=', day).select('salt').executeTakeFirstOrThrow()
  return salt
}

/** Counts one more under a key whose window ends at `endsAt`, and says how many there were in it with this one. */
export async function countVisit(tx: Transacting, { key, endsAt }: { readonly key: string; readonly endsAt: number }): Promise<number> {
  const { n } = await tx
    .insertInto('visit_count')
    .values({ key, n: 1, endsAt })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ n: eb('visit_count.n', '+', 1) })))
    .returning('n')
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Forgets the salts of all days but these, every count whose window is over, and every challenge that nobody could use any more (rule G111). */
export async function forgetVisits(db: Db, { now, days }: { readonly now: number; readonly days: readonly string[] }): Promise<void> {
  // An empty list is no SQL that Postgres takes.
  await db
    .deleteFrom('visit_salt')
    .$if(days.length > 0, (query) => query.where('day', 'not in', days))
    .execute()
  await db.deleteFrom('visit_count').where('endsAt', '<=', now).execute()
  await db.deleteFrom('spent_challenge').where('expiresAt', '<=', now).execute()
}

/** Takes a solved challenge, once: false for one that was used before (rule G112). */
export async function spendChallenge(db: Db, challenge: { readonly id: string; readonly expiresAt: number }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_challenge')
    .values(challenge)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
