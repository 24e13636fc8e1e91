import type { Language, LetterId } from '@undersigned/letter'
import { type AskedFor, counts, digestOfWording, type Offer, type SignatureId } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { ConsentTable } from './schema-consents.ts'
import type { SignatoryRow } from './signatories.ts'

/** A consent with the words that were agreed to, and the name of whom the address is for. */
export type ConsentRow = Selectable<ConsentTable> & { readonly text: string; readonly organisation: string | null }

interface Giving {
  readonly letter: LetterId
  readonly signature: SignatureId
  readonly at: number
  readonly newId: () => string
}

/** Keeps what somebody agreed to with a signature that waits to be confirmed; whatever was agreed to with it before is forgotten (rules G170, G173). */
export async function putConsents(db: Db, giving: Giving, agreed: readonly Offer[]): Promise<void> {
  await db.deleteFrom('consent').where('signature', '=', giving.signature).execute()
  await giveConsents(
    db,
    agreed.map((offer) => ({ ...giving, offer })),
  )
}

/** Agrees to one more thing, or again to what was withdrawn; given twice it is given once (rule G174). */
export const giveConsent = (db: Db, giving: Giving, offer: Offer): Promise<void> => giveConsents(db, [{ ...giving, offer }])

const GIVEN_AT_ONCE = 100

/** The same of many signatures at once. */
export async function giveConsents(db: Db, all: readonly (Giving & { readonly offer: Offer })[]): Promise<void> {
  const given = all.map((giving) => ({ ...giving, wording: digestOfWording(giving.offer) }))
  const wordings = new Map(
    given.map(({ wording, offer: { purpose, language, text }, at }) => [wording, { digest: wording, purpose, language, text, at }]),
  )
  for (const values of inParts([...wordings.values()]))
    await db
      .insertInto('wording')
      .values(values)
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .execute()
  const rows = given.map(({ letter, signature, at, newId, wording, offer: { purpose, organisation, language } }) => ({
    ...{ id: newId(), letterId: letter, signature, purpose, organisationId: organisation, wording, language, at, withdrawnAt: null },
  }))
  for (const values of inParts(rows))
    await db
      .insertInto('consent')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const inParts = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / GIVEN_AT_ONCE) }, (_, at) => rows.slice(at * GIVEN_AT_ONCE, (at + 1) * GIVEN_AT_ONCE))

/** All that was agreed to with these signatures, given or withdrawn, in the words that were read. */
export async function consentsOf(db: Db, signatures: readonly SignatureId[]): Promise<readonly ConsentRow[]> {
  if (signatures.length === 0) return []
  return db
    .selectFrom('consent')
    .innerJoin('wording', 'wording.digest', 'consent.wording')
    .leftJoin('organisation', 'organisation.id', 'consent.organisationId')
    .where('consent.signature', 'in', signatures)
    .selectAll('consent')
    .select(['wording.text', 'organisation.name as organisation'])
    .orderBy('consent.at')
    .orderBy('consent.purpose', 'desc')
    .orderBy('organisation.name')
    .orderBy('consent.id')
    .execute()
}

interface Withdrawing {
  readonly signatures: readonly SignatureId[]
  /** Null: every one. */
  readonly wish: AskedFor | null
  readonly at: number
}

/** Takes consents back, at once (rules G174, G175). */
export async function withdrawConsents(db: Db, { signatures, wish, at }: Withdrawing): Promise<void> {
  if (signatures.length === 0) return
  const given = db.updateTable('consent').set({ withdrawnAt: at }).where('signature', 'in', signatures).where('withdrawnAt', 'is', null)
  if (wish === null) return void (await given.execute())
  const { purpose, organisation } = wish
  await given
    .where('purpose', '=', purpose)
    .where('organisationId', organisation === null ? 'is' : '=', organisation)
    .execute()
}

/** Whoever signs the changed text goes on agreeing to what they agreed to (rule G175). */
export async function moveConsents(db: Db, { from, to }: { readonly from: SignatureId; readonly to: SignatureId }): Promise<void> {
  await db.updateTable('consent').set({ signature: to }).where('signature', '=', from).execute()
}

/** A mailbox that asks for news by confirming wants them again, whatever it stopped before (rule G149). */
export async function wantNewsAgain(db: Db, signatures: readonly SignatureId[]): Promise<void> {
  if (signatures.length === 0) return
  await db
    .deleteFrom('suppression')
    .where('scope', '=', 'opt-in')
    .where('contactIndex', 'in', (eb) =>
      eb
        .selectFrom('signatory')
        .innerJoin('consent', 'consent.signature', 'signatory.id')
        .where('signatory.id', 'in', signatures)
        .where('consent.purpose', '=', 'follow-up')
        .where('consent.withdrawnAt', 'is', null)
        .where('signatory.contactIndex', 'is not', null)
        .select((row) => row.ref('signatory.contactIndex').$notNull().as('contactIndex')),
    )
    .execute()
}

const standingConsents = (db: Db, letter: LetterId) =>
  db
    .selectFrom('consent')
    .innerJoin('signatory', 'signatory.id', 'consent.signature')
    .where('consent.letterId', '=', letter)
    .where('consent.withdrawnAt', 'is', null)
    .where('signatory.contactIndex', 'is not', null)

/** Somebody who asked for news of a letter. */
export type Listener = Pick<SignatoryRow, 'id' | 'contact' | 'contactKeyId' | 'contactIndex'> & { readonly language: Language }

/** Who asked for news and is written to: each address once, by what it agreed to last (rule G176). */
export async function listenersOf(db: Db, letter: LetterId): Promise<readonly Listener[]> {
  const rows = await standingConsents(db, letter)
    .where('consent.purpose', '=', 'follow-up')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('suppression').whereRef('suppression.contactIndex', '=', 'signatory.contactIndex').select('suppression.scope'),
        ),
      ),
    )
    .select([
      'signatory.id',
      'signatory.contact',
      'signatory.contactKeyId',
      'signatory.contactIndex',
      'signatory.state',
      'signatory.heldFor',
    ])
    .select(['consent.language', 'consent.withdrawnAt'])
    .orderBy('consent.at')
    .orderBy('consent.id')
    .execute()
  const standing = rows.filter((row) => counts(row, row))
  return [...new Map(standing.map((row) => [row.contactIndex, row])).values()]
}

/** Whether somebody, by any of their signatures, still wants news: asked before each mail (rule G176). */
export async function wantsNews(db: Db, signatures: readonly SignatureId[]): Promise<boolean> {
  if (signatures.length === 0) return false
  const rows = await db
    .selectFrom('consent')
    .innerJoin('signatory', 'signatory.id', 'consent.signature')
    .where('signatory.id', 'in', signatures)
    .where('consent.purpose', '=', 'follow-up')
    .select(['signatory.state', 'signatory.heldFor', 'consent.withdrawnAt'])
    .execute()
  return rows.some((row) => counts(row, row))
}

/** Those who agreed to hear from one of these organisations, with their sealed addresses (rule G178). */
export async function optedInTo(db: Db, letter: LetterId, organisations: readonly string[]) {
  if (organisations.length === 0) return []
  const rows = await standingConsents(db, letter)
    .where('consent.purpose', '=', 'contact')
    .where('consent.organisationId', 'in', organisations)
    .select([
      'signatory.contact',
      'signatory.contactKeyId',
      'signatory.name',
      'signatory.class',
      'signatory.affiliation',
      'signatory.country',
    ])
    .select([
      'signatory.state',
      'signatory.heldFor',
      'consent.id',
      'consent.signature',
      'consent.organisationId',
      'consent.language',
      'consent.at',
      'consent.withdrawnAt',
    ])
    .orderBy('consent.at')
    .orderBy('consent.id')
    .execute()
  return rows.filter((row) => counts(row, row))
}

/** The organisations that ask on a letter's form whether they may write. */
export async function contactOffersOf(db: Db, letter: LetterId): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('contact_offer')
    .innerJoin('organisation', 'organisation.id', 'contact_offer.organisationId')
    .where('contact_offer.letterId', '=', letter)
    .select(['organisation.id', 'organisation.name'])
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute()
}

interface Offering {
  readonly letter: LetterId
  readonly organisations: readonly string[]
  readonly by: string
  readonly at: number
}

export async function setContactOffers(db: Db, { letter, organisations, by, at }: Offering): Promise<void> {
  await db.deleteFrom('contact_offer').where('letterId', '=', letter).execute()
  if (organisations.length === 0) return
  await db
    .insertInto('contact_offer')
    .values(organisations.map((organisationId) => ({ letterId: letter, organisationId, by, at })))
    .execute()
}
