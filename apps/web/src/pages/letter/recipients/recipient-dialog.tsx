import type { Language } from '@undersigned/letter'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { countryOptions } from '../../../app/countries.ts'
import { useWords } from '../../../app/words.ts'
import { Select, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import type { RecipientRow } from './recipients-table.tsx'

interface Props extends LetterProps {
  /** Null: a new one. */
  readonly recipient: RecipientRow | null
  readonly onClose: () => void
}

const blank = { honorific: '', name: '', function: '', institution: '', country: '', language: null }
const lines = ['honorific', 'name', 'function', 'institution'] as const

export function RecipientDialog({ letter, recipient, onClose }: Props) {
  const { t, locale, countryName } = useWords()
  const [fields, setFields] = useState<Omit<RecipientRow, 'id'>>(recipient ?? blank)
  const save = async () => {
    const { honorific, name, function: held, institution, country, language } = fields
    const body = { honorific, name, function: held, institution, country, language }
    if (recipient === null) await ask('recipientAdd', { params: { letter: letter.id }, body })
    else await ask('recipientChange', { params: { letter: letter.id, recipient: recipient.id }, body })
    await refreshLetter(letter.id)
  }
  const isNobody = `${fields.name}${fields.function}${fields.institution}`.trim() === ''
  const chooseLanguage = (chosen: Language | '') => setFields({ ...fields, language: chosen === '' ? null : chosen })
  return (
    <FormDialog
      open
      title={recipient === null ? t('recipients.add') : t('recipients.changeTitle')}
      yes={recipient === null ? t('recipients.add') : t('app.save')}
      onClose={onClose}
      onSubmit={save}
    >
      {lines.map((line) => (
        <TextField
          key={line}
          label={t(`recipients.${line}`)}
          lang={letter.language}
          required={line === 'name' && isNobody}
          value={fields[line]}
          onChange={(event) => setFields({ ...fields, [line]: event.target.value })}
        />
      ))}
      <Select
        label={t('recipients.country')}
        value={fields.country}
        options={countryOptions(t('coalition.noCountry'), locale, countryName)}
        onChange={(country) => setFields({ ...fields, country })}
      />
      <Select<Language | ''>
        label={t('recipients.language')}
        value={fields.language ?? ''}
        options={[{ value: '', label: t('recipients.asOriginal') }, ...languageOptions]}
        onChange={chooseLanguage}
      />
    </FormDialog>
  )
}
