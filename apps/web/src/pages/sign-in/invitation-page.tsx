import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { Loaded, Page } from '../../app/page.tsx'
import { refresh, useResource } from '../../app/resources.ts'
import { useMe } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

type Invitation = RouteResponse<'invitationPeek'>

export function InvitationPage({ token }: { readonly token: string }) {
  const { t } = useWords()
  const invitation = useResource(`invitation:${token}`, () => ask('invitationPeek', { params: { token } }))
  return (
    <Page title={t('invitation.title')} width="narrow">
      {invitation.state === 'ready' ? null : <h1>{t('invitation.title')}</h1>}
      <Loaded of={invitation} again={`invitation:${token}`}>
        {(value) => <Invited invitation={value} token={token} />}
      </Loaded>
    </Page>
  )
}

function Invited({ invitation, token }: { readonly invitation: Invitation; readonly token: string }) {
  const { t, moment } = useWords()
  const { letter, coalition, coalitionId, invitedBy, role, languages, organisation, expiresAt } = invitation
  return (
    <section className="sheet stack">
      <h1>{t('invitation.title')}</h1>
      <p className="lede">{t('invitation.lede', { name: invitedBy, letter: letter.title, coalition })}</p>
      <dl className="facts">
        <dt>{t('invitation.role')}</dt>
        <dd>
          {t(`role.${role}`)} <span className="soft">– {t(`role.about.${role}`)}</span>
        </dd>
        {languages.length > 0 ? (
          <>
            <dt>{t('invitation.languages')}</dt>
            <dd>{languages.map(endonymOf).join(', ')}</dd>
          </>
        ) : null}
        {organisation ? (
          <>
            <dt>{t('invitation.organisation')}</dt>
            <dd>{organisation}</dd>
          </>
        ) : null}
        <dt>{t('invitation.expires')}</dt>
        <dd>{moment(expiresAt)}</dd>
      </dl>
      <Accept token={token} newTo={organisation === '' && role !== 'representative' ? coalitionId : null} />
    </section>
  )
}

interface AcceptProps {
  readonly token: string
  /** The coalition in which somebody new to it may found an organisation (rule G18); null: the invitation says for whom they speak. */
  readonly newTo: string | null
}

function Accept({ token, newTo }: AcceptProps) {
  const { t } = useWords()
  const [, go] = useLocation()
  const me = useMe()
  const action = useAction()
  const [organisation, setOrganisation] = useState('')
  if (me.state === 'loading') return null
  if (me.state === 'failed') {
    return (
      <>
        <p>{t('invitation.signInFirst')}</p>
        <ButtonLink look="primary" to={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
          {t('app.signIn')}
        </ButtonLink>
      </>
    )
  }
  const asks = newTo !== null && !me.value.memberships.some(({ coalition }) => coalition.id === newTo)
  const founded = organisation.trim()
  const accept = () =>
    action.run(async () => {
      const { letter } = await ask('invitationAccept', { params: { token }, body: asks && founded ? { organisation: founded } : {} })
      await Promise.all([refresh('me'), refresh('letters')])
      go(`/letters/${letter}`)
    })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void accept()
      }}
    >
      {asks ? (
        <TextField
          label={t('invitation.organisationAsk')}
          hint={t('invitation.organisationHint')}
          autoComplete="organization"
          value={organisation}
          onChange={(event) => setOrganisation(event.target.value)}
        />
      ) : null}
      <p className="soft small">{t('invitation.asAccount', { name: me.value.name || t('coalition.you'), email: me.value.email })}</p>
      <ProblemNotice problem={action.problem} />
      <Button look="primary" submit busy={action.busy}>
        {t('invitation.accept')}
      </Button>
    </form>
  )
}
