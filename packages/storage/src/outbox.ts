import type { Insertable, Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { OutboxTable } from './schema.ts'

export type OutboxRow = Selectable<OutboxTable>

/** Puts a mail in the queue; the same key again changes nothing, and says so. */
export async function enqueueMail(db: Db, mail: Insertable<OutboxTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('outbox')
    .values(mail)
    .onConflict((conflict) => conflict.column('idempotencyKey').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Gives up every mail whose purpose is over before it left: a code that no longer opens anything helps nobody (rule G189). */
export async function expireMails(db: Db, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'expired' })
    .where('expiresAt', '<=', now)
    // What another process is sending right now is not over before its lease is.
    .where((eb) => eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'sending'), eb('nextAt', '<=', now)])]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes due mails for sending; a mail that was taken and never finished (a killed process) is due again after its lease. */
export async function takeMails(
  db: Db,
  { now, lease, limit, streams }: { readonly now: number; readonly lease: number; readonly limit: number; readonly streams?: Streams },
): Promise<readonly OutboxRow[]> {
  const due = await db
    .selectFrom('outbox')
    .where('state', 'in', ['queued', 'sending'])
    .where('nextAt', '<=', now)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .$if(streams !== undefined, (query) => query.where('stream', 'in', streams ?? []))
    .select('id')
    .orderBy('nextAt')
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  return db
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending' as const, nextAt: now + lease, attempts: eb('attempts', '+', 1) }))
    .where(
      'id',
      'in',
      due.map((row) => row.id),
    )
    .where('nextAt', '<=', now)
    .returningAll()
    .execute()
}

export type Streams = readonly OutboxRow['stream'][]

export async function markSent(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('outbox').set({ state: 'sent', sentAt: at, lastError: null }).where('id', '=', id).execute()
}

/** Keeps a mail for a later try, or gives it up. */
export async function markUnsent(
  db: Db,
  id: string,
  { error, nextAt }: { readonly error: string; readonly nextAt: number | null },
): Promise<void> {
  const fate = nextAt === null ? { state: 'failed' as const } : { state: 'queued' as const, nextAt }
  await db
    .updateTable('outbox')
    .set({ ...fate, lastError: error })
    .where('id', '=', id)
    .execute()
}

/** The mail server is about to be given the last byte of a copy: from here on nobody but its answer says whether it has it (rule G146). */
export async function markHanding(db: Db, id: string, until: number): Promise<void> {
  await db.updateTable('outbox').set({ state: 'handing', nextAt: until }).where('id', '=', id).execute()
}

/** Copies whose answer nobody was left to hear; they are not sent again by themselves (rule G146). */
export async function markUnclear(db: Db, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'unclear' })
    .where('state', '=', 'handing')
    .where('nextAt', '<=', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function setMailState(
  db: Db,
  id: string,
  change: { readonly state: OutboxRow['state']; readonly lastError?: string | null; readonly nextAt?: number; readonly attempts?: number },
): Promise<void> {
  await db.updateTable('outbox').set(change).where('id', '=', id).execute()
}

/** The newest mails, sent or not, for the mailbox page. */
export async function newestMails(db: Db, limit = 200): Promise<readonly OutboxRow[]> {
  return db.selectFrom('outbox').where('forgottenAt', 'is', null).selectAll().orderBy('createdAt', 'desc').limit(limit).execute()
}

/** The newest mails of one letter. */
export async function mailsOfLetter(db: Db, letter: string, limit = 500): Promise<readonly OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .where('letterId', '=', letter)
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many mails of a letter stand where. */
export async function mailCounts(db: Db, letter: string): Promise<ReadonlyMap<OutboxRow['state'], number>> {
  const rows = await db
    .selectFrom('outbox')
    .where('letterId', '=', letter)
    .groupBy('state')
    .select((eb) => ['state', eb.fn.countAll().as('n')])
    .execute()
  return new Map(rows.map(({ state, n }) => [state, Number(n)]))
}

/** Copies of a letter that were let go and that no mail server has taken yet. */
export async function copiesOnTheirWay(db: Db, letter: string): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .where('letterId', '=', letter)
    .where('template', '=', 'delivery')
    .where('state', 'in', ['queued', 'sending', 'handing'])
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function mailOf(db: Db, id: string): Promise<OutboxRow | null> {
  const row = await db.selectFrom('outbox').where('id', '=', id).selectAll().executeTakeFirst()
  return row ?? null
}
