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

export interface Visit {
  readonly key: string
  /** When the window of the key is over. */
  readonly endsAt: number
}

/** Counts one more under the key of each, and says how many there were under it with this one, as if they had come one after another. */
export async function countVisits(tx: Transacting, visits: readonly Visit[]): Promise<readonly number[]> {
  const times = Map.groupBy(visits, ({ key }) => key)
  const totals = new Map<string, number>()
  // In one order always: two who count the same keys never wait for each other.
  const keys = [...times.keys()].sort()
  for (let at = 0; at < keys.length; at += COUNTED_AT_ONCE) {
    const values = keys.slice(at, at + COUNTED_AT_ONCE).map((key) => {
      const own = times.get(key) ?? []
      return { key, n: own.length, endsAt: own[0]?.endsAt ?? 0 }
    })
    const counted = await tx
      .insertInto('visit_count')
      .values(values)
      .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ n: eb('visit_count.n', '+', eb.ref('excluded.n')) })))
      .returning(['key', 'n'])
      .execute()
    for (const { key, n } of counted) totals.set(key, Number(n) - (times.get(key)?.length ?? 0))
  }
  return visits.map(({ key }) => {
    const n = (totals.get(key) ?? 0) + 1
    totals.set(key, n)
    return n
  })
}

const COUNTED_AT_ONCE = 100

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
