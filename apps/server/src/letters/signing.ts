import { loadFormats, readerLanguageFor } from '@undersigned/i18n'
import { accept, canonicalJson, type Digest, type Language, type Outcome, refuse, type SignatoryDisplay } from '@undersigned/letter'
import {
  type ConfirmRefusal,
  confirm,
  foldedName,
  fourWords,
  hashOfToken,
  type Signature,
  type SignRefusal,
  shortHex,
  sign,
  type WithdrawRefusal,
  withdraw,
} from '@undersigned/signatures'
import { keyText } from '@undersigned/signatures/log'
import {
  appendLoggedEvent,
  changeSignatory,
  coalitionOf,
  confirmedBy,
  type LetterRow,
  letterOf,
  type SignatoryRow,
  type SuccessionRow,
  signatoryByToken,
  signatoryOf,
  standingOf,
  successionsFrom,
  type Transacting,
} from '@undersigned/storage'
import { logKeyOf, receiptOf } from '../log/letter-log.ts'
import type { Services } from '../services.ts'
import { addressOf } from './contact.ts'
import { ofSameOrganisation, organisationIn, placeOf } from './one-organisation.ts'
import { displayOf } from './printed.ts'
import { relist } from './relist.ts'

const CONFIRM_LASTS = 72 * 60 * 60 * 1000
/** A form sent again so soon is one click too many, not another wish. */
const SAME_CLICK = 60 * 1000
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

export interface Signing {
  readonly token: string
  /** The manifest and the language that stood on the page that was read. */
  readonly manifest: Digest
  readonly language: Language
  readonly locale: string
  readonly display: SignatoryDisplay
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
  if (isRepeated(row, taking, now)) return accept({ row, letter })
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
  const { display, manifest, language, signedAt, token, expiresAt } = taken.value
  await changeSignatory(tx, row.id, {
    ...display,
    ...place,
    deskPassedAt: passedStill(row, display),
    signatory,
    state: 'pending',
    manifest,
    language,
    signedAt,
    confirmTokenHash: token,
    confirmExpiresAt: expiresAt,
  })
  await mailToConfirm(services, tx, { ...taking, letter, expiresAt })
  return accept({ row: { ...row, ...display, ...place, state: 'pending' }, letter })
}

/** A coordinator's invitation passed the desk for the name they wrote, not for another (rule G91). */
const passedStill = ({ deskPassedAt, name }: SignatoryRow, display: SignatoryDisplay): number | null =>
  foldedName(name) === foldedName(display.name) ? deskPassedAt : null

/** A new token would kill the link in the mail that is on its way. */
const isRepeated = (row: SignatoryRow, { manifest, language, display }: Signing, now: number): boolean =>
  row.state === 'pending' &&
  row.manifest === manifest &&
  row.language === language &&
  now - (row.signedAt ?? 0) < SAME_CLICK &&
  canonicalJson(displayOf(row)) === canonicalJson(display)

async function mailToConfirm(
  services: Services,
  tx: Transacting,
  { row, letter, confirmToken, display, manifest, locale, expiresAt }: Taking & { readonly letter: LetterRow; readonly expiresAt: number },
): Promise<void> {
  const language = readerLanguageFor([locale])
  const formats = await loadFormats(language)
  const to = addressOf(services, row)
  if (to === null) return
  await services.outbox.enqueue(tx, {
    to,
    locale: language,
    template: 'confirmSignature',
    values: {
      letter: letter.title,
      name: display.name,
      words: fourWords(manifest).join(' '),
      hex: shortHex(manifest),
      expires: formats.deadline(expiresAt, letter.zone),
      link: `${services.origin}/${language}/confirm/${confirmToken}`,
    },
    letterId: letter.id,
    key: `confirm/${row.id}/${hashOfToken(confirmToken)}`,
  })
}

/** Somebody who just confirmed, with the proof of it that is theirs to keep. */
export interface Confirmed extends Invited {
  readonly receipt: string
}

/** Confirms by the token from the mail; from now on it counts, and is an event with a salt of its own (D23, rules G12, V10). */
export async function confirmSignature(
  services: Services,
  { token, locale }: { readonly token: string; readonly locale: string },
): Promise<Outcome<Confirmed, ConfirmRefusal>> {
  const withdrawToken = services.newToken()
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<Confirmed, ConfirmRefusal>> => {
    const now = services.now()
    const row = await signatoryByToken(tx, 'confirmTokenHash', hashOfToken(token))
    const letter = row === null ? null : await letterOf(tx, row.letterId)
    const signature = row === null ? null : signatureFrom(row)
    if (row === null || letter === null || signature === null) return refuse('link-unknown')
    // Another invitation to the same address may have been signed and confirmed first.
    const among = await countingBeside(tx, row)
    const confirmed = confirm(signature, { standing: await standingOf(tx, letter), token: hashOfToken(token), now, ...among })
    if (!confirmed.ok) return confirmed
    const { display, manifest, language, confirmedAt } = confirmed.value
    const salt = services.newSalt()
    await changeSignatory(tx, row.id, {
      state: 'confirmed',
      confirmedAt,
      salt,
      withdrawTokenHash: hashOfToken(withdrawToken),
      withdrawExpiresAt: now + WITHDRAW_LASTS,
      lateAt: isLate(letter, now) ? now : null,
    })
    await appendLoggedEvent(tx, {
      letterId: letter.id,
      payload: { kind: 'signature', manifest, language, signature: row.id, display, signatory: String(row.id) },
      salt,
      actor: `signatory:${row.id}`,
      at: now,
    })
    const relisted = await relist(services, tx, { letter: letter.id, signature: row.id })
    const receipt = (await receiptOf(services.keys, tx, { letter: letter.id, signature: row.id })) ?? ''
    await mailSigned(services, tx, { row, letter, manifest, withdrawToken, locale, receipt })
    return accept({ row: relisted?.row ?? { ...row, state: 'confirmed' }, letter, receipt })
  })
  if (outcome.ok) services.outbox.wake()
  return outcome
}

/** The soft deadline was announced; whoever signs after it stands in a class of their own (rule G98). */
const isLate = ({ softDeadline }: LetterRow, now: number): boolean => softDeadline !== null && now >= softDeadline

interface Signed extends Confirmed {
  readonly manifest: Digest
  readonly withdrawToken: string
  readonly locale: string
}

/** The link to withdraw, and the receipt: the mail that a signatory keeps. */
export async function mailSigned(
  services: Services,
  tx: Transacting,
  { row, letter, manifest, withdrawToken, locale, receipt }: Signed,
): Promise<void> {
  const to = addressOf(services, row)
  const language = readerLanguageFor([locale])
  if (to === null) return
  await services.outbox.enqueue(tx, {
    to,
    locale: language,
    template: 'signed',
    values: {
      letter: letter.title,
      name: row.name,
      words: fourWords(manifest).join(' '),
      hex: shortHex(manifest),
      link: `${services.origin}/${language}/withdraw/${withdrawToken}`,
      logKey: keyText(await logKeyOf(services.keys, letter.id)),
      receipt,
      receiptLink: `${services.origin}/${language}/receipt/${withdrawToken}`,
    },
    letterId: letter.id,
    key: `signed/${row.id}/${hashOfToken(withdrawToken)}`,
  })
}

/** Takes a name back, in any stage (rule G13). */
export async function withdrawSignature(
  services: Services,
  { token, locale }: { readonly token: string; readonly locale: string },
): Promise<Outcome<Invited, WithdrawRefusal | LinkRefusal>> {
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<Invited, WithdrawRefusal | LinkRefusal>> => {
    const now = services.now()
    const row = await signatoryByToken(tx, 'withdrawTokenHash', hashOfToken(token))
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
  await appendLoggedEvent(tx, {
    letterId: row.letterId,
    payload: { kind: 'withdrawal', manifest: row.manifest, signature: row.id },
    salt: services.newSalt(),
    actor: `signatory:${row.id}`,
    at,
  })
}

async function mailWithdrawn(services: Services, tx: Transacting, { row, letter, locale }: Invited & { locale: string }): Promise<void> {
  const to = addressOf(services, row)
  const coalition = await coalitionOf(tx, letter.coalitionId)
  if (to === null) return
  await services.outbox.enqueue(tx, {
    to,
    locale: readerLanguageFor([locale]),
    template: 'withdrawn',
    values: { letter: letter.title, name: row.name, coalition: coalition?.name ?? '', link: services.origin },
    letterId: letter.id,
    key: `withdrawn/${row.id}`,
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
