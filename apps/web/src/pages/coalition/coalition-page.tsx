import type { RouteResponse } from '@undersigned/api/client'
import { lazy, Suspense, useState } from 'react'
import { ask } from '../../app/api.ts'
import { Loaded, Page } from '../../app/page.tsx'
import { useResource } from '../../app/resources.ts'
import { type Account, useMe } from '../../app/session.ts'
import { learnFurther, useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { FoundCoalition } from './found-coalition.tsx'
import { GlossarySection } from './glossary/glossary-section.tsx'
import { MachineSection } from './machine/machine-section.tsx'
import { Members } from './members-section.tsx'
import { MemorySection } from './memory/memory-section.tsx'
import { Organisations } from './organisations-section.tsx'
import { Witnesses } from './witnesses-section.tsx'

const Policies = lazy(async () => {
  const [{ Policies: section }] = await Promise.all([import('./policies-section.tsx'), learnFurther()])
  return { default: section }
})

export type Coalition = RouteResponse<'coalitionGet'>

export function CoalitionPage() {
  const { t } = useWords()
  const me = useMe()
  return (
    <Page title={t('coalition.title')}>
      <Loaded of={me} again="me">
        {(account) => (account.memberships.length === 0 ? <FoundCoalition /> : <Mine account={account} />)}
      </Loaded>
    </Page>
  )
}

function Mine({ account }: { readonly account: Account }) {
  const { t } = useWords()
  const mine = account.memberships.map(({ coalition }) => coalition)
  const [chosen, setChosen] = useState(mine[0]?.id ?? '')
  const [founding, setFounding] = useState(false)
  const coalition = useResource(`coalition:${chosen}`, () => ask('coalitionGet', { params: { coalition: chosen } }))
  if (founding) return <FoundCoalition onDone={() => setFounding(false)} />
  return (
    <>
      {mine.length > 1 ? (
        <Select
          label={t('coalition.which')}
          value={chosen}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      ) : null}
      <Loaded of={coalition} again={`coalition:${chosen}`}>
        {(value) => <Whole coalition={value} account={account} />}
      </Loaded>
      <div>
        <Button look="quiet" onClick={() => setFounding(true)}>
          {t('coalition.another')}
        </Button>
      </div>
    </>
  )
}

function Whole({ coalition, account }: { readonly coalition: Coalition; readonly account: Account }) {
  const { t } = useWords()
  const mine = account.memberships.find((membership) => membership.coalition.id === coalition.id)
  const coordinates = mine?.role === 'coordinator'
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{coalition.name}</h1>
          <p className="lede">{t('coalition.inviteHint')}</p>
        </div>
      </div>
      <Organisations coalition={coalition} coordinates={coordinates} />
      <Members coalition={coalition} account={account} coordinates={coordinates} />
      <Witnesses coalition={coalition} coordinates={coordinates} />
      <Suspense fallback={null}>
        <Policies coalition={coalition.id} />
      </Suspense>
      <GlossarySection coalition={coalition.id} />
      {coordinates ? <MemorySection coalition={coalition.id} /> : null}
      {coordinates ? <MachineSection coalition={coalition.id} /> : null}
    </>
  )
}
