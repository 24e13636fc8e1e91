import { loadFormats, loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import type { Digest } from '@undersigned/letter'
import { fourWords, hashOfToken, type Listing, shortHex } from '@undersigned/signatures'
import { keyText } from '@undersigned/signatures/log'
import { coalitionOf, type LetterRow, type SignatoryRow, type Transacting } from '@undersigned/storage'
import { logKeyOf } from '../log/letter-log.ts'
import type { Services } from '../services.ts'
import { addressOf } from './contact.ts'
import { shownCode } from './signing-code.ts'
import { titleIn } from './title-in.ts'
import { waitingWords } from './waiting-words.ts'

interface Mailing {
  readonly row: SignatoryRow
  readonly letter: LetterRow
  readonly locale: string
}

interface ToConfirm extends Mailing {
  readonly confirmToken: string
  readonly code: string
  readonly display: { readonly name: string }
  readonly manifest: Digest
  readonly expiresAt: number
}

/** A link to a page with a button, and a code to type instead (rules G12, G99). */
export async function mailToConfirm(services: Services, tx: Transacting, asked: ToConfirm): Promise<void> {
  const mail = await confirmMail(services, tx, asked)
  if (mail !== null) await services.outbox.enqueue(tx, mail)
}

/** The same for many who signed together. */
export async function mailAllToConfirm(services: Services, tx: Transacting, all: readonly ToConfirm[]): Promise<void> {
  const mails = await Promise.all(all.map((asked) => confirmMail(services, tx, asked)))
  await services.outbox.enqueueAll(
    tx,
    mails.filter((mail) => mail !== null),
  )
}

async function confirmMail(
  services: Services,
  tx: Transacting,
  { row, letter, confirmToken, code, display, manifest, locale, expiresAt }: ToConfirm,
) {
  const language = readerLanguageFor([locale])
  const formats = await loadFormats(language)
  const to = addressOf(services, row)
  if (to === null) return null
  return {
    to,
    locale: language,
    template: 'confirmSignature' as const,
    values: {
      letter: await titleIn(tx, letter, language),
      name: display.name,
      words: fourWords(manifest).join(' '),
      hex: shortHex(manifest),
      expires: formats.deadline(expiresAt, letter.zone),
      code: shownCode(code),
      link: `${services.origin}/${language}/confirm/${confirmToken}`,
    },
    letterId: letter.id,
    key: `confirm/${row.id}/${hashOfToken(confirmToken)}`,
    expiresAt,
  }
}

interface Signed extends Mailing {
  readonly manifest: Digest
  readonly withdrawToken: string
  readonly receipt: string
}

/** The link to withdraw, and the receipt: the mail that a signatory keeps. */
export async function mailSigned(services: Services, tx: Transacting, signed: Signed): Promise<void> {
  const mail = await signedMail(services, tx, signed)
  if (mail !== null) await services.outbox.enqueue(tx, mail)
}

/** The same for many who confirmed together. */
export async function mailAllSigned(services: Services, tx: Transacting, all: readonly Signed[]): Promise<void> {
  const mails = await Promise.all(all.map((signed) => signedMail(services, tx, signed)))
  await services.outbox.enqueueAll(
    tx,
    mails.filter((mail) => mail !== null),
  )
}

async function signedMail(services: Services, tx: Transacting, { row, letter, manifest, withdrawToken, locale, receipt }: Signed) {
  const to = addressOf(services, row)
  const language = readerLanguageFor([locale])
  if (to === null) return null
  return {
    to,
    locale: language,
    template: 'signed' as const,
    values: {
      letter: await titleIn(tx, letter, language),
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
  }
}

interface Waiting extends Mailing {
  readonly listing: Listing
  readonly withdrawToken: string
}

/** What an organisation's signature waits for, and the page where more can be proved (rule G73). */
export async function mailWaiting(
  services: Services,
  tx: Transacting,
  { row, letter, listing, withdrawToken, locale }: Waiting,
): Promise<void> {
  const to = addressOf(services, row)
  const language = readerLanguageFor([locale])
  if (to === null) return
  const [formats, { t }] = await Promise.all([loadFormats(language), loadTranslator(language)])
  const waits = waitingWords(listing, { zone: letter.zone, t, formats }).join(' ')
  await services.outbox.enqueue(tx, {
    to,
    locale: language,
    template: 'signedWaits',
    values: {
      letter: await titleIn(tx, letter, language),
      name: row.name,
      waits,
      link: `${services.origin}/${language}/prove/${withdrawToken}`,
    },
    letterId: letter.id,
    key: `waits/${row.id}/${hashOfToken(withdrawToken)}`,
  })
}

export async function mailWithdrawn(services: Services, tx: Transacting, { row, letter, locale }: Mailing): Promise<void> {
  const to = addressOf(services, row)
  if (to === null) return
  const language = readerLanguageFor([locale])
  const [coalition, title] = await Promise.all([coalitionOf(tx, letter.coalitionId), titleIn(tx, letter, language)])
  await services.outbox.enqueue(tx, {
    to,
    locale: language,
    template: 'withdrawn',
    values: { letter: title, name: row.name, coalition: coalition?.name ?? '', link: services.origin },
    letterId: letter.id,
    key: `withdrawn/${row.id}`,
  })
}
