import '../../../styles/delivery.css'
import { isOver, mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { Requests } from '../overview/requests-section.tsx'
import { hasRole, type LetterProps, membershipIn } from '../use-letter.ts'
import { Answers } from './answers-section.tsx'
import { Covers } from './covers-section.tsx'
import { type Copy, type Delivery, deliveryKey, standingOf, toneOf } from './delivery-words.ts'
import { ImportDialog } from './import-dialog.tsx'
import { Release } from './release-section.tsx'

const isOpen = (stage: string): boolean => ['drafting', 'in-review', 'frozen'].includes(stage)

/** What was answered is looked for first, above all that was sent. */
const isAnswered = ({ copies }: Delivery): boolean => copies.some(({ answers }) => answers > 0)

/** Each recipient's copy: what they would get, who let it go, what became of it, what they answered. */
export function DeliveryPage({ letter }: LetterProps) {
  const { t } = useWords()
  const key = deliveryKey(letter.id)
  const delivery = useResource(key, () => ask('deliveryGet', { params: { letter: letter.id } }))
  const mayEdit = mayManage(membershipIn(letter))
  const [importing, setImporting] = useState(false)
  const answers = (value: Delivery) =>
    hasRole(letter, 'coordinator') ? <Answers letter={letter} delivery={value} mayFile={mayEdit} /> : null
  return (
    <Page title={`${t('delivery.title')} · ${letter.title}`}>
      <div className="page-head">
        <h1>{t('delivery.title')}</h1>
        {hasRole(letter, 'coordinator') || hasRole(letter, 'representative') ? (
          <ButtonLink to={`/letters/${letter.id}/follow-up`}>{t('delivery.toFollowUp')}</ButtonLink>
        ) : null}
      </div>
      <p className="lede">{t('delivery.lede')}</p>
      <Requests letter={letter} />
      <Loaded of={delivery} again={key}>
        {(value) => (
          <>
            <Release letter={letter} delivery={value} mayAsk={mayEdit} />
            {isAnswered(value) ? answers(value) : null}
            <Section
              title={t('delivery.copies')}
              actions={
                <span className="row">
                  {mayEdit && isOpen(letter.stage) ? <Button onClick={() => setImporting(true)}>{t('delivery.import')}</Button> : null}
                  {hasRole(letter, 'coordinator') ? (
                    <ButtonLink to={`/letters/${letter.id}/outbox`}>{t('delivery.outbox')}</ButtonLink>
                  ) : null}
                </span>
              }
            >
              <Copies letter={letter} delivery={value} />
            </Section>
            <Covers letter={letter} delivery={value} mayEdit={mayEdit && !isOver(letter.stage)} />
            {isAnswered(value) ? null : answers(value)}
          </>
        )}
      </Loaded>
      {importing ? <ImportDialog letter={letter} onClose={() => setImporting(false)} /> : null}
    </Page>
  )
}

export interface DeliveryProps extends LetterProps {
  readonly delivery: Delivery
}

function Copies({ letter, delivery }: DeliveryProps) {
  const { t } = useWords()
  if (delivery.copies.length === 0) return <p className="empty">{t('delivery.nobody')}</p>
  return (
    <ul className="lines">
      {delivery.copies.map((copy) => (
        <CopyLine key={copy.recipient} letter={letter} copy={copy} />
      ))}
    </ul>
  )
}

function CopyLine({ letter, copy }: LetterProps & { readonly copy: Copy }) {
  const words = useWords()
  const { t, formats, countryName } = words
  const { moment } = useLetterTime(letter)
  const name = copy.name || t('recipients.unnamed')
  // What is missing to send it is asked of nobody any more.
  const isLeft = copy.state === null && isOver(letter.stage)
  const office = [copy.function, copy.institution, copy.country === '' ? '' : countryName(copy.country)].filter(Boolean).join(', ')
  const facts = [
    formats.languageName(copy.language),
    ...(copy.address === null && letter.stage === 'archived' ? [] : [copy.address ?? t('delivery.noAddress')]),
    ...(copy.sentAt === null ? [] : [t('delivery.sentAt', { at: moment(copy.sentAt) })]),
    ...(copy.answers === 0 ? [] : [t('delivery.answerCount', { count: copy.answers })]),
  ]
  return (
    <li>
      <span>
        <strong>{name}</strong>{' '}
        {isLeft ? (
          <span className="chip">{t('delivery.leftUnsent')}</span>
        ) : (
          <span className={`chip ${toneOf(copy)}`}>{standingOf(words, copy)}</span>
        )}
        <br />
        {office === '' ? null : (
          <>
            <span className="soft">{office}</span>
            <br />
          </>
        )}
        <span className="soft small">{facts.join(' · ')}</span>
        {copy.reason === null || copy.state === 'sent' || copy.state === 'answered' ? null : (
          <>
            <br />
            <span className="small">{t('delivery.serverSaid', { words: copy.reason })}</span>
          </>
        )}
      </span>
      <ButtonLink to={`/letters/${letter.id}/delivery/${copy.recipient}`} size="small">
        {t('delivery.look')}
        <span className="visually-hidden"> {name}</span>
      </ButtonLink>
    </li>
  )
}
