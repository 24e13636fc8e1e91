import type { RouteResponse } from '@undersigned/api'
import { interfaceLanguageFor, loadFormats, loadTranslator } from '@undersigned/i18n'
import { accountOf, type LetterRow, type RequestRow, type Transacting } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { requestInWords } from './request-words.ts'

interface Wish {
  readonly letter: LetterRow
  readonly row: RequestRow
  readonly difference: NonNullable<RouteResponse<'requestDifference'>>
  readonly to: string
}

/** Asks a second person: what for, what exactly they would agree to, and until when (rule G89). */
export async function mailSecond(services: Services, tx: Transacting, { letter, row, difference, to }: Wish): Promise<void> {
  const [account, by] = await Promise.all([accountOf(tx, to), accountOf(tx, row.by)])
  if (account === null) return
  const locale = interfaceLanguageFor([account.locale ?? 'en'])
  const [{ t }, formats] = await Promise.all([loadTranslator(locale), loadFormats(locale)])
  await services.outbox.enqueue(tx, {
    to: account.email,
    locale,
    template: 'request',
    values: {
      by: by?.name || (by?.email ?? ''),
      action: t(`mail.action.${row.action}`),
      letter: letter.title,
      expires: formats.deadline(row.expiresAt, letter.zone),
      difference: await requestInWords(difference, { letter, locale }),
      link: `${services.origin}/app/letters/${letter.id}`,
    },
    letterId: letter.id,
    key: `request/${row.id}/${to}`,
    expiresAt: row.expiresAt,
  })
}
