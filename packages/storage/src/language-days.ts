import type { Language, LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { LanguageDayTable } from './schema-letters.ts'

export type LanguageDayRow = Selectable<LanguageDayTable>

const DAY = 86_400_000

/** Keeps how far a version is; the same again changes nothing, so that `at` tells since when it stands so (rule T117). */
export async function putLanguageDay(db: Db, row: Omit<LanguageDayRow, 'day'>): Promise<void> {
  const last = await db
    .selectFrom('language_day')
    .where('letterId', '=', row.letterId)
    .where('language', '=', row.language)
    .select(['done', 'whole'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.done === row.done && last.whole === row.whole) return
  const { done, whole, at } = row
  await db
    .insertInto('language_day')
    .values({ ...row, day: Math.floor(at / DAY) })
    .onConflict((conflict) => conflict.columns(['letterId', 'language', 'day']).doUpdateSet({ done, whole, at }))
    .execute()
}

/** How far each version of a letter was, day by day, the oldest first. */
export async function languageDaysOf(db: Db, letter: LetterId): Promise<ReadonlyMap<Language, readonly LanguageDayRow[]>> {
  const rows = await db.selectFrom('language_day').where('letterId', '=', letter).selectAll().orderBy('day').execute()
  return Map.groupBy(rows, ({ language }) => language)
}
