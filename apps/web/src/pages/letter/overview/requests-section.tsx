import type { RouteResponse } from '@undersigned/api/client'
import { lazy, Suspense, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import { useMe } from '../../../app/session.ts'
import { learnFurther, useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, refreshLetter } from '../use-letter.ts'

/** Looked at by the one who decides, with words that only this says. */
const RequestDifference = lazy(async () => {
  const [{ RequestDifference: shown }] = await Promise.all([import('./request-difference.tsx'), learnFurther()])
  return { default: shown }
})

type Request = RouteResponse<'requestsList'>['requests'][number]

/** What one person asked for and a second has to confirm (D20), above everything else. */
export function Requests({ letter }: LetterProps) {
  const { t } = useWords()
  const requests = useResource(`letter:${letter.id}:requests`, () => ask('requestsList', { params: { letter: letter.id } }))
  if (requests.state !== 'ready' || requests.value.requests.length === 0) return null
  return (
    <section className="stack tight" aria-label={t('requests.title')}>
      {requests.value.requests.map((request) => (
        <Pending key={request.id} letter={letter} request={request} />
      ))}
    </section>
  )
}

function Pending({ letter, request }: LetterProps & { readonly request: Request }) {
  const { t, has } = useWords()
  const { moment } = useLetterTime(letter)
  const me = useMe()
  const [asking, setAsking] = useState<'confirm' | 'cancel' | null>(null)
  const [shown, setShown] = useState(request.mayConfirm)
  const mine = me.state === 'ready' && me.value.id === request.by.id
  const action = t(`stageLine.action.${request.action}`)
  const params = { letter: letter.id, request: request.id }
  const answer = async (route: 'requestConfirm' | 'requestCancel') => {
    await ask(route, { params })
    await refreshLetter(letter.id)
  }
  const why = `problems.${request.whyNot ?? ''}.text`
  return (
    <Notice tone="warn" title={t('requests.what', { action, name: request.by.name })}>
      <p>{t('requests.lapses', { at: moment(request.at), lapses: moment(request.lapsesAt) })}</p>
      <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{t('requests.show')}</summary>
        {shown ? (
          <Suspense fallback={null}>
            <RequestDifference letter={letter} request={request} />
          </Suspense>
        ) : null}
      </details>
      {!request.mayConfirm && has(why) ? <p className="soft">{t(why)}</p> : null}
      <div className="row">
        {request.mayConfirm ? (
          <Button look="primary" onClick={() => setAsking('confirm')}>
            {t('requests.confirm')}
          </Button>
        ) : null}
        {mine ? <Button onClick={() => setAsking('cancel')}>{t('requests.cancel')}</Button> : null}
      </div>
      {asking === 'confirm' ? (
        <Question
          open
          title={t('requests.confirmTitle', { action })}
          text={t('requests.confirmText', { effect: t(`stageLine.effect.${request.action}`) })}
          yes={t('requests.confirm')}
          onNo={() => setAsking(null)}
          onYes={() => answer('requestConfirm')}
        />
      ) : null}
      {asking === 'cancel' ? (
        <Question
          open
          title={t('requests.cancel')}
          yes={t('requests.cancel')}
          onNo={() => setAsking(null)}
          onYes={() => answer('requestCancel')}
        />
      ) : null}
    </Notice>
  )
}
