import type { Digest, LetterId } from '@undersigned/letter'
import { type FactKind, foldedName, type SignatureId, signatureId, type TokenHash } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { AuthorityFactTable, SignatoryLogoTable } from './schema-sign-on.ts'
import { countingUnder } from './successions.ts'

export type AuthorityFactRow = Selectable<AuthorityFactTable>

/** What was found out about who may sign for an organisation, by one signature, the oldest first. */
export async function factsOf(db: Db, signature: SignatureId): Promise<readonly AuthorityFactRow[]> {
  return db.selectFrom('authority_fact').where('signature', '=', signature).selectAll().orderBy('at').orderBy('id').execute()
}

/** The same for every signature of a letter. */
export async function factsIn(db: Db, letter: LetterId): Promise<readonly AuthorityFactRow[]> {
  return db.selectFrom('authority_fact').where('letterId', '=', letter).selectAll().orderBy('at').orderBy('id').execute()
}

export async function insertFact(db: Db, row: AuthorityFactRow): Promise<void> {
  await db.insertInto('authority_fact').values(row).execute()
}

export async function changeFact(
  db: Db,
  id: string,
  change: Partial<Pick<AuthorityFactRow, 'state' | 'detail' | 'decidedAt' | 'tokenHash' | 'expiresAt' | 'at'>>,
): Promise<void> {
  await db.updateTable('authority_fact').set(change).where('id', '=', id).execute()
}

/** What a mailed token is about. */
export async function factByToken(db: Db, hash: TokenHash): Promise<AuthorityFactRow | null> {
  const row = await db.selectFrom('authority_fact').where('tokenHash', '=', hash).selectAll().executeTakeFirst()
  return row ?? null
}

/** Evidence is about the organisation: it goes along when its signature is given again under a changed text. */
export async function moveFacts(db: Db, { from, to }: { readonly from: SignatureId; readonly to: SignatureId }): Promise<void> {
  await db.updateTable('authority_fact').set({ signature: to }).where('signature', '=', from).execute()
}

/** Organisations whose contact was told before an hour, or that the register names, and that wait for nothing else that a person has to do. */
export async function dueForListing(db: Db, toldBefore: number): Promise<readonly { letter: LetterId; signature: SignatureId }[]> {
  return db
    .selectFrom('signatory')
    .innerJoin('letter', 'letter.id', 'signatory.letterId')
    .where('signatory.state', '=', 'confirmed')
    .where('signatory.listedAt', 'is', null)
    .where('signatory.heldFor', 'is', null)
    .where('signatory.deskPassedAt', 'is not', null)
    .where('letter.listingPausedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('authority_fact')
            .whereRef('authority_fact.signature', '=', 'signatory.id')
            .where('kind', '=', 'contact')
            .where('tokenHash', 'is not', null)
            .where('at', '<=', toldBefore)
            .select('authority_fact.id'),
        ),
        // A register that was imported since may name them.
        eb.exists(
          eb
            .selectFrom('register_entry')
            .whereRef('register_entry.number', '=', 'signatory.registerNumber')
            .whereRef('register_entry.nameKey', '=', 'signatory.nameKey')
            .select('register_entry.number'),
        ),
      ]),
    )
    .select(['signatory.letterId as letter', 'signatory.id as signature'])
    .execute()
}

/** Forgets whom a signatory named before and nobody has written to yet. */
export async function dropUntold(db: Db, signature: SignatureId): Promise<void> {
  await db
    .deleteFrom('authority_fact')
    .where('signature', '=', signature)
    .where('kind', '=', 'contact')
    .where('tokenHash', 'is', null)
    .execute()
}

interface AskedSince {
  readonly signature: SignatureId
  readonly contactIndex: string
  readonly kind: FactKind
  readonly since: number
}

/** How often a mailbox was asked since an hour, and how many a signature asked, so that nobody is flooded through us. */
export async function askedSince(db: Db, { signature, contactIndex, kind, since }: AskedSince) {
  const rows = await db
    .selectFrom('authority_fact')
    .where((eb) => eb.or([eb('contactIndex', '=', contactIndex), eb('signature', '=', signature)]))
    .where('kind', '=', kind)
    .where('at', '>=', since)
    .select(['signature', 'contactIndex'])
    .execute()
  return {
    ofMailbox: rows.filter((row) => row.contactIndex === contactIndex).length,
    bySignature: rows.filter((row) => row.signature === signature).length,
  }
}

export interface RegisterEntry {
  readonly number: string
  readonly name: string
  readonly website: string
}

const INSERTED_AT_ONCE = 100

/** Takes the place of the list of the Transparency Register that was there (rule G95). */
export async function replaceRegister(db: Db, entries: readonly RegisterEntry[], importedAt: number): Promise<void> {
  await db.deleteFrom('register_entry').execute()
  const rows = entries.map((entry) => ({ ...entry, nameKey: foldedName(entry.name), importedAt }))
  for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE) {
    await db
      .insertInto('register_entry')
      .values(rows.slice(at, at + INSERTED_AT_ONCE))
      .execute()
  }
}

/** The line of the register with this number, if it is one of this name (rule G95). */
export async function registerEntryFor(
  db: Db,
  { number, nameKey }: { readonly number: string; readonly nameKey: string },
): Promise<RegisterEntry | null> {
  if (number === '' || nameKey === '') return null
  const row = await db
    .selectFrom('register_entry')
    .where('number', '=', number)
    .where('nameKey', '=', nameKey)
    .select(['number', 'name', 'website'])
    .executeTakeFirst()
  return row ?? null
}

/** How many lines of the register are kept, and since when. */
export async function registerSize(db: Db): Promise<{ readonly entries: number; readonly importedAt: number | null }> {
  const row = await db
    .selectFrom('register_entry')
    .select((eb) => [eb.fn.countAll().as('n'), eb.fn.max('importedAt').as('at')])
    .executeTakeFirst()
  return { entries: Number(row?.n ?? 0), importedAt: row?.at === null || row?.at === undefined ? null : Number(row.at) }
}

/** When the first copy of a letter went out; null as long as none did. */
export async function deliveredFirst(db: Db, letter: LetterId): Promise<number | null> {
  const row = await db
    .selectFrom('event')
    .where('letterId', '=', letter)
    .where('kind', '=', 'delivery')
    .select((eb) => eb.fn.min('at').as('at'))
    .executeTakeFirst()
  return row?.at === null || row?.at === undefined ? null : Number(row.at)
}

export type LogoRow = Selectable<SignatoryLogoTable>

/** Puts an organisation's logo in the place of the one before. */
export async function changeLogo(db: Db, { signature, type, bytes }: LogoRow): Promise<void> {
  await db
    .insertInto('signatory_logo')
    .values({ signature, type, bytes })
    .onConflict((conflict) => conflict.column('signature').doUpdateSet({ type, bytes }))
    .execute()
}

export async function logoOf(db: Db, signature: SignatureId): Promise<LogoRow | null> {
  return (await db.selectFrom('signatory_logo').where('signature', '=', signature).selectAll().executeTakeFirst()) ?? null
}

/** Which signatures of a letter have a logo. */
export async function logosIn(db: Db, letter: LetterId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('signatory_logo')
    .innerJoin('signatory', 'signatory.id', 'signatory_logo.signature')
    .where('signatory.letterId', '=', letter)
    .select('signatory_logo.signature')
    .execute()
  return new Set(rows.map(({ signature }) => String(signature)))
}

/** A logo goes along when its signature is given again under a changed text. */
export async function moveLogo(db: Db, { from, to }: { readonly from: SignatureId; readonly to: SignatureId }): Promise<void> {
  await db.updateTable('signatory_logo').set({ signature: to }).where('signature', '=', from).execute()
}

/** A signature by its id alone. */
export async function signatoryById(db: Db, id: string) {
  return (await db.selectFrom('signatory').where('id', '=', signatureId(id)).selectAll().executeTakeFirst()) ?? null
}

/** Organisations on the list under a manifest of which it is known how, by name. */
export async function knownOrganisations(db: Db, letter: LetterId, manifest: Digest) {
  return countingUnder(db, letter, manifest)
    .where('class', '=', 'organisation')
    .where('authority', 'is not', null)
    .select(['id', 'name', 'names', 'authority'])
    .orderBy('nameKey')
    .execute()
}
