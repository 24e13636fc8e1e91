import { useState } from 'react'
import { ask } from '../../app/api.ts'
import { refresh } from '../../app/resources.ts'
import type { Account } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Section } from '../../ui/notice.tsx'
import { Question } from '../../ui/question.tsx'
import type { Coalition } from './coalition-page.tsx'

/** What stands for the organisation of one who speaks for none. */
const NONE = '-'

type Member = Coalition['members'][number]

interface Props {
  readonly coalition: Coalition
  readonly account: Account
  readonly coordinates: boolean
}

export function Members({ coalition, account, coordinates }: Props) {
  const { t, day } = useWords()
  const [changing, setChanging] = useState<Member | null>(null)
  const [removing, setRemoving] = useState<Member | null>(null)
  const [leaving, setLeaving] = useState(false)
  const organisationOf = (id: string) => coalition.organisations.find((organisation) => organisation.id === id)?.name ?? ''
  const remove = async (member: Member) => {
    await ask('memberRemove', { params: { coalition: coalition.id, account: member.account } })
    await refresh(`coalition:${coalition.id}`)
  }
  return (
    <Section
      title={t('coalition.members')}
      actions={
        <Button size="small" onClick={() => setLeaving(true)}>
          {t('coalition.leave')}
        </Button>
      }
    >
      <ul className="lines">
        {coalition.members.map((member) => (
          <li key={member.account}>
            <span>
              <strong>{member.name}</strong> {member.account === account.id ? <span className="soft">({t('coalition.you')})</span> : null}
              <br />
              <span className="soft small">
                {[member.email, organisationOf(member.organisation), `${t('coalition.since')} ${day(member.since)}`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className={member.role === 'coordinator' ? 'chip blue' : 'chip'}>{t(`coalition.${member.role}`)}</span>
            {coordinates && member.account !== account.id ? (
              <span className="row">
                <Button look="quiet" aria-label={t('coalition.change', { name: member.name })} onClick={() => setChanging(member)}>
                  {t('app.edit')}
                </Button>
                <Button
                  look="quiet danger"
                  aria-label={t('coalition.removeMember', { name: member.name })}
                  onClick={() => setRemoving(member)}
                >
                  {t('app.remove')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {changing ? <ChangeMember coalition={coalition} member={changing} onClose={() => setChanging(null)} /> : null}
      {removing ? (
        <Question
          open
          danger
          title={t('coalition.removeQuestion', { name: removing.name })}
          text={t('coalition.removeText')}
          yes={t('app.remove')}
          onNo={() => setRemoving(null)}
          onYes={() => remove(removing)}
        />
      ) : null}
      {leaving ? <Leave coalition={coalition} account={account} onClose={() => setLeaving(false)} /> : null}
    </Section>
  )
}

interface ChangeProps {
  readonly coalition: Coalition
  readonly member: Member
  readonly onClose: () => void
}

function ChangeMember({ coalition, member, onClose }: ChangeProps) {
  const { t } = useWords()
  const [role, setRole] = useState(member.role)
  const [organisation, setOrganisation] = useState(member.organisation)
  const change = async () => {
    await ask('memberUpdate', {
      params: { coalition: coalition.id, account: member.account },
      body: { role, ...(organisation !== NONE && { organisation }) },
    })
    await refresh(`coalition:${coalition.id}`)
  }
  return (
    <FormDialog open title={t('coalition.changeTitle', { name: member.name })} yes={t('app.save')} onClose={onClose} onSubmit={change}>
      <Select
        label={t('coalition.role')}
        value={role}
        options={[
          { value: 'member', label: t('coalition.member') },
          { value: 'coordinator', label: t('coalition.coordinator') },
        ]}
        onChange={setRole}
      />
      <Select
        label={t('coalition.organisation')}
        value={organisation}
        options={[
          ...(member.organisation === NONE ? [{ value: NONE, label: t('coalition.noOrganisation') }] : []),
          ...coalition.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setOrganisation}
      />
    </FormDialog>
  )
}

function Leave({ coalition, account, onClose }: Omit<Props, 'coordinates'> & { readonly onClose: () => void }) {
  const { t } = useWords()
  const [successor, setSuccessor] = useState('')
  const others = coalition.members.filter((member) => member.account !== account.id)
  const go = async () => {
    await ask('coalitionLeave', { params: { coalition: coalition.id }, body: successor ? { successor } : {} })
    await Promise.all([refresh('me'), refresh('letters')])
  }
  return (
    <Question
      open
      danger
      title={t('coalition.leaveQuestion', { name: coalition.name })}
      text={t('coalition.leaveText')}
      yes={t('coalition.leave')}
      onNo={onClose}
      onYes={go}
    >
      <Select
        label={t('coalition.successor')}
        value={successor}
        options={[{ value: '', label: t('coalition.nobody') }, ...others.map(({ account: value, name }) => ({ value, label: name }))]}
        onChange={setSuccessor}
      />
    </Question>
  )
}
