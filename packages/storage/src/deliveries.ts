import type { Digest, Language, LetterId } from '@undersigned/letter'
import type { Delivery, DeliveryState } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import { type Db, stringsIn } from './db.ts'
import type { CoverTable, DeliveryTable, ReplyFileTable, ReplyTable, SuppressionTable } from './schema-delivery.ts'

export type CoverRow = Selectable<CoverTable>
export type DeliveryRow = Omit<Selectable<DeliveryTable>, 'releasedBy' | 'files'> & {
  readonly releasedBy: readonly string[]
  readonly files: readonly SentFile[]
}
export type ReplyRow = Selectable<ReplyTable>
export type ReplyFileRow = Selectable<ReplyFileTable>

/** A file that went with a copy. */
export interface SentFile {
  readonly name: string
  readonly size: number
  readonly digest: Digest
}

export async function coversOf(db: Db, letter: LetterId): Promise<readonly CoverRow[]> {
  return db.selectFrom('cover').where('letterId', '=', letter).selectAll().orderBy('language').execute()
}

/** Keeps the words of a cover mail in one language; null goes back to the catalogue's. */
export async function putCover(db: Db, letter: LetterId, language: Language, cover: CoverRow | null): Promise<void> {
  await db.deleteFrom('cover').where('letterId', '=', letter).where('language', '=', language).execute()
  if (cover !== null) await db.insertInto('cover').values(cover).execute()
}

/** Every copy of a letter that was let go, under any manifest. */
export async function deliveriesOf(db: Db, letter: LetterId): Promise<readonly DeliveryRow[]> {
  const rows = await db
    .selectFrom('delivery')
    .where('letterId', '=', letter)
    .selectAll()
    .orderBy('releasedAt')
    .orderBy('recipient')
    .execute()
  return rows.map(deliveryRow)
}

/** The copy that a mail carries. */
export async function deliveryByMail(db: Db, mail: string): Promise<DeliveryRow | null> {
  const row = await db.selectFrom('delivery').where('mail', '=', mail).selectAll().executeTakeFirst()
  return row === undefined ? null : deliveryRow(row)
}

/** Writes a copy down as let go; one that came back before gives way to it (rule G140). */
export async function putDelivery(db: Db, { releasedBy, files, ...row }: DeliveryRow): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('letterId', '=', row.letterId)
    .where('manifest', '=', row.manifest)
    .where('recipient', '=', row.recipient)
    .where('state', '=', 'bounced')
    .execute()
  await db
    .insertInto('delivery')
    .values({ ...row, releasedBy: JSON.stringify(releasedBy), files: JSON.stringify(files) })
    .execute()
}

/** Where a copy stands now. */
export async function setDelivery(
  db: Db,
  mail: string,
  change: {
    readonly state: DeliveryState
    readonly sentAt?: number
    readonly bouncedAt?: number
    readonly reason?: string
    readonly answeredAt?: number
  },
): Promise<void> {
  await db.updateTable('delivery').set(change).where('mail', '=', mail).execute()
}

export async function setSentFiles(db: Db, mail: string, files: readonly SentFile[]): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ files: JSON.stringify(files) })
    .where('mail', '=', mail)
    .execute()
}

/** The row as the decisions see it. */
export function deliveryFrom(row: DeliveryRow): Delivery {
  const { manifest, recipient, language, address, releasedAt, state } = row
  const [first = '', second = ''] = row.releasedBy
  const released = { manifest, recipient, language, address, releasedBy: [first, second] as const, releasedAt }
  const at = row.sentAt ?? releasedAt
  switch (state) {
    case 'queued':
      return { ...released, state }
    case 'sent':
      return { ...released, state, sentAt: at }
    case 'bounced':
      return { ...released, state, bouncedAt: row.bouncedAt ?? at, reason: row.reason ?? '' }
    case 'answered':
      return { ...released, state, answeredAt: row.answeredAt ?? at }
  }
}

const deliveryRow = ({ releasedBy, files, ...row }: Selectable<DeliveryTable>): DeliveryRow => ({
  ...row,
  releasedBy: stringsIn(releasedBy),
  files: filesIn(files),
})

function filesIn(text: string): readonly SentFile[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter(isSentFile) : []
}

const isSentFile = (value: unknown): value is SentFile =>
  typeof value === 'object' && value !== null && 'name' in value && 'size' in value && 'digest' in value

export async function repliesOf(db: Db, letter: LetterId): Promise<readonly ReplyRow[]> {
  return db.selectFrom('reply').where('letterId', '=', letter).selectAll().orderBy('receivedAt').orderBy('id').execute()
}

/** Files what a recipient wrote; the same mail again changes nothing, and says so (rule G150). */
export async function fileReply(db: Db, reply: ReplyRow, files: readonly ReplyFileRow[]): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reply')
    .values(reply)
    .onConflict((conflict) => conflict.columns(['letterId', 'key']).doNothing())
    .executeTakeFirst()
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false
  if (files.length > 0)
    await db
      .insertInto('reply_file')
      .values([...files])
      .execute()
  return true
}

/** Puts other content in the place of a reply's own. */
export async function setReplyContent(db: Db, id: string, sealed: Pick<ReplyRow, 'keyId' | 'content'>): Promise<void> {
  await db.updateTable('reply').set(sealed).where('id', '=', id).execute()
}

/** The files of a letter's replies, without their bytes. */
export async function replyFilesOf(db: Db, letter: LetterId): Promise<readonly Omit<ReplyFileRow, 'bytes' | 'keyId'>[]> {
  return db
    .selectFrom('reply_file')
    .innerJoin('reply', 'reply.id', 'reply_file.reply')
    .where('reply.letterId', '=', letter)
    .select(['reply_file.reply', 'reply_file.position', 'reply_file.name', 'reply_file.type', 'reply_file.size'])
    .orderBy('reply_file.reply')
    .orderBy('reply_file.position')
    .execute()
}

export async function replyFile(
  db: Db,
  letter: LetterId,
  { reply, position }: { readonly reply: string; readonly position: number },
): Promise<ReplyFileRow | null> {
  const row = await db
    .selectFrom('reply_file')
    .innerJoin('reply', 'reply.id', 'reply_file.reply')
    .where('reply.letterId', '=', letter)
    .where('reply_file.reply', '=', reply)
    .where('reply_file.position', '=', position)
    .selectAll('reply_file')
    .executeTakeFirst()
  return row ?? null
}

export type SuppressionRow = Selectable<SuppressionTable>

/** Writes an address down as not written to; `all` outweighs `opt-in` (rule G149). */
export async function suppress(db: Db, row: SuppressionRow): Promise<void> {
  await db
    .insertInto('suppression')
    .values(row)
    .onConflict((conflict) =>
      row.scope === 'all'
        ? conflict.column('contactIndex').doUpdateSet({ scope: row.scope, reason: row.reason, at: row.at })
        : conflict.column('contactIndex').doNothing(),
    )
    .execute()
}

export async function suppressionOf(db: Db, contactIndex: string): Promise<SuppressionRow | null> {
  const row = await db.selectFrom('suppression').where('contactIndex', '=', contactIndex).selectAll().executeTakeFirst()
  return row ?? null
}

export async function liftSuppression(db: Db, contactIndex: string): Promise<void> {
  await db.deleteFrom('suppression').where('contactIndex', '=', contactIndex).execute()
}
