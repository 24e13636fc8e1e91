import { type Digest, type LetterId, letterId } from '@undersigned/letter'
import type { AmendmentClass, SignatureId, Stage, Succession, SuccessionState, TokenHash } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { AmendmentTable, SuccessionTable } from './schema-amending.ts'
import type { SignatoryRow } from './signatories.ts'

export type AmendmentRow = Selectable<AmendmentTable>
export type SuccessionRow = Selectable<SuccessionTable>

/** How a manifest is being amended, or was; null where it never was. */
export async function amendmentOf(db: Db, letter: LetterId, manifest: Digest | null): Promise<AmendmentRow | null> {
  if (manifest === null) return null
  const row = await db
    .selectFrom('amendment')
    .where('letterId', '=', letter)
    .where('manifest', '=', manifest)
    .selectAll()
    .executeTakeFirst()
  return row ?? null
}

interface Opening {
  readonly letterId: LetterId
  readonly manifest: Digest
  readonly openedFrom: Stage
  readonly openedAt: number
}

/** How long whoever is asked has to confirm again, unless the coordinators say otherwise. */
const DAYS_TO_CONFIRM = 14

export async function openAmendment(db: Db, opening: Opening): Promise<void> {
  await db
    .insertInto('amendment')
    .values({ ...opening, change: null, days: DAYS_TO_CONFIRM })
    .execute()
}

/** What the coordinators mean to close it as; says whether there is such an amendment. */
export async function setAmendment(
  db: Db,
  { letterId: letter, manifest }: Pick<Opening, 'letterId' | 'manifest'>,
  wish: { readonly change: AmendmentClass; readonly days: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('amendment')
    .set(wish)
    .where('letterId', '=', letter)
    .where('manifest', '=', manifest)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What became of the signatures of a letter; all of them, or those that reached one manifest. */
export async function successionsOf(db: Db, letter: string, manifest: Digest | null = null): Promise<readonly SuccessionRow[]> {
  const rows = db.selectFrom('succession').where('letterId', '=', letterId(letter))
  return (manifest === null ? rows : rows.where('manifest', '=', manifest)).selectAll().orderBy('at').orderBy('signature').execute()
}

/** What became of one signature, the oldest first. */
export async function successionsFrom(db: Db, signature: SignatureId): Promise<readonly SuccessionRow[]> {
  return db.selectFrom('succession').where('signature', '=', signature).selectAll().orderBy('at').execute()
}

export async function successionByToken(db: Db, hash: TokenHash): Promise<SuccessionRow | null> {
  const row = await db.selectFrom('succession').where('tokenHash', '=', hash).selectAll().executeTakeFirst()
  return row ?? null
}

const INSERTED_AT_ONCE = 100

/** Writes down what a new manifest did to signatures; nobody has been told yet. */
export async function insertSuccessions(db: Db, letter: LetterId, rows: readonly Succession[]): Promise<void> {
  const values = rows.map((row) => ({ ...row, letterId: letter, mailedAt: null, tokenHash: null, successor: null, decidedAt: null }))
  for (let at = 0; at < values.length; at += INSERTED_AT_ONCE) {
    await db
      .insertInto('succession')
      .values(values.slice(at, at + INSERTED_AT_ONCE))
      .execute()
  }
}

export type SuccessionChange = Partial<Pick<SuccessionRow, 'reminded' | 'mailedAt' | 'tokenHash' | 'successor' | 'decidedAt'>> & {
  readonly state?: SuccessionState
}

/** Changes one row, if it is still in the state it was read in: two who decide at once do not both. */
export async function changeSuccession(
  db: Db,
  { signature, manifest, state }: Pick<SuccessionRow, 'signature' | 'manifest' | 'state'>,
  change: SuccessionChange,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('succession')
    .set(change)
    .where('signature', '=', signature)
    .where('manifest', '=', manifest)
    .where('state', '=', state)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every question about a manifest that another one took the place of. */
export async function supersedeAsked(db: Db, letter: LetterId, manifest: Digest, at: number): Promise<void> {
  await db
    .updateTable('succession')
    .set({ state: 'superseded', decidedAt: at })
    .where('letterId', '=', letter)
    .where('manifest', '=', manifest)
    .where('state', '=', 'asked')
    .execute()
}

/** Letters in which somebody is still to be told of a change, or to answer; none that are being amended or are put away. */
export async function lettersWithSuccessions(db: Db): Promise<readonly LetterId[]> {
  const rows = await db
    .selectFrom('letter')
    .where('stage', 'in', ['sealed', 'approval', 'sign-on', 'closed'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('succession')
        .where((or) => or.or([or.and([or('mailedAt', 'is', null), or('state', '=', 'carried')]), or('state', '=', 'asked')]))
        .select('letterId'),
    )
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Who of a letter's signatories stands on the list under a manifest: those who signed it and those carried to it, as far as they are listed (rules G42, G90). */
export const countingUnder = (db: Db, letter: LetterId, manifest: Digest) =>
  confirmedUnder(db, letter, manifest).where('listedAt', 'is not', null)

/** The same with those who wait for the desk, for authority, or are held. */
export const confirmedUnder = (db: Db, letter: LetterId, manifest: Digest) =>
  db
    .selectFrom('signatory')
    .where('letterId', '=', letter)
    .where('state', '=', 'confirmed')
    .where((eb) =>
      eb.or([
        eb('manifest', '=', manifest),
        eb.exists(
          eb
            .selectFrom('succession')
            .whereRef('succession.signature', '=', 'signatory.id')
            .where('succession.manifest', '=', manifest)
            .where('succession.state', '=', 'carried')
            .select('succession.signature'),
        ),
      ]),
    )

/** Whether a signature stands on the list under a manifest (rule G42). */
export async function isListed(
  db: Db,
  letter: LetterId,
  { manifest, signature }: { manifest: Digest; signature: SignatureId },
): Promise<boolean> {
  return (await countingUnder(db, letter, manifest).where('id', '=', signature).select('id').executeTakeFirst()) !== undefined
}

/** The list of a letter under the manifest in force, as they were added (rule G42). */
export async function listedSignatories(db: Db, letter: LetterId, manifest: Digest): Promise<readonly SignatoryRow[]> {
  return countingUnder(db, letter, manifest).selectAll().orderBy('position').orderBy('id').execute()
}
