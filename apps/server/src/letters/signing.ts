import { accept, type Digest, type Language, type Outcome, refuse, type SignatoryDisplay } from '@undersigned/letter'
import {
  type ConfirmRefusal,
  confirm,
  foldedName,
  hashOfToken,
  type Listing,
  type Offer,
  type Signature,
  type SignRefusal,
  sign,
  type TokenHash,
  type WithdrawRefusal,
  withdraw,
} from '@undersigned/signatures'
import {
  appendLoggedEvent,
  type ConsentRow,
  changeSignatory,
  confirmedBy,
  isOfPublicNote,
  type LetterRow,
  letterOf,
  putConsents,
  type SignatoryRow,
  type SuccessionRow,
  signatoryById,
  signatoryByToken,
  signatoryOf,
  standingOf,
  successionByToken,
  successionsFrom,
  type Transacting,
  wantNewsAgain,
  withdrawConsents,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { receiptOf } from '../log/letter-log.ts'
import type { Services } from '../services.ts'
import { nameContact } from './authority-contact.ts'
import { agreedWith } from './consents.ts'
import { besideDisplay } from './names-of.ts'
import { ofSameOrganisation, organisationIn, placeOf } from './one-organisation.ts'
import { idInOwnToken } from './own-token.ts'
import { displayOf } from './printed.ts'
import { relist } from './relist.ts'
import { hashOfCode, newCode } from './signing-code.ts'
import { mailSigned, mailToConfirm, mailWaiting, mailWithdrawn } from './signing-mails.ts'

export const CONFIRM_LASTS = 72 * 60 * 60 * 1000
export const WITHDRAW_LASTS = 10 * 365 * 24 * 60 * 60 * 1000

/** A signatory with the letter they are asked about, by the token of a mail. */
export interface Invited {
  readonly row: SignatoryRow
  readonly letter: LetterRow
}

export type LinkRefusal = 'link-unknown' | 'link-expired'

/** Whom a link in a mail was sent to. */
export async function invitedBy(
  { store, now }: Pick<Services, 'store' | 'now'>,
  purpose: 'inviteTokenHash' | 'confirmTokenHash' | 'withdrawTokenHash',
  token: string,
): Promise<Outcome<Invited, LinkRefusal>> {
  const row = await signatoryByToken(store.db, purpose, hashOfToken(token))
  const letter = row === null ? null : await letterOf(store.db, row.letterId)
  if (row === null || letter === null) return refuse('link-unknown')
  const expiry = { inviteTokenHash: row.inviteExpiresAt, confirmTokenHash: row.confirmExpiresAt, withdrawTokenHash: row.withdrawExpiresAt }[
    purpose
  ]
  return expiry !== null && now() >= expiry ? refuse('link-expired') : accept({ row, letter })
}

/** What an organisation says of itself beside its name. */
export type Details = Pick<SignatoryRow, 'acronym' | 'names' | 'domain' | 'registerNumber'>

export interface Signing {
  readonly token: string
  /** The manifest and the language that stood on the page that was read. */
  readonly manifest: Digest
  readonly language: Language
  readonly locale: string
  readonly display: SignatoryDisplay
  readonly details: Details
  /** Somebody else of the organisation, as its signatory names them; empty for none. */
  readonly contact: string
  /** What they agreed to beside it. */
  readonly agreed: readonly Offer[]
}

/** Takes a signature to be confirmed by mail (rules G11, G12). */
export async function signInvited(services: Services, signing: Signing): Promise<Outcome<Invited, SignRefusal | LinkRefusal>> {
  const found = await invitedBy(services, 'inviteTokenHash', signing.token)
  if (!found.ok) return found
  const token = services.newToken()
  const outcome = await services.store.transaction((tx) =>
    takeSignature(services, tx, { ...signing, row: found.value.row, confirmToken: token }),
  )
  if (outcome.ok) services.outbox.wake()
  return outcome
}

interface Taking extends Signing {
  readonly row: SignatoryRow
  readonly confirmToken: string
}

async function takeSignature(services: Services, tx: Transacting, taking: Taking): Promise<Outcome<Invited, SignRefusal | LinkRefusal>> {
  const now = services.now()
  const letter = await letterOf(tx, taking.row.letterId)
  const row = await signatoryByToken(tx, 'inviteTokenHash', hashOfToken(taking.token))
  if (letter === null || row === null) return refuse('link-unknown')
  if (row.state === 'confirmed') return refuse('already-signed')
  if (row.state === 'withdrawn') return refuse('link-expired')
  const signatory = row.contactIndex ?? row.id
  const { display: wished, manifest: under } = taking
  const place = await placeOf(tx, { letter, display: wished, organisationId: row.organisationId })
  const among = await countingBeside(tx, { ...row, ...place, signatory, class: wished.class, manifest: under })
  const taken = sign(
    {
      id: row.id,
      signatory,
      display: wished,
      organisation: organisationIn({ ...place, class: wished.class }),
      manifest: under,
      language: taking.language,
      token: hashOfToken(taking.confirmToken),
      expiresAt: now + CONFIRM_LASTS,
      invited: true,
    },
    { standing: await standingOf(tx, letter), ...among, now },
  )
  if (!taken.ok) return taken
  await nameContact(services, tx, { row, mailbox: taking.contact })
  await putConsents(tx, { letter: letter.id, signature: row.id, at: now, newId: services.newId }, taking.agreed)
  const { display, manifest, language, signedAt, token, expiresAt } = taken.value
  const signed = { ...taking.details, ...display, ...place, deskPassedAt: passedStill(row, display), signatory, manifest, language }
  if (hasPendingMail(row, manifest, now)) {
    // What the mail on its way confirms is this signature, as it was typed last.
    await changeSignatory(tx, row.id, signed)
    return accept({ row: { ...row, ...signed }, letter })
  }
  const code = newCode()
  const asked = {
    confirmTokenHash: token,
    confirmExpiresAt: expiresAt,
    mailedAt: now,
    codeHash: hashOfCode(services.keys, row.id, code),
    codeTries: 0,
  }
  await changeSignatory(tx, row.id, { ...signed, ...asked, state: 'pending', signedAt })
  await mailToConfirm(services, tx, { ...taking, letter, expiresAt, code })
  return accept({ row: { ...row, ...signed, state: 'pending' }, letter })
}

/** A coordinator's invitation passed the desk for the name they wrote, not for another (rule G91). */
const passedStill = ({ deskPassedAt, name }: SignatoryRow, display: SignatoryDisplay): number | null =>
  foldedName(name) === foldedName(display.name) ? deskPassedAt : null

const DAY = 24 * 60 * 60 * 1000

/** One mail a day asks an address to confirm: until then the one that is on its way stands for whatever is signed (rule G99). */
const hasPendingMail = (row: SignatoryRow, manifest: Digest, now: number): boolean =>
  row.state === 'pending' && row.manifest === manifest && now - (row.mailedAt ?? 0) < DAY && now < (row.confirmExpiresAt ?? 0)

/** Somebody who just confirmed, with the proof of it that is theirs to keep. */
export interface Confirmed extends Invited {
  readonly receipt: string
  /** What they agreed to beside it. */
  readonly agreed: readonly ConsentRow[]
  readonly listing: Listing
  /** By which they prove more, where an organisation's signature is not listed yet. */
  readonly proveToken: string | null
}

/** Confirms by the token from the mail; from now on it counts, and is an event with a salt of its own (D23, rules G12, V10). */
export async function confirmSignature(
  services: Services,
  { token, locale }: { readonly token: string; readonly locale: string },
): Promise<Outcome<Confirmed, ConfirmRefusal>> {
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<Confirmed, ConfirmRefusal>> => {
    const row = await signatoryByToken(tx, 'confirmTokenHash', hashOfToken(token))
    return row === null ? refuse('link-unknown') : confirmRow(services, tx, { row, token: hashOfToken(token), locale })
  })
  if (outcome.ok) services.outbox.wake()
  return outcome
}

interface Confirming {
  readonly row: SignatoryRow
  readonly token: TokenHash
  readonly locale: string
}

/** What confirming does, by whichever half of the mail it was asked. */
export async function confirmRow(
  services: Services,
  tx: Transacting,
  { row, token, locale }: Confirming,
): Promise<Outcome<Confirmed, ConfirmRefusal>> {
  const now = services.now()
  const withdrawToken = services.newToken()
  const letter = await letterOf(tx, row.letterId)
  const signature = signatureFrom(row)
  if (letter === null || signature === null) return refuse('link-unknown')
  // Another invitation to the same address may have been signed and confirmed first.
  const among = await countingBeside(tx, row)
  const confirmed = confirm(signature, { standing: await standingOf(tx, letter), token, now, ...among })
  if (!confirmed.ok) return confirmed
  const { display, manifest, language, confirmedAt } = confirmed.value
  const salt = services.newSalt()
  const lateAt = isLate(letter, now) ? now : null
  await changeSignatory(tx, row.id, {
    state: 'confirmed',
    confirmedAt,
    salt,
    withdrawTokenHash: hashOfToken(withdrawToken),
    withdrawExpiresAt: now + WITHDRAW_LASTS,
    codeHash: null,
    lateAt,
    heldFor: await heldAtFirst(tx, letter, row),
  })
  await appendLoggedEvent(tx, {
    letterId: letter.id,
    payload: {
      kind: 'signature',
      manifest,
      language,
      signature: row.id,
      display,
      signatory: String(row.id),
      ...besideDisplay({ ...row, lateAt }),
    },
    salt,
    actor: `signatory:${row.id}`,
    at: now,
  })
  await wantNewsAgain(tx, [row.id])
  const relisted = await relist(services, tx, { letter: letter.id, signature: row.id, isNew: true })
  const receipt = (await receiptOf(services.keys, tx, { letter: letter.id, signature: row.id })) ?? ''
  await mailSigned(services, tx, { row, letter, manifest, withdrawToken, locale, receipt })
  const listing = relisted?.listing ?? { listed: true }
  const proveToken = row.class === 'organisation' && !listing.listed ? withdrawToken : null
  if (proveToken !== null) await mailWaiting(services, tx, { row, letter, listing, withdrawToken, locale })
  const agreed = await agreedWith(tx, row)
  return accept({ row: relisted?.row ?? { ...row, state: 'confirmed' }, letter, receipt, agreed, listing, proveToken })
}

/** Somebody whose name readers take for more than a name passes the desk first, unless it invited them (rule G91). */
async function heldAtFirst(tx: Transacting, letter: LetterRow, { heldFor, deskPassedAt, class: kind, nameKey }: SignatoryRow) {
  if (heldFor !== null || deskPassedAt !== null || (kind !== 'individual' && kind !== 'expert')) return heldFor
  return (await isOfPublicNote(tx, letter.coalitionId, nameKey)) ? ('public-note' as const) : null
}

/** The soft deadline was announced; whoever signs after it stands in a class of their own (rule G98). */
export const isLate = ({ softDeadline }: LetterRow, now: number): boolean => softDeadline !== null && now >= softDeadline

/** Whose name the token of any mail to a signatory takes back: of the one that confirmed it, of one about a change, or of one from the desk. */
async function rowToWithdraw(keys: Pick<Keys, 'derive'>, db: Services['store']['db'], token: string): Promise<SignatoryRow | null> {
  const confirmed = await signatoryByToken(db, 'withdrawTokenHash', hashOfToken(token))
  if (confirmed !== null) return confirmed
  const told = await successionByToken(db, hashOfToken(token))
  if (told !== null) return signatoryOf(db, told.letterId, told.signature)
  const id = idInOwnToken(keys, token)
  return id === null ? null : signatoryById(db, id)
}

/** Who is asked whether to take a name back (rule G13). */
export async function withdrawingBy(
  { store, keys }: Pick<Services, 'store' | 'keys'>,
  token: string,
): Promise<Outcome<Invited, LinkRefusal>> {
  const row = await rowToWithdraw(keys, store.db, token)
  const letter = row === null ? null : await letterOf(store.db, row.letterId)
  return row === null || letter === null ? refuse('link-unknown') : accept({ row, letter })
}

/** Takes a name back, in any stage (rule G13). */
export async function withdrawSignature(
  services: Services,
  { token, locale }: { readonly token: string; readonly locale: string },
): Promise<Outcome<Invited, WithdrawRefusal | LinkRefusal>> {
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<Invited, WithdrawRefusal | LinkRefusal>> => {
    const now = services.now()
    const row = await rowToWithdraw(services.keys, tx, token)
    const letter = row === null ? null : await letterOf(tx, row.letterId)
    const signature = row === null ? null : signatureFrom(row)
    if (row === null || letter === null || signature === null) return refuse('link-unknown')
    const last = await lastGiven(tx, row)
    const withdrawn = withdraw(signatureFrom(last) ?? signature, { now })
    if (!withdrawn.ok) return withdrawn
    for (const each of await givenSince(tx, row)) await takeBack(services, tx, each)
    await mailWithdrawn(services, tx, { row, letter, locale })
    return accept({ row: { ...row, state: 'withdrawn' }, letter })
  })
  if (outcome.ok) services.outbox.wake()
  return outcome
}

/** A signature and every one that its signatory gave in its place when the text changed: an older mail's link takes the name back, too (rule G13). */
async function givenSince(tx: Transacting, row: SignatoryRow): Promise<readonly SignatoryRow[]> {
  const given = (await successionsFrom(tx, row.id)).find(({ successor }) => successor !== null)
  const next = given === undefined || given.successor === null ? null : await signatoryOf(tx, row.letterId, given.successor)
  return next === null ? [row] : [row, ...(await givenSince(tx, next))]
}

const lastGiven = async (tx: Transacting, row: SignatoryRow): Promise<SignatoryRow> => (await givenSince(tx, row)).at(-1) ?? row

async function takeBack(services: Services, tx: Transacting, row: SignatoryRow): Promise<void> {
  if (row.state !== 'confirmed' || row.manifest === null) return
  const at = services.now()
  await changeSignatory(tx, row.id, { state: 'withdrawn', withdrawnAt: at, listedAt: null })
  await withdrawConsents(tx, { signatures: [row.id], wish: null, at })
  await appendLoggedEvent(tx, {
    letterId: row.letterId,
    payload: { kind: 'withdrawal', manifest: row.manifest, signature: row.id },
    salt: services.newSalt(),
    actor: `signatory:${row.id}`,
    at,
  })
}

/** The signatures that count under the manifest of this one for the same signatory or organisation (rules G20, G42). */
export async function countingBeside(
  tx: Transacting,
  row: SignatoryRow,
): Promise<{ readonly existing: readonly Signature[]; readonly successions: readonly SuccessionRow[] }> {
  const { letterId: letter, manifest, signatory } = row
  const same = manifest === null || signatory === null ? [] : await confirmedBy(tx, { letter, signatory, manifest })
  const rows = [...same, ...(await ofSameOrganisation(tx, row))]
  const successions = await Promise.all(rows.map(({ id }) => successionsFrom(tx, id)))
  return { existing: rows.flatMap((other) => signatureFrom(other) ?? []), successions: successions.flat() }
}

/** A row as the decisions see it; null for one that nobody has signed. */
export function signatureFrom(row: SignatoryRow): Signature | null {
  const { id, manifest, language, signedAt } = row
  if (manifest === null || language === null || signedAt === null) return null
  const signed = {
    id,
    signatory: row.signatory ?? row.id,
    display: displayOf(row),
    organisation: organisationIn(row),
    manifest,
    language,
    signedAt,
  }
  if (row.state === 'confirmed' && row.confirmedAt !== null) return { ...signed, status: 'confirmed', confirmedAt: row.confirmedAt }
  if (row.state === 'withdrawn' && row.withdrawnAt !== null) return { ...signed, status: 'withdrawn', withdrawnAt: row.withdrawnAt }
  if (row.state !== 'pending' || row.confirmTokenHash === null || row.confirmExpiresAt === null) return null
  return { ...signed, status: 'pending', token: row.confirmTokenHash, expiresAt: row.confirmExpiresAt }
}
