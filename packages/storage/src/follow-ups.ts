import type { Language, LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { FollowUpTable } from './schema-consents.ts'

export interface FollowUpText {
  readonly language: Language
  readonly subject: string
  readonly body: string
}

export type FollowUpRow = Selectable<FollowUpTable> & { readonly texts: readonly FollowUpText[] }

/** The follow-ups of a letter with their words, the newest first. */
export async function followUpsOf(db: Db, letter: LetterId): Promise<readonly FollowUpRow[]> {
  const rows = await db
    .selectFrom('follow_up')
    .where('letterId', '=', letter)
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const texts = await db
    .selectFrom('follow_up_text')
    .where(
      'followUp',
      'in',
      rows.map(({ id }) => id),
    )
    .select(['followUp', 'language', 'subject', 'body'])
    .orderBy('language')
    .execute()
  const of = Map.groupBy(texts, ({ followUp }) => followUp)
  return rows.map((row) => ({ ...row, texts: (of.get(row.id) ?? []).map(({ followUp: _, ...text }) => text) }))
}

export async function followUpOf(db: Db, letter: LetterId, id: string): Promise<FollowUpRow | null> {
  return (await followUpsOf(db, letter)).find((row) => row.id === id) ?? null
}

export async function insertFollowUp(db: Db, row: Pick<FollowUpTable, 'id' | 'letterId' | 'createdBy' | 'createdAt'>): Promise<void> {
  await db
    .insertInto('follow_up')
    .values({ ...row, sentBy: null, sentAt: null, people: null })
    .execute()
}

interface Writing {
  readonly by: string
  readonly at: number
}

/** Keeps the words in one language; null leaves them out. */
export async function putFollowUpText(
  db: Db,
  followUp: string,
  { language, words, by, at }: Writing & { readonly language: Language; readonly words: Omit<FollowUpText, 'language'> | null },
): Promise<void> {
  await db.deleteFrom('follow_up_text').where('followUp', '=', followUp).where('language', '=', language).execute()
  if (words !== null)
    await db
      .insertInto('follow_up_text')
      .values({ followUp, language, ...words, by, at })
      .execute()
}

/** Says that it went; of two who press the button at once one is told that it had gone (rule G179). */
export async function markFollowUpSent(db: Db, id: string, { by, at, people }: Writing & { readonly people: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('follow_up')
    .set({ sentBy: by, sentAt: at, people })
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One that was sent stays. */
export async function removeFollowUp(db: Db, letter: LetterId, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('follow_up')
    .where('letterId', '=', letter)
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
