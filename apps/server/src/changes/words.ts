import { loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import type { Differing } from '../letters/letter-difference.ts'

/** A mail is read on a telephone: the rest stands on the page that it leads to. */
const MOST_IN_A_MAIL = 12

/** What was changed, line by line, in a mail. */
export async function differenceWords(wished: string, differing: readonly Differing[]): Promise<string> {
  const { t } = await loadTranslator(readerLanguageFor([wished]))
  const told = differing.slice(0, MOST_IN_A_MAIL).map(({ before, after }) => {
    if (before === '') return t('mail.difference.added', { text: after })
    return after === '' ? t('mail.difference.removed', { text: before }) : t('mail.difference.changed', { before, after })
  })
  const rest = differing.length - told.length
  return [...told, ...(rest > 0 ? [t('mail.difference.further', { count: rest })] : [])].join('\n\n')
}
