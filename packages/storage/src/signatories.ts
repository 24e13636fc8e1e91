import { type Digest, type LetterId, letterId } from '@undersigned/letter'
import { type SignatureId, signatureId, type TokenHash } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { SignatoryTable } from './schema-signatures.ts'
import { confirmedUnder, countingUnder } from './successions.ts'

export type SignatoryRow = Selectable<SignatoryTable>
export type SignatoryState = SignatoryRow['state']

/** The block of signatories of a letter, in the states asked for, as they were added. */
export async function signatoriesOf(db: Db, letter: LetterId, states: readonly SignatoryState[]): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .where('state', 'in', states)
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** How many stand in each state; confirmed are those on the list, under the manifest in force (rule G42). */
export async function signatoryCounts(db: Db, letter: LetterId): Promise<Readonly<Record<SignatoryState, number>>> {
  const rows = await db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .groupBy('state')
    .select((eb) => ['state', eb.fn.countAll().as('n')])
    .execute()
  const of = (state: SignatoryState): number => Number(rows.find((row) => row.state === state)?.n ?? 0)
  const named = of('named') === 0 ? 0 : (await onlyNamed(db, letter)).length
  const confirmed = of('confirmed') === 0 ? 0 : await countListed(db, letter, of('confirmed'))
  return { named, invited: of('invited'), pending: of('pending'), confirmed, withdrawn: of('withdrawn') }
}

/** Before the first seal everyone who confirmed is listed. */
async function countListed(db: Db, letter: LetterId, all: number): Promise<number> {
  const sealed = await db.selectFrom('letter').where('id', '=', letter).select('manifest').executeTakeFirst()
  if (sealed === undefined || sealed.manifest === null) return all
  const row = await countingUnder(db, letter, sealed.manifest)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Those who are only named: whoever was invited or signed under the same name stands there already. */
export async function onlyNamed(db: Db, letter: LetterId): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .where('state', '=', 'named')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('signatory as earnest')
            .whereRef('earnest.letterId', '=', 'signatory.letterId')
            .whereRef('earnest.class', '=', 'signatory.class')
            .whereRef('earnest.nameKey', '=', 'signatory.nameKey')
            .where('earnest.state', '<>', 'named')
            .where('earnest.nameKey', '<>', '')
            .select('earnest.id'),
        ),
      ),
    )
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export const insertSignatory = (db: Db, row: Omit<SignatoryRow, 'position'>): Promise<void> => insertSignatories(db, row.letterId, [row])

/** Adds rows at the end of a letter's list, in their order. */
export async function insertSignatories(db: Db, letter: LetterId, rows: readonly Omit<SignatoryRow, 'position'>[]): Promise<void> {
  const last = await db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst()
  const first = Number(last?.position ?? -1) + 1
  const placed = rows.map((row, at) => ({ ...row, position: first + at }))
  for (let at = 0; at < placed.length; at += INSERTED_AT_ONCE) {
    await db
      .insertInto('signatory')
      .values(placed.slice(at, at + INSERTED_AT_ONCE))
      .execute()
  }
}

const INSERTED_AT_ONCE = 25

/** Under which rows somebody's signature is confirmed under a manifest, listed or not: one at most, found without reading the others. */
export async function confirmedBy(
  db: Db,
  { letter, signatory, manifest }: { readonly letter: LetterId; readonly signatory: string; readonly manifest: Digest },
): Promise<readonly SignatoryRow[]> {
  return confirmedUnder(db, letter, manifest).where('signatory', '=', signatory).selectAll().execute()
}

/** The signature that counts for an organisation under a manifest: one at most (rule G20). */
export async function standingFor(
  db: Db,
  { letterId, manifest, nameKey }: Pick<SignatoryRow, 'letterId' | 'manifest' | 'nameKey'>,
): Promise<SignatoryRow | null> {
  if (manifest === null || nameKey === '') return null
  const row = await countingUnder(db, letterId, manifest)
    .where('nameKey', '=', nameKey)
    .where('class', '=', 'organisation')
    .selectAll()
    .executeTakeFirst()
  return row ?? null
}

/** One row of a letter's block of signatories. */
export async function signatoryOf(db: Db, letter: LetterId, id: SignatureId): Promise<SignatoryRow | null> {
  const row = await db.selectFrom('signatory').where('letterId', '=', letter).where('id', '=', id).selectAll().executeTakeFirst()
  return row ?? null
}

export type TokenPurpose = 'inviteTokenHash' | 'confirmTokenHash' | 'withdrawTokenHash'

/** Whom a mailed token belongs to. */
export async function signatoryByToken(db: Db, purpose: TokenPurpose, hash: TokenHash): Promise<SignatoryRow | null> {
  const row = await db.selectFrom('signatory').where(purpose, '=', hash).selectAll().executeTakeFirst()
  return row ?? null
}

/** What an address has signed in a letter and not confirmed; an invitation's address is its own. */
export async function pendingOf(db: Db, letter: LetterId, index: string): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .where('contactIndex', '=', index)
    .where('state', '=', 'pending')
    .selectAll()
    .execute()
}

/** Signatures of an address, in any letter, whose mail went out since an hour and still asks about the text in force (rule G99). */
export async function pendingSince(db: Db, index: string, since: number): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .innerJoin('letter', 'letter.id', 'signatory.letterId')
    .whereRef('letter.manifest', '=', 'signatory.manifest')
    .where('contactIndex', '=', index)
    .where('state', '=', 'pending')
    .where('mailedAt', '>', since)
    .selectAll('signatory')
    .execute()
}

/** Confirmed and not on the list: what the desk, its contact or its own evidence has still to decide about. */
export async function waitingSignatories(db: Db, letter: LetterId): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .where('state', '=', 'confirmed')
    .where('listedAt', 'is', null)
    .selectAll()
    .orderBy('confirmedAt')
    .orderBy('id')
    .execute()
}

export async function changeSignatory(db: Db, id: SignatureId, change: Partial<Omit<SignatoryRow, 'id' | 'letterId'>>): Promise<void> {
  await db.updateTable('signatory').set(change).where('id', '=', id).execute()
}

/** Removes a row that nobody has signed under: named, or invited. */
export async function removeUnsigned(db: Db, letter: string, { id, state }: { id: string; state: 'named' | 'invited' }): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('signatory')
    .where('letterId', '=', letterId(letter))
    .where('id', '=', signatureId(id))
    .where('state', '=', state)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
