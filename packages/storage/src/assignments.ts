import type { Language, LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { AssignmentTable, DoneMarkTable } from './schema-letters.ts'

export type AssignmentRow = Selectable<AssignmentTable>
export type DoneMarkRow = Selectable<DoneMarkTable>

interface Share {
  readonly letterId: LetterId
  readonly language: Language
  readonly userId: string
}

/** Every assignment of a letter, the oldest first. */
export async function assignmentsOf(db: Db, letter: LetterId): Promise<readonly AssignmentRow[]> {
  return db.selectFrom('assignment').where('letterId', '=', letter).selectAll().orderBy('at').orderBy('userId').orderBy('unit').execute()
}

/** Gives somebody these units of a language, or the whole of it (`''`), instead of what they had of it before (rule T118). */
export async function putAssignments(db: Db, share: Share, rows: readonly AssignmentRow[]): Promise<void> {
  await removeAssignments(db, share)
  if (rows.length > 0)
    await db
      .insertInto('assignment')
      .values([...rows])
      .execute()
}

/** Takes back what somebody was given of a language. False where there was nothing. */
export async function removeAssignments(db: Db, { letterId, language, userId }: Share): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('assignment')
    .where('letterId', '=', letterId)
    .where('language', '=', language)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Who said that theirs is done, whether it still is or not. */
export async function doneMarksOf(db: Db, letter: LetterId): Promise<readonly DoneMarkRow[]> {
  return db.selectFrom('done_mark').where('letterId', '=', letter).selectAll().orderBy('at').execute()
}

/** Says that somebody's share of a language is done, or takes it back (rule T119). */
export async function setDone(db: Db, { letterId, language, userId }: Share, at: number | null): Promise<void> {
  await db.deleteFrom('done_mark').where('letterId', '=', letterId).where('language', '=', language).where('userId', '=', userId).execute()
  if (at !== null) await db.insertInto('done_mark').values({ letterId, language, userId, at }).execute()
}
