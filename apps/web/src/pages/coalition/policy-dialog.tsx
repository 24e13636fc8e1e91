import { useState } from 'react'
import { ask } from '../../app/api.ts'
import { announce } from '../../app/live.tsx'
import { refresh } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Choices, TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Policy, policiesKey } from './policies.ts'

interface Props {
  readonly coalition: string
  readonly policy: Policy
  readonly all: readonly Policy[]
  readonly onClose: () => void
}

const EVERY = 'coalition'

/** Who may approve for an organisation, how many of them it takes, how long it wants, and what it approves in advance (rule G75). */
export function PolicyDialog({ coalition, policy, all, onClose }: Props) {
  const { t } = useWords()
  const { organisation, members } = policy
  const [people, setPeople] = useState<readonly string[]>(policy.approvers.map(({ person }) => person))
  const [functions, setFunctions] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(policy.approvers.map(({ person, function: held }) => [person, held])),
  )
  const [quorum, setQuorum] = useState(String(policy.quorum))
  const [leadDays, setLeadDays] = useState(String(policy.leadDays))
  const [advance, setAdvance] = useState<readonly string[]>(
    policy.inAdvance.map((each) => (each.kind === 'coalition' ? EVERY : each.organisation)),
  )
  const others = all.filter((each) => each.organisation.id !== organisation.id)
  const save = async () => {
    const body = {
      approvers: people.map((person) => ({ person, function: functions[person] ?? '' })),
      quorum: Number(quorum),
      leadDays: Number(leadDays),
      inAdvance: advance.map((each) => (each === EVERY ? { kind: 'coalition' as const } : { kind: 'lead' as const, organisation: each })),
    }
    await ask('policyPut', { params: { coalition, organisation: organisation.id }, body })
    await refresh(policiesKey(coalition))
    announce(t('approval.policies.saved'))
  }
  return (
    <FormDialog
      open
      title={t('approval.policies.changeTitle', { organisation: organisation.name })}
      yes={t('app.save')}
      onClose={onClose}
      onSubmit={save}
    >
      {members.length === 0 ? <p className="soft">{t('approval.policies.noMembers')}</p> : null}
      <Choices
        legend={t('approval.policies.who')}
        hint={t('approval.policies.whoHint')}
        chosen={people}
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setPeople}
      />
      {members
        .filter(({ id }) => people.includes(id))
        .map(({ id, name }) => (
          <TextField
            key={id}
            label={t('approval.policies.function', { name })}
            maxLength={120}
            value={functions[id] ?? ''}
            onChange={(event) => setFunctions({ ...functions, [id]: event.target.value })}
          />
        ))}
      <TextField
        label={t('approval.policies.quorum')}
        type="number"
        min={1}
        max={people.length === 0 ? 20 : people.length}
        required
        value={quorum}
        onChange={(event) => setQuorum(event.target.value)}
      />
      <TextField
        label={t('approval.policies.leadDays')}
        hint={t('approval.policies.leadDaysHint')}
        type="number"
        min={0}
        max={90}
        required
        value={leadDays}
        onChange={(event) => setLeadDays(event.target.value)}
      />
      <Choices
        legend={t('approval.policies.advance')}
        hint={t('approval.policies.advanceHint')}
        chosen={advance}
        options={[
          { value: EVERY, label: t('approval.policies.all') },
          ...others.map((each) => ({
            value: each.organisation.id,
            label: t('approval.policies.ledBy', { organisation: each.organisation.name }),
          })),
        ]}
        onChange={setAdvance}
      />
    </FormDialog>
  )
}
