import { createHmac } from 'node:crypto'
import { accept, isLanguage, type Language, type Outcome, refuse } from '@undersigned/letter'
import {
  type ConfirmAgainRefusal,
  confirmAgain,
  hashOfToken,
  type ObjectRefusal,
  object,
  type Succession,
  signatureId,
  succeed,
} from '@undersigned/signatures'
import {
  appendLoggedEvent,
  appendLoggedEvents,
  changeSuccession,
  insertSignatory,
  insertSuccessions,
  type LetterRow,
  letterOf,
  moveConsents,
  moveFacts,
  moveLogo,
  type SignatoryRow,
  type SuccessionRow,
  signatoriesOf,
  signatoryOf,
  standingOf,
  successionByToken,
  successionsFrom,
  successionsOf,
  supersedeAsked,
  type Transacting,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { receiptOf } from '../log/letter-log.ts'
import type { Services } from '../services.ts'
import { besideDisplay } from './names-of.ts'
import type { PreparedSeal } from './sealing.ts'
import { countingBeside, signatureFrom, WITHDRAW_LASTS } from './signing.ts'
import { mailSigned } from './signing-mails.ts'

const DAY = 24 * 60 * 60 * 1000

interface Sealing {
  readonly letter: LetterRow
  readonly seal: PreparedSeal
  readonly at: number
}

/** What a new seal does to every signature that the desk has not refused, in the transaction that seals: carried or asked, each an entry of the log (rules G41, G43, G46, G132). */
export async function succeedSignatures(services: Services, tx: Transacting, { letter, seal, at }: Sealing): Promise<void> {
  const { amending: previous } = letter
  const { change } = seal.manifest
  if (previous === null || change === 'first') return
  const [rows, successions] = await Promise.all([signatoriesOf(tx, letter.id, ['confirmed']), successionsOf(tx, letter.id)])
  const signatures = rows.flatMap((row) => (row.heldFor === 'refused' ? [] : (signatureFrom(row) ?? [])))
  const dueAt = at + seal.days * DAY
  const { added } = succeed(signatures, successions, { previous, manifest: seal.digest, change, now: at, dueAt })
  await supersedeAsked(tx, letter.id, previous, at)
  await insertSuccessions(tx, letter.id, added)
  const entries = added.map(({ signature, previous: from, manifest, state }) => ({
    payload: { kind: state === 'asked' ? ('asked-again' as const) : ('carried' as const), manifest, previous: from, signature },
    salt: services.newSalt(),
    actor: null,
    at,
  }))
  await appendLoggedEvents(tx, letter.id, entries)
}

interface Telling {
  readonly letter: LetterRow['id']
  readonly row: Pick<Succession, 'signature' | 'previous' | 'manifest'>
  readonly kind: 'lapse'
}

/** An entry of the log that names both manifests (rule G46). */
export async function tell(services: Pick<Services, 'newSalt' | 'now'>, tx: Transacting, { letter, row, kind }: Telling): Promise<void> {
  const { signature, previous, manifest } = row
  const payload = { kind, manifest, previous, signature }
  await appendLoggedEvent(tx, { letterId: letter, payload, salt: services.newSalt(), actor: null, at: services.now() })
}

/** Always the same for a signature and a manifest, so that the link in an earlier mail works too; nobody makes it without the server's key. */
export const tokenOf = (keys: Pick<Keys, 'derive'>, { signature, manifest }: Pick<Succession, 'signature' | 'manifest'>): string =>
  createHmac('sha256', keys.derive('succession'))
    .update(JSON.stringify([signature, manifest]))
    .digest('base64url')

/** A signatory who was told of a change, with what became of their signature and the letter it stands under. */
export interface Told {
  readonly succession: SuccessionRow
  readonly row: SignatoryRow
  readonly letter: LetterRow
}

/** Whom the link in a mail about a change was sent to. */
export async function toldBy({ store }: Pick<Services, 'store'>, token: string): Promise<Told | null> {
  return found(store.db, token)
}

async function found(db: Services['store']['db'], token: string): Promise<Told | null> {
  const succession = await successionByToken(db, hashOfToken(token))
  if (succession === null) return null
  const [letter, row] = await Promise.all([letterOf(db, succession.letterId), signatoryOf(db, succession.letterId, succession.signature)])
  return letter === null || row === null ? null : { succession, row, letter }
}

/** Takes a signature off a corrected text (rule G44). */
export async function objectTo(services: Services, token: string): Promise<Outcome<Told, ObjectRefusal>> {
  return services.store.transaction(async (tx): Promise<Outcome<Told, ObjectRefusal>> => {
    const told = await found(tx, token)
    const signature = told === null ? null : signatureFrom(told.row)
    if (told === null || signature === null) return refuse('link-unknown')
    const own = await successionsFrom(tx, told.row.id)
    const objected = object(signature, own, told.succession.manifest)
    if (!objected.ok) return objected
    const at = services.now()
    for (const { signature: id, manifest } of objected.value) {
      await changeSuccession(tx, { signature: id, manifest, state: 'carried' }, { state: 'objected', decidedAt: at })
      await appendLoggedEvent(tx, {
        letterId: told.letter.id,
        payload: { kind: 'objection', manifest, signature: id },
        salt: services.newSalt(),
        actor: `signatory:${id}`,
        at,
      })
    }
    return accept(told)
  })
}

interface Again {
  readonly token: string
  /** In which the changed text was read. */
  readonly language: string
}

/** Somebody who was asked signs the changed text: a signature of its own, under the manifest in force (rule G43). */
export async function signAgain(
  services: Services,
  { token, language }: Again,
): Promise<Outcome<Told & { readonly receipt: string }, ConfirmAgainRefusal>> {
  const outcome = await services.store.transaction(async (tx) => giveAgain(services, tx, { token, language }))
  if (outcome.ok) services.outbox.wake()
  return outcome
}

async function giveAgain(
  services: Services,
  tx: Transacting,
  { token, language }: Again,
): Promise<Outcome<Told & { readonly receipt: string }, ConfirmAgainRefusal>> {
  const told = await found(tx, token)
  const signature = told === null ? null : signatureFrom(told.row)
  if (told === null || signature === null) return refuse('link-unknown')
  const { letter, row, succession } = told
  const id = signatureId(services.newId())
  const { existing, successions } = await countingBeside(tx, { ...row, manifest: succession.manifest })
  const given = confirmAgain(signature, succession, {
    id,
    language: readIn(language, letter),
    standing: await standingOf(tx, letter),
    existing,
    successions,
    now: services.now(),
  })
  if (!given.ok) return given
  const { confirmedAt, display, manifest } = given.value
  const [salt, withdrawToken] = [services.newSalt(), services.newToken()]
  const next = nextRow(row, { ...given.value, salt, withdrawToken })
  await insertSignatory(tx, next)
  await moveFacts(tx, { from: row.id, to: id })
  await moveLogo(tx, { from: row.id, to: id })
  await moveConsents(tx, { from: row.id, to: id })
  await changeSuccession(tx, succession, { state: 'confirmed', successor: id, decidedAt: confirmedAt })
  await appendLoggedEvent(tx, {
    letterId: letter.id,
    payload: {
      kind: 'signature',
      manifest,
      language: given.value.language,
      signature: id,
      display,
      signatory: String(id),
      ...besideDisplay(row),
    },
    salt,
    actor: `signatory:${id}`,
    at: confirmedAt,
  })
  const receipt = (await receiptOf(services.keys, tx, { letter: letter.id, signature: id })) ?? ''
  const made = { ...next, position: row.position }
  await mailSigned(services, tx, { row: made, letter, manifest, withdrawToken, locale: language, receipt })
  return accept({ ...told, receipt })
}

const readIn = (language: string, letter: LetterRow): Language => (isLanguage(language) ? language : letter.language)

type Given = Pick<SignatoryRow, 'id' | 'manifest' | 'language' | 'signedAt' | 'salt'> & {
  readonly confirmedAt: number
  readonly withdrawToken: string
}

/** The same person or organisation under the changed text; the row they signed first stays as it is. */
const nextRow = (
  { position: _, ...row }: SignatoryRow,
  { id, manifest, language, signedAt, confirmedAt, salt, withdrawToken }: Given,
): Omit<SignatoryRow, 'position'> => ({
  ...row,
  id,
  manifest,
  language,
  signedAt,
  confirmedAt,
  salt,
  inviteTokenHash: null,
  inviteExpiresAt: null,
  invitedAt: null,
  confirmTokenHash: null,
  confirmExpiresAt: null,
  withdrawTokenHash: hashOfToken(withdrawToken),
  withdrawExpiresAt: confirmedAt + WITHDRAW_LASTS,
  createdAt: confirmedAt,
  // Who stood on the list stands there again; who waited goes on waiting (rule G93).
  listedAt: row.listedAt === null ? null : confirmedAt,
  codeHash: null,
})
