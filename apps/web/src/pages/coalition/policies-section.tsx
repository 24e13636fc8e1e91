import '../../styles/approval.css'
import { useState } from 'react'
import { ask } from '../../app/api.ts'
import { Loaded } from '../../app/page.tsx'
import { useResource } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/notice.tsx'
import { type Policy, policiesKey } from './policies.ts'
import { PolicyDialog } from './policy-dialog.tsx'

/** By which rule each organisation of the coalition approves; its own people set it (rules G75, G76). */
export function Policies({ coalition }: { readonly coalition: string }) {
  const { t } = useWords()
  const key = policiesKey(coalition)
  const policies = useResource(key, () => ask('policiesList', { params: { coalition } }))
  const [changing, setChanging] = useState<string | null>(null)
  return (
    <Section title={t('approval.policies.title')}>
      <p className="soft">{t('approval.policies.lede')}</p>
      <Loaded of={policies} again={key}>
        {({ policies: all }) => {
          const chosen = all.find(({ organisation }) => organisation.id === changing)
          return (
            <>
              <ul className="lines policies">
                {all.map((policy) => (
                  <PolicyLine key={policy.organisation.id} policy={policy} all={all} onChange={() => setChanging(policy.organisation.id)} />
                ))}
              </ul>
              {chosen ? <PolicyDialog coalition={coalition} policy={chosen} all={all} onClose={() => setChanging(null)} /> : null}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

interface LineProps {
  readonly policy: Policy
  readonly all: readonly Policy[]
  readonly onChange: () => void
}

function PolicyLine({ policy, all, onChange }: LineProps) {
  const { t, day } = useWords()
  const { organisation, changedAt, changedBy, mayChange } = policy
  const words = usePolicyWords()
  return (
    <li>
      <span>
        <strong>{organisation.name}</strong>
        {changedAt === null ? (
          <span className="soft small"> · {t('approval.policies.notSet')}</span>
        ) : (
          <span className="soft small"> · {t('approval.policies.setBy', { name: changedBy?.name ?? '', date: day(changedAt) })}</span>
        )}
      </span>
      <p>{words(policy, all)}</p>
      {mayChange ? (
        <div>
          <Button size="small" aria-label={t('approval.policies.changeOf', { organisation: organisation.name })} onClick={onChange}>
            {t('approval.policies.change')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

/** A rule in words: "2 of: Ana (Board), Ben; wants 14 days". */
function usePolicyWords(): (policy: Policy, all: readonly Policy[]) => string {
  const { t, formats } = useWords()
  return ({ approvers, quorum, leadDays, inAdvance, members }, all) => {
    const nameOf = (person: string): string => members.find(({ id }) => id === person)?.name || '?'
    const named = approvers.map(({ person, function: held }) =>
      held === '' ? nameOf(person) : t('approval.person', { name: nameOf(person), function: held }),
    )
    const who =
      named.length === 0
        ? t('approval.policies.anyone', { count: quorum })
        : t('approval.policies.named', { count: quorum, names: formats.list(named) })
    const leads = inAdvance.flatMap((each) =>
      each.kind === 'lead' ? [all.find(({ organisation }) => organisation.id === each.organisation)?.organisation.name ?? '?'] : [],
    )
    return [
      who,
      leadDays > 0 ? t('approval.policies.lead', { count: leadDays }) : '',
      inAdvance.some(({ kind }) => kind === 'coalition') ? t('approval.policies.advanceCoalition') : '',
      leads.length > 0 ? t('approval.policies.advanceLead', { names: formats.list(leads) }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
