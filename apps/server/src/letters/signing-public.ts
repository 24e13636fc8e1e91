import {
  accept,
  digest,
  type Language,
  letterId,
  type Outcome,
  refuse,
  SIGNATORY_CLASSES,
  type SignatoryClass,
  type SignatoryDisplay,
} from '@undersigned/letter'
import {
  type ConfirmRefusal,
  type HeldFor,
  hashOfToken,
  type Offer,
  type SignRefusal,
  sign,
  signatureId,
  sortKeyOf,
} from '@undersigned/signatures'
import {
  changeSignatory,
  insertSignatory,
  type LetterRow,
  letterOf,
  pendingOf,
  pendingSince,
  putConsents,
  type SignatoryRow,
  standingOf,
  stringsIn,
  type Transacting,
} from '@undersigned/storage'
import { indexOf } from '../rotation/kept.ts'
import type { Services } from '../services.ts'
import { nameContact } from './authority-contact.ts'
import { namedSignatory } from './new-letter.ts'
import { organisationIn, placeOf } from './one-organisation.ts'
import { CONFIRM_LASTS, type Confirmed, confirmRow, countingBeside, type Details } from './signing.ts'
import { handledBy, hashOfCode, MOST_TRIES, newCode } from './signing-code.ts'
import { mailToConfirm } from './signing-mails.ts'

const DAY = 24 * 60 * 60 * 1000

/** Who may sign on the letter's page (rule G100). */
export const publicClasses = ({ publicClasses: stored }: LetterRow): readonly SignatoryClass[] => {
  const chosen = stringsIn(stored)
  return SIGNATORY_CLASSES.filter((each) => chosen.includes(each))
}

export interface PublicSigning {
  readonly letter: LetterRow
  readonly display: SignatoryDisplay
  readonly details: Details
  readonly email: string
  /** Somebody else of the organisation, as its signatory names them; empty for none. */
  readonly contact: string
  readonly manifest: string
  readonly language: Language
  readonly locale: string
  readonly heldFor: HeldFor | null
  /** What they agreed to beside it. */
  readonly agreed: readonly Offer[]
}

export type Taking = PublicSigning & { readonly index: string }

/** One signature, with every question that may have to be asked about it. */
export async function take(services: Services, tx: Transacting, taking: Taking): Promise<Outcome<null, SignRefusal>> {
  const { index, display, manifest, language } = taking
  const now = services.now()
  const letter = await letterOf(tx, taking.letter.id)
  if (letter === null || !publicClasses(letter).includes(display.class)) return refuse('invitation-needed')
  const older = (await pendingOf(tx, letter.id, index)).find(({ invitedAt }) => invitedAt === null)
  const place = await placeOf(tx, { letter, display, organisationId: null })
  const id = older?.id ?? signatureId(services.newId())
  const begun = { ...namedSignatory({ letter: letter.id, display, newId: services.newId, at: now }), ...place, id }
  const confirmToken = services.newToken()
  const among = await countingBeside(tx, { ...begun, position: 0, signatory: index, manifest: digest(manifest) })
  const taken = sign(
    {
      id,
      signatory: index,
      display,
      organisation: organisationIn({ ...place, class: display.class }),
      manifest: digest(manifest),
      language,
      token: hashOfToken(confirmToken),
      expiresAt: now + CONFIRM_LASTS,
      invited: false,
    },
    { standing: await standingOf(tx, letter), ...among, now },
  )
  if (!taken.ok) return taken
  // Whatever is on its way to this address is answered first; what was typed now is not kept.
  if ((await pendingSince(tx, index, now - DAY)).some(({ confirmExpiresAt }) => now < (confirmExpiresAt ?? 0))) return accept(null)
  const code = newCode()
  const row = {
    ...begun,
    ...asSigned(services, taking, { confirmToken, code, id, at: now }),
    sortKey: sortKeyOf({ display }, letter.language),
  }
  await keep(services, tx, { row, isOlder: older !== undefined, contact: taking.contact })
  await putConsents(tx, { letter: letter.id, signature: id, at: now, newId: services.newId }, taking.agreed)
  const made = { ...row, position: 0 }
  const expiresAt = now + CONFIRM_LASTS
  await mailToConfirm(services, tx, { ...taking, row: made, letter, confirmToken, code, manifest: digest(manifest), expiresAt })
  return accept(null)
}

interface Making {
  readonly id: SignatoryRow['id']
  readonly confirmToken: string
  readonly code: string
  readonly at: number
}

/** What a row says of somebody who signed and has yet to confirm. */
export function asSigned(
  { keys }: Services,
  { details, email, index, manifest, language, heldFor }: Taking,
  { id, confirmToken, code, at }: Making,
) {
  const { ciphertext, keyId } = keys.seal(email)
  return {
    ...details,
    state: 'pending' as const,
    signatory: index,
    manifest: digest(manifest),
    language,
    signedAt: at,
    confirmTokenHash: hashOfToken(confirmToken),
    confirmExpiresAt: at + CONFIRM_LASTS,
    mailedAt: at,
    codeHash: hashOfCode(keys, id, code),
    codeTries: 0,
    heldFor,
    contact: ciphertext,
    contactKeyId: keyId,
    contactIndex: index,
  }
}

interface Keeping {
  readonly row: Omit<SignatoryRow, 'position'>
  readonly isOlder: boolean
  readonly contact: string
}

async function keep(services: Services, tx: Transacting, { row, isOlder, contact }: Keeping): Promise<void> {
  const { id, letterId: _, ...change } = row
  if (isOlder) await changeSignatory(tx, id, change)
  else await insertSignatory(tx, row)
  await nameContact(services, tx, { row: { ...row, position: 0 }, mailbox: contact })
}

interface Typed {
  readonly handle: string
  readonly code: string
  readonly locale: string
}

/** Confirms by the code from the mail; wrong ones are counted, and five end it, whoever typed them (rule G99). */
export async function confirmByCode(
  services: Services,
  { handle, code, locale }: Typed,
): Promise<Outcome<Confirmed, ConfirmRefusal | 'code-wrong'>> {
  const handled = handledBy(services.keys, handle, services.now())
  if (handled === null) return refuse('code-wrong')
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<Confirmed, ConfirmRefusal | 'code-wrong'>> => {
    const index = await indexOf(services.keys, tx, handled.address)
    const open = (await pendingOf(tx, letterId(handled.letter), index)).filter(({ codeTries }) => codeTries < MOST_TRIES)
    const meant = open.find(({ id, codeHash }) => codeHash !== null && codeHash === hashOfCode(services.keys, id, code))
    if (meant !== undefined && meant.confirmTokenHash !== null) {
      return confirmRow(services, tx, { row: meant, token: meant.confirmTokenHash, locale })
    }
    for (const { id, codeTries } of open) await changeSignatory(tx, id, { codeTries: codeTries + 1 })
    return refuse('code-wrong')
  })
  if (outcome.ok) services.outbox.wake()
  return outcome
}
