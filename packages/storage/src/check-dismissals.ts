import type { Language, LetterId, UnitId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { CheckDismissalTable } from './schema-letters.ts'

export type CheckDismissalRow = Selectable<CheckDismissalTable>

/** Keeps a dismissal; one of the same check on the same two texts gets the newer reason (rule T120). */
export async function putDismissal(db: Db, dismissal: CheckDismissalRow): Promise<void> {
  const { reason, by, at } = dismissal
  await db
    .insertInto('check_dismissal')
    .values(dismissal)
    .onConflict((conflict) =>
      conflict.columns(['letterId', 'language', 'unit', 'check', 'sourceDigest', 'targetDigest']).doUpdateSet({ reason, by, at }),
    )
    .execute()
}

/** The dismissals of a version, or of one of its units, the oldest first. */
export async function dismissalsOf(db: Db, letter: LetterId, language: Language, unit?: UnitId): Promise<readonly CheckDismissalRow[]> {
  const all = db.selectFrom('check_dismissal').where('letterId', '=', letter).where('language', '=', language)
  const rows = unit === undefined ? all : all.where('unit', '=', unit)
  return rows.selectAll().orderBy('at').orderBy('unit').orderBy('check').execute()
}

/** The dismissals of every version of a letter, in one question: the map is asked for every few seconds. */
export async function dismissalsOfLetter(db: Db, letter: LetterId): Promise<readonly CheckDismissalRow[]> {
  return db
    .selectFrom('check_dismissal')
    .where('letterId', '=', letter)
    .selectAll()
    .orderBy('at')
    .orderBy('unit')
    .orderBy('check')
    .execute()
}

interface Dismissed {
  readonly letter: LetterId
  readonly language: Language
  readonly unit: UnitId
  readonly check: string
}

/** Takes back what was dismissed of one check in one unit, whatever its texts said. False where there was nothing. */
export async function removeDismissals(db: Db, { letter, language, unit, check }: Dismissed): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('check_dismissal')
    .where('letterId', '=', letter)
    .where('language', '=', language)
    .where('unit', '=', unit)
    .where('check', '=', check)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
