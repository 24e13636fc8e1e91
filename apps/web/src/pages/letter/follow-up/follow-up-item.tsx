import type { Language } from '@undersigned/letter'
import { followsUp } from '@undersigned/signatures'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { ReadersTable } from './readers-table.tsx'
import { TextLines } from './text-lines.tsx'
import { type FollowUp, refreshFollowUps } from './use-follow-ups.ts'

export interface FollowUpProps extends LetterProps {
  readonly followUp: FollowUp
}

interface Props extends FollowUpProps {
  readonly people: number
  /** The languages of the letter: to begin with. */
  readonly proposed: readonly Language[]
}

/** One follow-up: its words in each language, who would get it in which, and the button that sends it. */
export function FollowUpItem({ letter, followUp, people, proposed }: Props) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const { sentAt, sentBy } = followUp
  const isSent = sentAt !== null
  const isOpen = !isSent && followsUp(letter.stage)
  const told = isSent
    ? t('followUp.sentTo', { at: moment(sentAt), name: sentBy?.name ?? '', count: followUp.people ?? 0 })
    : t('followUp.begun', { at: moment(followUp.createdAt) })
  const [first] = followUp.texts
  return (
    <article className="follow-up" aria-label={first?.subject ?? told}>
      <header>
        <h3 lang={first?.language}>{first?.subject ?? t('followUp.title')}</h3>
        <span className={isOpen ? 'chip blue' : 'chip'}>
          {t(isSent ? 'followUp.sent' : isOpen ? 'followUp.draft' : 'followUp.neverSent')}
        </span>
      </header>
      <p className="soft small">{told}</p>
      <TextLines letter={letter} followUp={followUp} proposed={proposed} />
      {isOpen ? <ReadersTable readers={followUp.readers} /> : null}
      {isSent ? null : <Decide letter={letter} followUp={followUp} people={people} />}
    </article>
  )
}

function Decide({ letter, followUp, people }: FollowUpProps & { readonly people: number }) {
  const { t } = useWords()
  const [asking, setAsking] = useState<'send' | 'discard' | null>(null)
  const params = { letter: letter.id, followUp: followUp.id }
  const { refusal } = followUp
  const send = async () => {
    await ask('followUpSend', { params })
    announce(t('followUp.onItsWay'))
    await refreshFollowUps(letter.id)
  }
  const discard = async () => {
    await ask('followUpRemove', { params })
    await refreshFollowUps(letter.id)
  }
  return (
    <>
      {refusal === null || refusal === 'already-sent' || refusal === 'wrong-stage' ? null : (
        <Notice>
          <p>{t(`followUp.refusal.${refusal}`)}</p>
        </Notice>
      )}
      <div className="row">
        {refusal === null ? (
          <Button look="primary" onClick={() => setAsking('send')}>
            {t('followUp.send', { count: people })}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => setAsking('discard')}>
          {t('followUp.discard')}
        </Button>
      </div>
      <Question
        open={asking === 'send'}
        title={t('followUp.sendTitle')}
        text={t('followUp.sendText', { count: people })}
        yes={t('followUp.send', { count: people })}
        onNo={() => setAsking(null)}
        onYes={send}
      >
        <ReadersTable readers={followUp.readers} />
      </Question>
      <Question
        open={asking === 'discard'}
        danger
        title={t('followUp.discardTitle')}
        text={t('followUp.discardText')}
        yes={t('followUp.discard')}
        onNo={() => setAsking(null)}
        onYes={discard}
      />
    </>
  )
}
