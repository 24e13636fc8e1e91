import { type Language, SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { countryOptions } from '../../../app/countries.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Select, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import { sealedLanguages } from './sealed-languages.ts'

interface Fields {
  readonly class: SignatoryClass
  readonly name: string
  readonly title: string
  readonly affiliation: string
  readonly country: string
  readonly group: string
}

const blank: Fields = { class: 'organisation', name: '', title: '', affiliation: '', country: '', group: '' }

/** What is asked for besides the name, class by class. */
const asked: Readonly<Record<SignatoryClass, readonly ('title' | 'affiliation' | 'country' | 'group')[]>> = {
  lead: ['title', 'affiliation'],
  organisation: ['country'],
  mep: ['group', 'country'],
  expert: ['title', 'affiliation', 'country'],
  individual: ['title', 'country'],
}
const labels = { title: 'desk.personTitle', affiliation: 'desk.affiliation', country: 'desk.country', group: 'desk.group' } as const

function SignatoryFields({ value, onChange }: { readonly value: Fields; readonly onChange: (value: Fields) => void }) {
  const { t, locale, countryName } = useWords()
  return (
    <>
      <Select
        label={t('desk.class')}
        value={value.class}
        options={SIGNATORY_CLASSES.map((kind) => ({ value: kind, label: t(`desk.classes.${kind}`) }))}
        onChange={(kind) => onChange({ ...value, class: kind })}
      />
      <TextField
        label={t('desk.name')}
        required
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      {asked[value.class].map((field) =>
        field === 'country' ? (
          <Select
            key={field}
            label={t(labels[field])}
            value={value.country}
            options={countryOptions(t('coalition.noCountry'), locale, countryName)}
            onChange={(country) => onChange({ ...value, country })}
          />
        ) : (
          <TextField
            key={field}
            label={t(labels[field])}
            value={value[field]}
            onChange={(event) => onChange({ ...value, [field]: event.target.value })}
          />
        ),
      )}
    </>
  )
}

interface Props extends LetterProps {
  readonly onClose: () => void
}

export function InviteToSign({ letter, onClose }: Props) {
  const { t } = useWords()
  const [fields, setFields] = useState(blank)
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<Language>(letter.language)
  const sealed = sealedLanguages(letter)
  const invite = async () => {
    await ask('signInvitationCreate', { params: { letter: letter.id }, body: { ...fields, email, language } })
    await refreshLetter(letter.id)
    announce(t('desk.sent'))
  }
  return (
    <FormDialog open title={t('desk.inviteTitle')} yes={t('desk.send')} onClose={onClose} onSubmit={invite}>
      <p className="soft">{t('desk.inviteLede')}</p>
      <TextField label={t('desk.email')} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
      <Select
        label={t('desk.language')}
        value={language}
        options={languageOptions.filter((option) => sealed.includes(option.value))}
        onChange={setLanguage}
      />
      <SignatoryFields value={fields} onChange={setFields} />
    </FormDialog>
  )
}

export function NameSignatory({ letter, onClose }: Props) {
  const { t } = useWords()
  const [fields, setFields] = useState(blank)
  const add = async () => {
    await ask('signatoryAdd', { params: { letter: letter.id }, body: fields })
    await refreshLetter(letter.id)
  }
  return (
    <FormDialog open title={t('desk.nameOne')} yes={t('desk.add')} onClose={onClose} onSubmit={add}>
      <p className="soft">{t('desk.nameOneLede')}</p>
      <SignatoryFields value={fields} onChange={setFields} />
    </FormDialog>
  )
}
