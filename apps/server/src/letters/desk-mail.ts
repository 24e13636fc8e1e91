import { DESK_REASONS, type DeskReason } from '@undersigned/api'
import { loadFormats, loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import { isPublic } from '@undersigned/signatures'
import {
  coalitionOf,
  type DeskDecisionRow,
  type DeskReportRow,
  type LetterRow,
  type SignatoryRow,
  standingOf,
  type Transacting,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { addressOf } from './contact.ts'
import { readReport } from './desk-report.ts'
import { ownToken } from './own-token.ts'
import { titleIn } from './title-in.ts'

interface Decided {
  readonly letter: LetterRow
  readonly decision: DeskDecisionRow
}

const templates = { accept: 'deskAccepted', refuse: 'deskRefused', ask: 'deskAsked', different: null, dismiss: null } as const

/** Tells whoever signed what the desk decided and why, in the language they signed in; its own words go along as they are (rule G115). */
export async function mailVerdict(
  services: Services,
  tx: Transacting,
  { letter, row, decision, token }: Decided & { readonly row: SignatoryRow; readonly token: string },
): Promise<void> {
  const template = templates[decision.verdict]
  const to = addressOf(services, row)
  if (template === null || to === null) return
  const locale = readerLanguageFor([row.language ?? letter.language])
  const { t } = await loadTranslator(locale)
  const isAnswerable = decision.tokenHash !== null
  await services.outbox.enqueue(tx, {
    to,
    locale,
    template,
    values: {
      letter: await titleIn(tx, letter, locale),
      name: row.name,
      coalition: await nameOfCoalition(tx, letter),
      reason: t(`mail.deskReason.${reasonOf(decision)}`),
      ...wordsOf(decision),
      withdraw: withdrawLink(services, row, locale),
      link: isAnswerable ? `${services.origin}/${locale}/desk-answer/${token}` : await placeToRead(services, tx, letter, locale),
    },
    letterId: letter.id,
    key: `desk/${decision.id}`,
  })
}

/** Tells whoever signed that what they were told was taken back (rule G116). */
export async function mailReopened(
  services: Services,
  tx: Transacting,
  { letter, row, decision }: Decided & { readonly row: SignatoryRow },
): Promise<void> {
  const to = addressOf(services, row)
  if (to === null) return
  const locale = readerLanguageFor([row.language ?? letter.language])
  const formats = await loadFormats(locale)
  await services.outbox.enqueue(tx, {
    to,
    locale,
    template: 'deskReopened',
    values: {
      letter: await titleIn(tx, letter, locale),
      name: row.name,
      coalition: await nameOfCoalition(tx, letter),
      date: formats.date(decision.at, letter.zone),
      withdraw: withdrawLink(services, row, locale),
      link: await placeToRead(services, tx, letter, locale),
    },
    letterId: letter.id,
    key: `desk-undone/${decision.id}`,
  })
}

/** Whoever reported a signature and left an address hears what came of it. */
export async function mailReporter(
  services: Services,
  tx: Transacting,
  { letter, report, decision }: Decided & { readonly report: DeskReportRow },
): Promise<void> {
  const { email, name } = readReport(services, report)
  if (email === '') return
  const locale = readerLanguageFor([report.locale])
  const { t } = await loadTranslator(locale)
  await services.outbox.enqueue(tx, {
    to: email,
    locale,
    template: decision.verdict === 'refuse' ? 'reportUpheld' : 'reportDismissed',
    values: {
      letter: await titleIn(tx, letter, locale),
      name,
      coalition: await nameOfCoalition(tx, letter),
      reason: t(`mail.deskReason.${reasonOf(decision)}`),
      link: await placeToRead(services, tx, letter, locale),
    },
    letterId: letter.id,
    key: `desk-report/${decision.id}/${report.id}`,
  })
}

/** The reason that a decision was given, as a word of the catalogue. */
export const reasonOf = ({ verdict, reason }: DeskDecisionRow): DeskReason =>
  DESK_REASONS[verdict].find((each) => each === reason) ?? DESK_REASONS[verdict][0]

const wordsOf = ({ note }: DeskDecisionRow): { readonly difference?: string } => (note === '' ? {} : { difference: note })

const nameOfCoalition = async (tx: Transacting, { coalitionId }: LetterRow): Promise<string> =>
  (await coalitionOf(tx, coalitionId))?.name ?? ''

/** Whatever was decided, one's name can be taken back (rule G13). */
const withdrawLink = ({ keys, origin }: Services, { id }: SignatoryRow, locale: string): string =>
  `${origin}/${locale}/withdraw/${ownToken(keys, id)}`

/** The letter where it is public, else this place. */
async function placeToRead({ origin, now }: Services, tx: Transacting, letter: LetterRow, wished: string): Promise<string> {
  const standing = await standingOf(tx, letter)
  const language = standing.languages.find((each) => each === wished) ?? letter.language
  return isPublic(standing, now()) ? `${origin}/${language}/${letter.slug}` : origin
}
