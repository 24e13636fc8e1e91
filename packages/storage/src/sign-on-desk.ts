import type { LetterId } from '@undersigned/letter'
import type { SignatureId, TokenHash } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { DeskDecisionTable, DeskReportTable, NotedNameTable } from './schema-desk.ts'

export type DeskDecisionRow = Selectable<DeskDecisionTable>
export type DeskReportRow = Selectable<DeskReportTable>
export type NotedNameRow = Selectable<NotedNameTable>

/** Every decision of a letter's desk, the newest first. */
export async function deskDecisionsOf(db: Db, letter: LetterId): Promise<readonly DeskDecisionRow[]> {
  return db.selectFrom('desk_decision').where('letterId', '=', letter).selectAll().orderBy('at', 'desc').orderBy('id').execute()
}

/** Those about any of these signatures, the newest first. */
export async function deskDecisionsAbout(
  db: Db,
  letter: LetterId,
  signatures: readonly SignatureId[],
): Promise<readonly DeskDecisionRow[]> {
  if (signatures.length === 0) return []
  return db
    .selectFrom('desk_decision')
    .where('letterId', '=', letter)
    .where((eb) => eb.or([eb('signature', 'in', signatures), eb('other', 'in', signatures)]))
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
}

export async function insertDeskDecision(db: Db, row: DeskDecisionRow): Promise<void> {
  await db.insertInto('desk_decision').values(row).execute()
}

/** Takes a decision back, once: false where that was done already, or there is none such (rule G116). */
export async function undoDeskDecision(
  db: Db,
  { letter, id, by, at }: { readonly letter: LetterId; readonly id: string; readonly by: string; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('desk_decision')
    .set({ undoneBy: by, undoneAt: at })
    .where('letterId', '=', letter)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The question that a mailed link answers. */
export async function deskQuestionBy(db: Db, hash: TokenHash): Promise<DeskDecisionRow | null> {
  const row = await db.selectFrom('desk_decision').where('tokenHash', '=', hash).selectAll().executeTakeFirst()
  return row ?? null
}

export async function answerDeskQuestion(
  db: Db,
  id: string,
  { answer, answerKeyId, answeredAt }: { readonly answer: Uint8Array; readonly answerKeyId: string; readonly answeredAt: number },
): Promise<void> {
  await db.updateTable('desk_decision').set({ answer, answerKeyId, answeredAt }).where('id', '=', id).execute()
}

/** Reports that nobody has decided yet, the oldest first. */
export async function openReportsOf(db: Db, letter: LetterId): Promise<readonly DeskReportRow[]> {
  return db
    .selectFrom('desk_report')
    .where('letterId', '=', letter)
    .where('decision', 'is', null)
    .selectAll()
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** How many reports are open of one signature, or of names that stand nowhere: what one visitor can pile up is bounded. */
export async function countOpenReports(db: Db, letter: LetterId, signature: SignatureId | null): Promise<number> {
  const row = await db
    .selectFrom('desk_report')
    .where('letterId', '=', letter)
    .where('decision', 'is', null)
    .where((eb) => (signature === null ? eb('signature', 'is', null) : eb('signature', '=', signature)))
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export async function insertReport(db: Db, row: DeskReportRow): Promise<void> {
  await db.insertInto('desk_report').values(row).execute()
}

/** Closes a report with the decision that was made on it, or opens it again; false where another decision was first. */
export async function closeReport(
  db: Db,
  { letter, id, decision }: { readonly letter: LetterId; readonly id: string; readonly decision: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('desk_report')
    .set({ decision })
    .where('letterId', '=', letter)
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function reopenReports(db: Db, letter: LetterId, decision: string): Promise<void> {
  await db.updateTable('desk_report').set({ decision: null }).where('letterId', '=', letter).where('decision', '=', decision).execute()
}

/** Who among the reviewers was named to keep the desk. */
export async function deskKeepersOf(db: Db, letter: LetterId): Promise<readonly string[]> {
  const rows = await db.selectFrom('desk_keeper').where('letterId', '=', letter).select('userId').orderBy('at').execute()
  return rows.map(({ userId }) => userId)
}

/** Names a reviewer to keep the desk, or no longer. */
export async function setDeskKeeper(
  db: Db,
  { letter, userId, isNamed, by, at }: { letter: LetterId; userId: string; isNamed: boolean; by: string; at: number },
): Promise<void> {
  if (!isNamed) {
    await db.deleteFrom('desk_keeper').where('letterId', '=', letter).where('userId', '=', userId).execute()
    return
  }
  await db
    .insertInto('desk_keeper')
    .values({ letterId: letter, userId, by, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Persons of public note that a coalition knows, by name. */
export async function notedNamesOf(db: Db, coalitionId: string): Promise<readonly NotedNameRow[]> {
  return db.selectFrom('noted_name').where('coalitionId', '=', coalitionId).selectAll().orderBy('name').orderBy('nameKey').execute()
}

const WRITTEN_AT_ONCE = 100

/** Puts names on the list of persons of public note; one that is there keeps its newest spelling and note. */
export async function putNotedNames(db: Db, rows: readonly NotedNameRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE) {
    await db
      .insertInto('noted_name')
      .values(rows.slice(at, at + WRITTEN_AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['coalitionId', 'nameKey'])
          .doUpdateSet((eb) => ({ name: eb.ref('excluded.name'), note: eb.ref('excluded.note') })),
      )
      .execute()
  }
}

export async function removeNotedName(db: Db, coalitionId: string, nameKey: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('noted_name')
    .where('coalitionId', '=', coalitionId)
    .where('nameKey', '=', nameKey)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whether a name is one of public note, however it is spelt (rule G117). */
export async function isOfPublicNote(db: Db, coalitionId: string, nameKey: string): Promise<boolean> {
  if (nameKey === '') return false
  const row = await db
    .selectFrom('noted_name')
    .where('coalitionId', '=', coalitionId)
    .where('nameKey', '=', nameKey)
    .select('nameKey')
    .executeTakeFirst()
  return row !== undefined
}
