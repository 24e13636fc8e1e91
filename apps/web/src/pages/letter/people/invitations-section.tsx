import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'

type Invitation = RouteResponse<'invitationsList'>['invitations'][number]

export function Invitations({ letter }: LetterProps) {
  const { t } = useWords()
  const key = `letter:${letter.id}:invitations`
  const invitations = useResource(key, () => ask('invitationsList', { params: { letter: letter.id } }))
  const action = useAction()
  const revoke = (invitation: string) =>
    action.run(async () => {
      await ask('invitationRevoke', { params: { letter: letter.id, invitation } })
      await refresh(key)
    })
  return (
    <Section title={t('people.invitations')}>
      <ProblemNotice problem={action.problem} />
      <Loaded of={invitations} again={key}>
        {({ invitations: all }) => {
          const open = all.filter((invitation) => invitation.acceptedAt === null)
          return open.length === 0 ? (
            <p className="soft">{t('people.noInvitations')}</p>
          ) : (
            <ul className="lines">
              {open.map((invitation) => (
                <Line key={invitation.id} letter={letter} invitation={invitation} onRevoke={() => void revoke(invitation.id)} />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Section>
  )
}

function Line({ letter, invitation, onRevoke }: LetterProps & { readonly invitation: Invitation; readonly onRevoke: () => void }) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const name = invitation.email || t('people.aLink')
  const date = moment(invitation.expiresAt)
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <br />
        <span className="soft small">
          {[
            t('people.invitedBy', { name: invitation.invitedBy }),
            invitation.organisation,
            invitation.expiresAt < Date.now() ? t('people.expired', { date }) : t('people.expires', { date }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="row">
        <span className="chip">{t(`role.${invitation.role}`)}</span>
        {invitation.languages.map((language) => (
          <span key={language} className="chip" lang={language}>
            {endonymOf(language)}
          </span>
        ))}
      </span>
      <Button look="quiet danger" aria-label={t('people.revokeOf', { name })} onClick={onRevoke}>
        {t('people.revoke')}
      </Button>
    </li>
  )
}
