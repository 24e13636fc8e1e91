import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Question } from '../../../ui/question.tsx'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { AddMember } from './add-member.tsx'
import { ChangeRole } from './change-role.tsx'
import { Invitations } from './invitations-section.tsx'
import { InviteDialog } from './invite-dialog.tsx'

export type LetterGrant = RouteResponse<'letterRolesList'>['roles'][number]

export function PeoplePage({ letter }: LetterProps) {
  const { t } = useWords()
  const key = `letter:${letter.id}:roles`
  const roles = useResource(key, () => ask('letterRolesList', { params: { letter: letter.id } }))
  const [doing, setDoing] = useState<'invite' | 'add' | null>(null)
  const manages = mayManage(membershipIn(letter))
  return (
    <Page title={`${t('people.title')} · ${letter.title}`}>
      <div className="page-head">
        <h1>{t('people.title')}</h1>
        {manages ? (
          <div className="row">
            <Button onClick={() => setDoing('add')}>{t('people.addMember')}</Button>
            <Button look="primary" onClick={() => setDoing('invite')}>
              {t('people.invite')}
            </Button>
          </div>
        ) : null}
      </div>
      <Loaded of={roles} again={key}>
        {({ roles: grants }) => (
          <>
            <Grants letter={letter} grants={grants} manages={manages} />
            {doing === 'add' ? <AddMember letter={letter} grants={grants} onClose={() => setDoing(null)} /> : null}
          </>
        )}
      </Loaded>
      {manages ? <Invitations letter={letter} /> : null}
      {doing === 'invite' ? <InviteDialog letter={letter} onClose={() => setDoing(null)} /> : null}
    </Page>
  )
}

interface GrantsProps extends LetterProps {
  readonly grants: readonly LetterGrant[]
  readonly manages: boolean
}

function Grants({ letter, grants, manages }: GrantsProps) {
  const { t } = useWords()
  const [changing, setChanging] = useState<LetterGrant | null>(null)
  const [removing, setRemoving] = useState<LetterGrant | null>(null)
  const remove = async (grant: LetterGrant) => {
    await ask('letterRoleRemove', { params: { letter: letter.id, grant: grant.id } })
    await refresh(`letter:${letter.id}`)
  }
  const named = (grant: LetterGrant) => ({ name: grant.name, role: t(`role.${grant.role}`) })
  return (
    <>
      <ul className="lines">
        {grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <strong>{grant.name}</strong>
              <br />
              <span className="soft small">{[grant.email, grant.organisation?.name ?? ''].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="row">
              <span className={grant.role === 'coordinator' ? 'chip blue' : 'chip'}>{t(`role.${grant.role}`)}</span>
              {grant.languages.map((language) => (
                <span key={language} className="chip" lang={language}>
                  {endonymOf(language)}
                </span>
              ))}
            </span>
            {manages ? (
              <span className="row">
                <Button look="quiet" aria-label={t('people.change', { name: grant.name })} onClick={() => setChanging(grant)}>
                  {t('app.edit')}
                </Button>
                <Button look="quiet danger" aria-label={t('people.removeOne', named(grant))} onClick={() => setRemoving(grant)}>
                  {t('app.remove')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {changing ? <ChangeRole letter={letter} grant={changing} onClose={() => setChanging(null)} /> : null}
      {removing ? (
        <Question
          open
          danger
          title={t('people.removeQuestion', named(removing))}
          text={t('people.removeText')}
          yes={t('app.remove')}
          onNo={() => setRemoving(null)}
          onYes={() => remove(removing)}
        />
      ) : null}
    </>
  )
}
