import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { LetterProps } from '../use-letter.ts'
import type { LetterGrant } from './people-page.tsx'
import { grantBody, type RoleChoice, RoleFields } from './role-fields.tsx'

interface Props extends LetterProps {
  readonly grant: LetterGrant
  readonly onClose: () => void
}

export function ChangeRole({ letter, grant, onClose }: Props) {
  const { t } = useWords()
  const [choice, setChoice] = useState<RoleChoice>({ role: grant.role, languages: grant.languages })
  const change = async () => {
    await ask('letterRoleChange', { params: { letter: letter.id, grant: grant.id }, body: grantBody(choice) })
    await refresh(`letter:${letter.id}`)
  }
  return (
    <FormDialog open title={t('people.change', { name: grant.name })} yes={t('app.save')} onClose={onClose} onSubmit={change}>
      <RoleFields letter={letter} value={choice} onChange={setChoice} />
    </FormDialog>
  )
}
