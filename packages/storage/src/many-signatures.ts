import type { Digest, LetterId } from '@undersigned/letter'
import { type Salt, type SignatureId, signatureId, type TokenHash } from '@undersigned/signatures'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Instant } from './columns.ts'
import type { Db } from './db.ts'
import type { OutboxTable } from './schema.ts'
import type { SignatoryRow } from './signatories.ts'
import { confirmedUnder, countingUnder } from './successions.ts'

const PRINTED = [
  'position',
  ...(['id', 'class', 'name', 'title', 'affiliation', 'country', 'group', 'names', 'sortAs', 'authority'] as const),
  ...(['lateAt', 'listedAt', 'confirmedAt', 'createdAt'] as const),
] as const

/** What is printed of somebody, and where it stands on the list. */
export type ListedName = Pick<SignatoryRow, (typeof PRINTED)[number]>

/** The list of a letter under the manifest in force, as they were added, and no more of each than is printed. */
export async function listedNames(db: Db, letter: LetterId, manifest: Digest): Promise<readonly ListedName[]> {
  return countingUnder(db, letter, manifest).select(PRINTED).orderBy('position').orderBy('id').execute()
}

/** So many names take a few ms to read. */
const PART = 1000

interface PartOfList {
  readonly letter: LetterId
  readonly manifest: Digest
  /** The last one of the part before; null for the first part. */
  readonly after: Pick<ListedName, 'position' | 'id'> | null
  readonly most?: number
}

/** The same list a part at a time; nobody is left in it when a part is empty. */
export async function listedPart(db: Db, { letter, manifest, after, most = PART }: PartOfList): Promise<readonly ListedName[]> {
  const all = countingUnder(db, letter, manifest).select(PRINTED).orderBy('position').orderBy('id').limit(most)
  if (after === null) return all.execute()
  const { position, id } = after
  return all
    .where('position', '>=', position)
    .where((eb) => eb.or([eb('position', '>', position), eb('id', '>', id)]))
    .execute()
}

const ASKED_AT_ONCE = 500

/** Those of the list among these signatures; who does not stand on it is left out. */
export async function listedAmong(
  db: Db,
  { letter, manifest, among }: { readonly letter: LetterId; readonly manifest: Digest; readonly among: readonly SignatureId[] },
): Promise<readonly ListedName[]> {
  const found: ListedName[] = []
  for (let at = 0; at < among.length; at += ASKED_AT_ONCE) {
    const asked = among.slice(at, at + ASKED_AT_ONCE)
    found.push(...(await countingUnder(db, letter, manifest).where('id', 'in', asked).select(PRINTED).execute()))
  }
  return found
}

/** What the events of a letter after another say of its list. */
export interface ListChanges {
  /** The number of the last of them. */
  readonly seq: number
  /** Whose place on the list may be another one. */
  readonly signatures: ReadonlySet<SignatureId>
}

/** Kinds of events by which the list changes for nobody but the one they name. */
const OF_ONE: readonly string[] = ['signature', 'withdrawal', 'correction', 'listed', 'unlisted']
/** After more than this it is less work to read the list anew. */
const MOST_EVENTS = 5000

/** Whom the events of a letter after `seq` touch (rule G161); null if anybody's place may be another one, or they are very many. */
export async function listChangesSince(db: Db, letter: LetterId, seq: number): Promise<ListChanges | null> {
  const events = await db
    .selectFrom('event')
    .where('letterId', '=', letter)
    .where('seq', '>', seq)
    .select(['seq', 'kind', 'payload'])
    .orderBy('seq')
    .limit(MOST_EVENTS + 1)
    .execute()
  if (events.length > MOST_EVENTS) return null
  const signatures = new Set<SignatureId>()
  for (const { kind, payload } of events) {
    const signature = OF_ONE.includes(kind) && payload !== null ? signatureIn(JSON.parse(payload)) : null
    if (signature === null) return null
    signatures.add(signature)
  }
  return { seq: events.at(-1)?.seq ?? seq, signatures }
}

const signatureIn = (payload: unknown): SignatureId | null =>
  typeof payload === 'object' && payload !== null && 'signature' in payload && typeof payload.signature === 'string'
    ? signatureId(payload.signature)
    : null

/** Whom the tokens of mails to confirm belong to, asked at once. */
export async function signatoriesToConfirm(db: Db, hashes: readonly TokenHash[]): Promise<ReadonlyMap<TokenHash, SignatoryRow>> {
  if (hashes.length === 0) return new Map()
  const rows = await db.selectFrom('signatory').where('confirmTokenHash', 'in', hashes).selectAll().execute()
  return new Map(rows.flatMap((row) => (row.confirmTokenHash === null ? [] : [[row.confirmTokenHash, row] as const])))
}

/** Who of these signatories has a confirmed signature under a manifest, listed or not. */
export async function signatoriesConfirmed(
  db: Db,
  { letter, manifest, among }: { readonly letter: LetterId; readonly manifest: Digest; readonly among: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (among.length === 0) return new Set()
  const rows = await confirmedUnder(db, letter, manifest).where('signatory', 'in', among).select('signatory').execute()
  return new Set(rows.flatMap(({ signatory }) => signatory ?? []))
}

/** Which of these mailboxes signed anything before, or were asked to, in any letter and however it ended. */
export async function mailboxesKnown(db: Db, indexes: readonly string[]): Promise<ReadonlySet<string>> {
  if (indexes.length === 0) return new Set()
  const rows = await db.selectFrom('signatory').where('contactIndex', 'in', indexes).select('contactIndex').distinct().execute()
  return new Set(rows.flatMap(({ contactIndex }) => contactIndex ?? []))
}

/** Which of these names are of public note to a coalition (rule G117). */
export async function namesOfNote(db: Db, coalition: string, nameKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (nameKeys.length === 0) return new Set()
  const rows = await db
    .selectFrom('noted_name')
    .where('coalitionId', '=', coalition)
    .where('nameKey', 'in', nameKeys)
    .select('nameKey')
    .execute()
  return new Set(rows.map(({ nameKey }) => nameKey))
}

interface ConfirmedRow {
  readonly id: SignatureId
  readonly salt: Salt
  readonly withdrawTokenHash: TokenHash
}

interface ConfirmedTogether {
  readonly at: Instant
  readonly lateAt: Instant | null
  readonly withdrawExpiresAt: Instant
  readonly rows: readonly ConfirmedRow[]
}

/** Signatures that were confirmed in one moment and stand on the list from then on, written as one (rule G168). */
export async function confirmMany(db: Db, { at, lateAt, withdrawExpiresAt, rows }: ConfirmedTogether): Promise<void> {
  if (rows.length === 0) return
  const each = <Value extends string>(value: (row: ConfirmedRow) => Value): RawBuilder<Value> =>
    sql<Value>`case "id" ${sql.join(
      rows.map((row) => sql`when ${row.id} then ${value(row)}`),
      sql` `,
    )} end`
  await db
    .updateTable('signatory')
    .set({
      ...{ state: 'confirmed', confirmedAt: at, listedAt: at, lateAt, codeHash: null, withdrawExpiresAt },
      salt: each(({ salt }) => salt),
      withdrawTokenHash: each(({ withdrawTokenHash }) => withdrawTokenHash),
    })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
}

/** Which of these addresses want no mail, and of what kind. */
export async function suppressedAmong(db: Db, indexes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (indexes.length === 0) return new Map()
  const rows = await db.selectFrom('suppression').where('contactIndex', 'in', indexes).select(['contactIndex', 'scope']).execute()
  return new Map(rows.map(({ contactIndex, scope }) => [contactIndex, scope]))
}

const MAILS_AT_ONCE = 50

/** Adds mails; what was asked for before is left as it is. */
export async function enqueueMails(db: Db, mails: readonly Insertable<OutboxTable>[]): Promise<void> {
  for (let at = 0; at < mails.length; at += MAILS_AT_ONCE) {
    await db
      .insertInto('outbox')
      .values(mails.slice(at, at + MAILS_AT_ONCE))
      .onConflict((conflict) => conflict.column('idempotencyKey').doNothing())
      .execute()
  }
}
