import '../../../styles/delivery.css'
import { MAIL_STATES, type MailState, type RouteResponse } from '@undersigned/api/client'
import { mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { Link } from 'wouter'
import { ask } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Question } from '../../../ui/question.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { NoMailServer } from './no-mail-server.tsx'

type Outbox = RouteResponse<'outboxList'>
type Mail = Outbox['mails'][number]

const tones: Readonly<Record<MailState, string>> = {
  queued: '',
  deferred: 'gold',
  sending: '',
  sent: 'green',
  failed: 'red',
  unclear: 'red',
  bounced: 'red',
  suppressed: 'gold',
  expired: 'gold',
  kept: '',
}

const outboxKey = (letter: string): string => `letter:${letter}:outbox`

/** Every mail of a letter and what became of it; what did not arrive can be tried again by hand. */
export function OutboxPage({ letter }: LetterProps) {
  const { t } = useWords()
  const key = outboxKey(letter.id)
  const outbox = useResource(key, () => ask('outboxList', { params: { letter: letter.id } }))
  const [only, setOnly] = useState<MailState | null>(null)
  return (
    <Page title={`${t('delivery.outbox')} · ${letter.title}`}>
      <p>
        <Link href={`/letters/${letter.id}/delivery`}>{t('delivery.title')}</Link>
      </p>
      <h1>{t('delivery.outbox')}</h1>
      <p className="lede">{t('delivery.outboxLede')}</p>
      <Loaded of={outbox} again={key}>
        {(value) => (
          <>
            <NoMailServer mailServer={value.mailServer} />
            <States counts={value.counts} only={only} onOnly={setOnly} />
            <Mails letter={letter} mails={value.mails.filter(({ state }) => only === null || state === only)} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface StatesProps {
  readonly counts: Outbox['counts']
  readonly only: MailState | null
  readonly onOnly: (state: MailState | null) => void
}

function States({ counts, only, onOnly }: StatesProps) {
  const { t } = useWords()
  const shown = MAIL_STATES.filter((state) => (counts[state] ?? 0) > 0)
  if (shown.length < 2) return null
  return (
    <fieldset className="row plain">
      <legend className="visually-hidden">{t('delivery.filter')}</legend>
      <Button size="small" aria-pressed={only === null} onClick={() => onOnly(null)}>
        {t('delivery.all')}
      </Button>
      {shown.map((state) => (
        <Button key={state} size="small" aria-pressed={only === state} onClick={() => onOnly(state)}>
          {t(`delivery.mail.${state}`)} {counts[state] ?? 0}
        </Button>
      ))}
    </fieldset>
  )
}

function Mails({ letter, mails }: LetterProps & { readonly mails: readonly Mail[] }) {
  const { t } = useWords()
  const [asking, setAsking] = useState<{ readonly mail: Mail; readonly what: 'outboxRetry' | 'outboxSettle' } | null>(null)
  if (mails.length === 0) return <p className="empty">{t('delivery.noMails')}</p>
  const act = async () => {
    if (asking === null) return
    await ask(asking.what, { params: { letter: letter.id, mail: asking.mail.id } })
    await refresh(outboxKey(letter.id))
  }
  return (
    <>
      <ul className="lines">
        {mails.map((mail) => (
          <MailLine
            key={mail.id}
            letter={letter}
            mail={mail}
            mayAct={mayManage(membershipIn(letter))}
            onAsk={(what) => setAsking({ mail, what })}
          />
        ))}
      </ul>
      {asking === null ? null : (
        <Question
          open
          title={t(asking.what === 'outboxRetry' ? 'delivery.retryQuestion' : 'delivery.settleQuestion', { to: asking.mail.to })}
          text={t(asking.what === 'outboxRetry' ? 'delivery.retryText' : 'delivery.settleText')}
          yes={t(asking.what === 'outboxRetry' ? 'delivery.retry' : 'delivery.settle')}
          onNo={() => setAsking(null)}
          onYes={act}
        />
      )}
    </>
  )
}

interface MailLineProps extends LetterProps {
  readonly mail: Mail
  readonly mayAct: boolean
  readonly onAsk: (what: 'outboxRetry' | 'outboxSettle') => void
}

function MailLine({ letter, mail, mayAct, onAsk }: MailLineProps) {
  const { t, has } = useWords()
  const { moment } = useLetterTime(letter)
  const kind = `delivery.kind.${mail.template}`
  const isOver = ['sent', 'sending', 'queued', 'expired', 'kept'].includes(mail.state)
  const facts = [
    moment(mail.createdAt),
    t(`delivery.stream.${mail.stream}`),
    ...(mail.sentAt === null ? [] : [t('delivery.sentAt', { at: moment(mail.sentAt) })]),
    ...(mail.nextAt === null || mail.attempts === 0 ? [] : [t('delivery.nextAt', { at: moment(mail.nextAt), count: mail.attempts })]),
  ]
  return (
    <li>
      <span>
        {mail.to} <span className={`chip ${tones[mail.state]}`}>{t(`delivery.mail.${mail.state}`)}</span>
        <br />
        <span>{has(kind) ? t(kind) : t('delivery.kind.other')}</span>
        <br />
        <span className="soft small">{facts.join(' · ')}</span>
        {mail.reason === null ? null : (
          <>
            <br />
            <span className="small">{t('delivery.serverSaid', { words: mail.reason })}</span>
          </>
        )}
        {mail.hadNoServer ? (
          <>
            <br />
            <span className="small">{t('delivery.hadNoServer')}</span>
          </>
        ) : null}
        {mail.state === 'unclear' || mail.state === 'expired' ? (
          <>
            <br />
            <span className="small">{t(mail.state === 'unclear' ? 'delivery.unclearText' : 'delivery.expiredText')}</span>
          </>
        ) : null}
      </span>
      {mayAct && !isOver ? (
        <span className="row">
          {mail.state === 'unclear' ? (
            <Button size="small" onClick={() => onAsk('outboxSettle')}>
              {t('delivery.settle')}
            </Button>
          ) : null}
          <Button size="small" onClick={() => onAsk('outboxRetry')}>
            {t('delivery.retry')}
          </Button>
        </span>
      ) : null}
    </li>
  )
}
