import { LETTER_ROLES, type LetterRole } from '@undersigned/api/client'
import type { Language } from '@undersigned/letter'
import { useWords } from '../../../app/words.ts'
import { Choices, Select } from '../../../ui/field.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import type { LetterProps } from '../use-letter.ts'

export interface RoleChoice {
  readonly role: LetterRole
  readonly languages: readonly Language[]
}

interface Props extends LetterProps {
  readonly value: RoleChoice
  readonly onChange: (value: RoleChoice) => void
}

/** Those who work in certain languages; for the others the list stays empty. */
const hasLanguages = (role: LetterRole): boolean => role === 'translator' || role === 'reviewer'

/** What goes to the server: no languages for a role that has none. */
export const grantBody = ({ role, languages }: RoleChoice) => ({ role, languages: hasLanguages(role) ? [...languages] : [] })

export function RoleFields({ letter, value, onChange }: Props) {
  const { t } = useWords()
  const others = languageOptions.filter((option) => option.value !== letter.language)
  return (
    <>
      <Select
        label={t('people.role')}
        hint={t(`role.about.${value.role}`)}
        value={value.role}
        options={LETTER_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role) => onChange({ ...value, role })}
      />
      {hasLanguages(value.role) ? (
        <Choices
          legend={t('people.languages')}
          hint={t('people.languagesHint')}
          chosen={value.languages}
          options={others}
          onChange={(languages) => onChange({ ...value, languages })}
        />
      ) : null}
    </>
  )
}
