import '../../../styles/delivery.css'
import { followsUp, mayManage } from '@undersigned/signatures'
import { Link } from 'wouter'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice, Section } from '../../../ui/notice.tsx'
import { hasRole, type LetterProps, membershipIn } from '../use-letter.ts'
import { Asking } from './asking-section.tsx'
import { Contacts } from './contacts-section.tsx'
import { FollowUpItem } from './follow-up-item.tsx'
import { followUpsKey, refreshFollowUps, useFollowUps } from './use-follow-ups.ts'

/** What those hear who asked to, and whom an organisation may write to (rules G176 to G179). */
export function FollowUpPage({ letter }: LetterProps) {
  const { t } = useWords()
  const manages = mayManage(membershipIn(letter))
  return (
    <Page title={`${t('followUp.title')} · ${letter.title}`}>
      <p>
        <Link href={`/letters/${letter.id}/delivery`}>{t('followUp.toDelivery')}</Link>
      </p>
      <h1>{t('followUp.title')}</h1>
      <p className="lede">{t('followUp.lede')}</p>
      {followsUp(letter.stage) ? null : <Notice>{t('followUp.over')}</Notice>}
      {manages ? <Mails letter={letter} /> : null}
      {manages && followsUp(letter.stage) ? <Asking letter={letter} /> : null}
      {hasRole(letter, 'representative') && followsUp(letter.stage) ? <Contacts letter={letter} /> : null}
    </Page>
  )
}

function Mails({ letter }: LetterProps) {
  const { t } = useWords()
  const action = useAction()
  const list = useFollowUps(letter.id)
  const begin = () =>
    action.run(async () => {
      await ask('followUpAdd', { params: { letter: letter.id } })
      await refreshFollowUps(letter.id)
    })
  return (
    <Section
      title={t('followUp.mails')}
      actions={
        followsUp(letter.stage) ? (
          <Button look="primary" busy={action.busy} onClick={() => void begin()}>
            {t('followUp.begin')}
          </Button>
        ) : null
      }
    >
      <ProblemNotice problem={action.problem} />
      <Loaded of={list} again={followUpsKey(letter.id)}>
        {({ people, followUps, languages }) => (
          <>
            {followsUp(letter.stage) ? <p>{people === 0 ? t('followUp.nobody') : t('followUp.people', { count: people })}</p> : null}
            {followUps.length === 0 ? <p className="empty">{t('followUp.none')}</p> : null}
            {followUps.map((followUp) => (
              <FollowUpItem key={followUp.id} letter={letter} followUp={followUp} people={people} proposed={languages} />
            ))}
          </>
        )}
      </Loaded>
    </Section>
  )
}
