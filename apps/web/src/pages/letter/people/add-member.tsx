import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Select } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { LetterProps } from '../use-letter.ts'
import type { LetterGrant } from './people-page.tsx'
import { grantBody, type RoleChoice, RoleFields } from './role-fields.tsx'

interface Props extends LetterProps {
  readonly grants: readonly LetterGrant[]
  readonly onClose: () => void
}

/** A role for somebody who belongs to the coalition already; one person may hold several. */
export function AddMember({ letter, grants, onClose }: Props) {
  const { t } = useWords()
  const key = `coalition:${letter.coalition.id}`
  const coalition = useResource(key, () => ask('coalitionGet', { params: { coalition: letter.coalition.id } }))
  const [account, setAccount] = useState('')
  const [choice, setChoice] = useState<RoleChoice>({ role: 'drafter', languages: [] })
  const add = async (chosen: string) => {
    await ask('letterRoleAdd', { params: { letter: letter.id }, body: { account: chosen, ...grantBody(choice) } })
    await refresh(`letter:${letter.id}`)
  }
  const first = coalition.state === 'ready' ? (coalition.value.members[0]?.account ?? '') : ''
  const rolesOf = (id: string) => grants.filter((grant) => grant.account === id).map((grant) => t(`role.${grant.role}`))
  return (
    <FormDialog open title={t('people.addMember')} yes={t('people.add')} onClose={onClose} onSubmit={() => add(account || first)}>
      <Loaded of={coalition} again={key}>
        {({ members }) => (
          <Select
            label={t('people.person')}
            value={account || first}
            options={members.map((member) => ({
              value: member.account,
              label: [member.name, ...rolesOf(member.account)].join(' · '),
            }))}
            onChange={setAccount}
          />
        )}
      </Loaded>
      <RoleFields letter={letter} value={choice} onChange={setChoice} />
    </FormDialog>
  )
}
