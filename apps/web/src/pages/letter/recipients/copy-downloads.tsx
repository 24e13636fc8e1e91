import { EXPORT_FORMATS, type RouteResponse } from '@undersigned/api/client'
import { api, ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import type { LetterProps } from '../use-letter.ts'

export type Copy = RouteResponse<'copiesList'>['copies'][number]

export const copiesKey = (letter: LetterProps['letter']): string => `letter:${letter.id}:copies`

export const useCopies = (letter: LetterProps['letter']) =>
  useResource(copiesKey(letter), () => ask('copiesList', { params: { letter: letter.id } }))

interface Props extends LetterProps {
  readonly copy: Copy
  readonly names: string
}

/** One copy on paper, in every format; none while it has no recipients or its language no version (rule L57). */
export function CopyDownloads({ letter, copy, names }: Props) {
  const { t, formats } = useWords()
  const written = [letter.language, ...letter.versions.map(({ language }) => language)]
  if (copy.recipients.length === 0) return <span className="soft small">{t('recipients.copyToNobody')}</span>
  if (!written.includes(copy.language)) {
    return <span className="soft small">{t('recipients.copyWaits', { language: formats.languageName(copy.language) })}</span>
  }
  return (
    <span className="row">
      {EXPORT_FORMATS.map((format) => (
        <a
          key={format}
          className="button small"
          download
          href={api.address('exportFile', { letter: letter.id, file: `${copy.language}.${format}` }, { copy: copy.id })}
          aria-label={t('recipients.copyIn', { format: t(`overview.format.${format}`), names })}
        >
          {t(`overview.format.${format}`)}
        </a>
      ))}
    </span>
  )
}
