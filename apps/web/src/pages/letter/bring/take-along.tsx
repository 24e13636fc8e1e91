import type { Language } from '@undersigned/letter'
import { api } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import type { LetterProps } from '../use-letter.ts'

/** A version's files for other tools. */
export function TakeAlong({ letter, language }: LetterProps & { readonly language: Language }) {
  const { t } = useWords()
  return (['xlf', 'po'] as const).map((format) => (
    <a
      key={format}
      className="button small"
      download
      href={api.address('exchangeFile', { letter: letter.id, language, file: `version.${format}` })}
    >
      {t(`bring.take.${format}`)}
    </a>
  ))
}
