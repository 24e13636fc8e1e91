import { endonymOf, type Language } from '@undersigned/letter'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Choices } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import { SealBlockers } from './seal-blockers.tsx'

/** Asks in which languages the letter shall be sealed, and lists what still blocks each (rules T115, T116). */
export function SealDialog({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const [languages, setLanguages] = useState<readonly Language[]>(
    letter.versions.filter(({ wanted }) => wanted).map(({ language }) => language),
  )
  const params = { letter: letter.id }
  const seal = async () => {
    await ask('versionsWanted', { params, body: { languages: [...languages] } })
    await ask('requestCreate', { params, body: { action: 'seal' } })
    await refreshLetter(letter.id)
  }
  const effect = t('stageLine.effect.seal')
  return (
    <FormDialog
      open
      wide
      title={t('stageLine.askTitle', { action: t('stageLine.action.seal') })}
      yes={t('stageLine.asks.seal')}
      onClose={onClose}
      onSubmit={seal}
    >
      <p>{t('stageLine.askText', { effect })}</p>
      {letter.versions.length > 0 ? (
        <Choices
          legend={t('seal.languages')}
          hint={t('seal.languagesHint', { language: endonymOf(letter.language) })}
          chosen={languages}
          options={letter.versions.map(({ language }) => ({ value: language, label: endonymOf(language), lang: language }))}
          onChange={setLanguages}
        />
      ) : null}
      <SealBlockers letter={letter} languages={languages} />
    </FormDialog>
  )
}
