import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Notice, Section } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { hasRole, refreshLetter } from '../use-letter.ts'
import type { DeliveryProps } from './delivery-page.tsx'
import { deliveryKey } from './delivery-words.ts'
import { NoMailServer } from './no-mail-server.tsx'

/** How many copies stand where, and the one button that lets them go, when a second person agrees. */
export function Release({ letter, delivery, mayAsk }: DeliveryProps & { readonly mayAsk: boolean }) {
  const { t } = useWords()
  const { counts, copies, refusal, receives, mailServer } = delivery
  const [asking, setAsking] = useState(false)
  const ready = copies.filter(({ held, state }) => held === null && (state === null || state === 'bounced')).length
  const unclear = copies.filter(({ mail }) => mail === 'unclear').length
  const languages = new Set(copies.map(({ language }) => language)).size
  const send = async () => {
    await ask('requestCreate', { params: { letter: letter.id }, body: { action: 'deliver' } })
    await Promise.all([refreshLetter(letter.id), refresh(deliveryKey(letter.id))])
  }
  const figures = [
    ['ready', ready],
    ['queued', counts.queued],
    ['sent', counts.sent],
    ['bounced', counts.bounced],
    ['answered', counts.answered],
  ] as const
  return (
    <Section title={t('delivery.status')}>
      <p>{[t('delivery.copyCount', { count: copies.length }), t('delivery.languageCount', { count: languages })].join(' · ')}</p>
      <dl className="counts">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name === 'queued' && mailServer === 'mailbox' ? t('delivery.mail.kept') : t(`delivery.figure.${name}`)}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {counts.all > 0 ? <p>{t('delivery.answered', { answered: counts.answered, all: counts.all })}</p> : null}
      <NoMailServer mailServer={mailServer} />
      {receives ? null : <p className="soft small">{t('delivery.byHand')}</p>}
      {unclear === 0 ? null : (
        <Notice tone="warn">
          <p>{t('delivery.unclear', { count: unclear })}</p>
          {hasRole(letter, 'coordinator') ? (
            <div>
              <ButtonLink to={`/letters/${letter.id}/outbox`} size="small">
                {t('delivery.outbox')}
              </ButtonLink>
            </div>
          ) : null}
        </Notice>
      )}
      {refusal === null || (unclear > 0 && refusal === 'nothing-to-send') ? null : (
        <WhyNot refusal={letter.stage === 'archived' ? 'archived' : refusal} />
      )}
      {mayAsk && refusal === null ? (
        <div>
          <Button look="primary" onClick={() => setAsking(true)}>
            {t('stageLine.asks.deliver')}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <Question
          open
          title={t('stageLine.askTitle', { action: t('stageLine.action.deliver') })}
          text={t('stageLine.askText', { effect: t('stageLine.effect.deliver') })}
          yes={t('stageLine.asks.deliver')}
          onNo={() => setAsking(false)}
          onYes={send}
        >
          <p>{t('delivery.goes', { count: ready })}</p>
        </Question>
      ) : null}
    </Section>
  )
}

function WhyNot({ refusal }: { readonly refusal: string }) {
  const { t, has } = useWords()
  const key = `delivery.refusal.${refusal}`
  return has(key) ? (
    <Notice tone={refusal === 'nothing-to-send' || refusal === 'archived' ? 'calm' : 'warn'}>
      <p>{t(key)}</p>
    </Notice>
  ) : null
}
