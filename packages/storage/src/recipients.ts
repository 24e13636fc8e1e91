import { canonicalJson, type Language, type LetterId, type Recipient, type RecipientId, recipientId } from '@undersigned/letter'
import type { Salt } from '@undersigned/signatures'
import type { SealedContact } from './columns.ts'
import { type Db, stringsIn } from './db.ts'

export interface CopyRow {
  readonly id: string
  readonly language: Language
  readonly salutation: readonly string[]
  readonly recipients: readonly RecipientId[]
}

/** Whom a letter is addressed to, in the order in which they are printed. */
export async function recipientsOf(db: Db, letter: LetterId): Promise<readonly Recipient[]> {
  return db
    .selectFrom('recipient')
    .where('letterId', '=', letter)
    .select(['id', 'honorific', 'name', 'function', 'institution', 'country', 'language'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Where a recipient is reached, where that is known from, and who checked it (rule G86). */
export interface RecipientRecord extends Recipient, SealedContact {
  readonly address: string
  readonly addressSalt: Salt | null
  readonly source: string
  readonly checkedBy: string | null
  readonly checkedAt: number | null
}

/** The whole records of whom a letter is addressed to, in the order in which they are printed. */
export async function recipientRecords(db: Db, letter: LetterId): Promise<readonly RecipientRecord[]> {
  return db
    .selectFrom('recipient')
    .where('letterId', '=', letter)
    .select(['id', 'honorific', 'name', 'function', 'institution', 'country', 'language'])
    .select(['address', 'addressSalt', 'contact', 'contactKeyId', 'contactIndex', 'source', 'checkedBy', 'checkedAt'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Adds recipients after those that are there. */
export async function addRecipients(db: Db, letterId: LetterId, recipients: readonly Recipient[]): Promise<void> {
  if (recipients.length === 0) return
  const last = await db
    .selectFrom('recipient')
    .where('letterId', '=', letterId)
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  const first = Number(last?.position ?? -1) + 1
  const unreachable = { contact: null, contactKeyId: null, contactIndex: null }
  await db
    .insertInto('recipient')
    .values(recipients.map((recipient, at) => ({ ...recipient, ...unreachable, letterId, copyId: null, position: first + at })))
    .execute()
}

export type RecipientChange = Partial<Omit<Recipient, 'id'>>
export type RecordChange = Partial<Omit<RecipientRecord, keyof Recipient>>

/** Changes what is known of a recipient beside what is printed; says whether there is one. */
export async function changeRecord(db: Db, letter: LetterId, id: string, change: RecordChange): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recipient')
    .set(change)
    .where('letterId', '=', letter)
    .where('id', '=', recipientId(id))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Changes a recipient of this letter; null when there is none. A record that was changed is to be checked again (rule G87). */
export async function changeRecipient(
  db: Db,
  { letter, id, change }: { letter: LetterId; id: string; change: RecipientChange },
): Promise<Recipient | null> {
  const one = recipientId(id)
  if (Object.keys(change).length > 0) {
    const before = (await recipientsOf(db, letter)).find((recipient) => recipient.id === one)
    const isChanged = before !== undefined && canonicalJson({ ...before, ...change }) !== canonicalJson({ ...before })
    const unchecked = isChanged ? { checkedBy: null, checkedAt: null } : {}
    await db
      .updateTable('recipient')
      .set({ ...change, ...unchecked })
      .where('letterId', '=', letter)
      .where('id', '=', one)
      .execute()
  }
  return (await recipientsOf(db, letter)).find((recipient) => recipient.id === one) ?? null
}

export async function removeRecipient(db: Db, letter: LetterId, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recipient')
    .where('letterId', '=', letter)
    .where('id', '=', recipientId(id))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Puts recipients in this order; those not named come after, as they were. */
export async function orderRecipients(db: Db, letter: LetterId, order: readonly string[]): Promise<void> {
  const known = (await recipientsOf(db, letter)).map(({ id }) => id)
  const named = order.map(recipientId).filter((id) => known.includes(id))
  const sorted = [...new Set([...named, ...known])]
  for (const [position, id] of sorted.entries()) {
    await db.updateTable('recipient').set({ position }).where('id', '=', id).where('letterId', '=', letter).execute()
  }
}

/** The copies of a letter that goes out individually (D6). */
export async function copiesOf(db: Db, letter: LetterId): Promise<readonly CopyRow[]> {
  const copies = await db.selectFrom('letter_copy').where('letterId', '=', letter).selectAll().orderBy('position').execute()
  const recipients = await db
    .selectFrom('recipient')
    .where('letterId', '=', letter)
    .where('copyId', 'is not', null)
    .select(['id', 'copyId'])
    .orderBy('position')
    .execute()
  return copies.map((copy) => ({
    id: copy.id,
    language: copy.language,
    salutation: stringsIn(copy.salutation),
    recipients: recipients.filter((recipient) => recipient.copyId === copy.id).map(({ id }) => id),
  }))
}

/** Writes a copy, new or changed; its recipients leave the copies they were in. */
export async function putCopy(db: Db, letterId: LetterId, copy: CopyRow): Promise<void> {
  const salutation = JSON.stringify(copy.salutation)
  const last = await db
    .selectFrom('letter_copy')
    .where('letterId', '=', letterId)
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  await db
    .insertInto('letter_copy')
    .values({ id: copy.id, letterId, position: Number(last?.position ?? -1) + 1, language: copy.language, salutation })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ language: copy.language, salutation }))
    .execute()
  await db.updateTable('recipient').set({ copyId: null }).where('letterId', '=', letterId).where('copyId', '=', copy.id).execute()
  if (copy.recipients.length === 0) return
  await db.updateTable('recipient').set({ copyId: copy.id }).where('letterId', '=', letterId).where('id', 'in', copy.recipients).execute()
}

export async function removeCopy(db: Db, letter: LetterId, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('letter_copy').where('letterId', '=', letter).where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
