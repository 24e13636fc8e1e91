import type { RouteResponse } from '@undersigned/api'
import { type InterfaceLanguage, loadFormats, loadTranslator } from '@undersigned/i18n'
import type { LetterRow } from '@undersigned/storage'

type Difference = NonNullable<RouteResponse<'requestDifference'>>

/** Told, not to be followed: the one link of the mail is that of its button. */
const withoutScheme = (address: string): string => address.replace(/^https?:\/\//, '')

const MOST_PLACES = 12
const MOST_LETTERS = 400

/** What a second person would agree to, in a mail to them: facts first, then what is different, line by line (rule G89). */
export async function requestInWords(
  { facts, differing, since }: Difference,
  { letter, locale }: { readonly letter: LetterRow; readonly locale: InterfaceLanguage },
): Promise<string> {
  const [{ t }, formats] = await Promise.all([loadTranslator(locale), loadFormats(locale)])
  const hour = (key: 'softDeadline' | 'hardDeadline' | 'embargoUntil'): readonly string[] => {
    const at = facts[key]
    return at === null ? [] : [t(`mail.requestFacts.${key}`, { at: formats.deadline(at, letter.zone) })]
  }
  const names = facts.languages.map((language) => formats.languageName(language))
  const short = (words: string): string => (words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS).trimEnd()}…` : words)
  const places = differing
    .slice(0, MOST_PLACES)
    .flatMap(({ before, after }) => [...(before === '' ? [] : [`− ${short(before)}`]), ...(after === '' ? [] : [`+ ${short(after)}`])])
  const rest = differing.length - MOST_PLACES
  const comparedWith = (at: string): string =>
    differing.length === 0 ? t('mail.requestFacts.unchanged', { at }) : t('mail.requestFacts.since', { count: differing.length, at })
  return [
    ...(facts.words.length === 0 ? [] : [t('mail.requestFacts.seal', { words: facts.words.join(' ') })]),
    t('mail.requestFacts.languages', { count: names.length, languages: formats.list(names) }),
    t('mail.requestFacts.recipients', { count: facts.recipients }),
    ...(facts.signatures === 0 ? [] : [t('mail.requestFacts.signatures', { count: facts.signatures })]),
    ...[...hour('softDeadline'), ...hour('hardDeadline'), ...hour('embargoUntil'), ...facts.addresses.map(withoutScheme)],
    ...(since === null ? [] : [comparedWith(formats.dateTime(since, letter.zone))]),
    ...places,
    ...(rest > 0 ? [t('mail.requestFacts.more', { count: rest })] : []),
  ].join('\n')
}
