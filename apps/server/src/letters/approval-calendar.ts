import { interfaceLanguageFor, loadFormats, loadTranslator } from '@undersigned/i18n'
import { calendarOf } from '@undersigned/signatures'
import type { LetterRow } from '@undersigned/storage'
import type { Services } from '../services.ts'

const deadlines = ['softDeadline', 'hardDeadline'] as const

/** Both deadlines of a letter for a calendar, in one of these languages; null for a letter without any (rule G84). */
export async function calendarFile(
  { origin }: Pick<Services, 'origin'>,
  letter: LetterRow,
  languages: string | readonly string[],
): Promise<string | null> {
  const locale = interfaceLanguageFor(languages)
  const [{ t }, formats] = await Promise.all([loadTranslator(locale), loadFormats(locale)])
  const events = deadlines.flatMap((deadline) => {
    const at = letter[deadline]
    if (at === null) return []
    const values = { letter: letter.title, at: formats.deadline(at, letter.zone) }
    return [
      {
        uid: `${deadline}-${letter.id}@${new URL(origin).hostname}`,
        at,
        summary: t(`mail.calendar.${deadline}`, values),
        description: t(`mail.calendar.${deadline}Text`, values),
        link: `${origin}/app/letters/${letter.id}/approval`,
      },
    ]
  })
  return events.length === 0 ? null : calendarOf({ zone: letter.zone, changedAt: letter.updatedAt, events })
}
