import type { Language } from '@undersigned/letter'
import { useWords } from '../../../app/words.ts'
import { ButtonLink } from '../../../ui/button.tsx'

interface Props {
  readonly letter: string
  readonly language: Language
}

/** The way to files in and out of this version. */
export function BringLink({ letter, language }: Props) {
  const { t } = useWords()
  return (
    <ButtonLink to={`/letters/${letter}/versions/${language}/bring`} look="quiet" size="small">
      {t('bringFile.action')}
    </ButtonLink>
  )
}
