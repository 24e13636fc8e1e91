import type { Db } from './db.ts'

/** What kind of data this database holds; demo entrances and benchmarks look here (D27). */
export type Mark = 'demo' | 'bench'

export async function markOf(db: Db): Promise<Mark | null> {
  const row = await db.selectFrom('meta').where('key', '=', 'mark').select('value').executeTakeFirst()
  return row?.value === 'demo' || row?.value === 'bench' ? row.value : null
}

export async function setMark(db: Db, mark: Mark): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key: 'mark', value: mark })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: mark }))
    .execute()
}

/** Nothing of anybody's is in it. */
export async function isEmpty(db: Db): Promise<boolean> {
  const [user, letter] = await Promise.all([
    db.selectFrom('user').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('letter').select('id').limit(1).executeTakeFirst(),
  ])
  return user === undefined && letter === undefined
}
