import '../../../styles/delivery.css'
import type { RouteResponse } from '@undersigned/api/client'
import { localeOf } from '@undersigned/letter'
import { mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { Link } from 'wouter'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { api, ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { Loaded, Page } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { testedWords } from './delivery-words.ts'

type Shown = RouteResponse<'deliveryCopy'>

/** One copy as it would go: the mail, the letter on paper; and the way to the next one. */
export function CopyPage({ letter, recipient }: LetterProps & { readonly recipient: string }) {
  const { t } = useWords()
  const key = `letter:${letter.id}:delivery:${recipient}`
  const copy = useResource(key, () => ask('deliveryCopy', { params: { letter: letter.id, recipient } }))
  return (
    <Page title={`${t('delivery.copy')} · ${letter.title}`}>
      <p>
        <Link href={`/letters/${letter.id}/delivery`}>{t('delivery.allCopies')}</Link>
      </p>
      <Loaded of={copy} again={key}>
        {(value) => <Copy key={value.recipient} letter={letter} copy={value} />}
      </Loaded>
    </Page>
  )
}

interface CopyProps extends LetterProps {
  readonly copy: Shown
}

function Copy({ letter, copy }: CopyProps) {
  const { t, formats } = useWords()
  const [name = '', ...rest] = copy.addressBlock
  const params = { letter: letter.id, recipient: copy.recipient }
  const file = (kind: 'pdf' | 'docx') => api.address('deliveryFile', { ...params, kind })
  return (
    <>
      <h1>{name}</h1>
      <p className="soft">
        {[t('delivery.position', { at: copy.position, of: copy.of }), formats.languageName(copy.language)].join(' · ')}
      </p>
      <Leaf letter={letter} copy={copy} />
      <div className="columns">
        <Section title={t('delivery.theMail')}>
          <dl className="facts">
            <dt>{t('delivery.to')}</dt>
            <dd>{copy.to ?? t('delivery.noAddress')}</dd>
            <dt>{t('delivery.subject')}</dt>
            <dd lang={localeOf(copy.language)}>{copy.subject}</dd>
            <dt>{t('delivery.addressBlock')}</dt>
            <dd lang={localeOf(copy.language)}>
              {[name, ...rest].map((line) => (
                <span key={line} className="line">
                  {line}
                </span>
              ))}
            </dd>
            <dt>{t('delivery.files')}</dt>
            <dd>{copy.files.join(', ')}</dd>
          </dl>
          <article className="mail-words" lang={localeOf(copy.language)}>
            {copy.text.split(/\n{2,}/).map((paragraph, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that does not change while it is shown.
              <p key={at}>{paragraph}</p>
            ))}
          </article>
          <Test letter={letter} copy={copy} />
        </Section>
        <Section
          title={t('delivery.theLetter')}
          actions={
            <span className="row">
              <a className="button small" href={file('pdf')} target="_blank" rel="noreferrer">
                {t('delivery.openPdf')}
              </a>
              <a className="button small" href={file('docx')} download>
                {t('delivery.takeDocx')}
              </a>
            </span>
          }
        >
          {navigator.pdfViewerEnabled ? (
            <iframe className="pdf" src={`${file('pdf')}#toolbar=0&navpanes=0&view=FitH`} title={t('delivery.pdfOf', { name })} />
          ) : (
            <p className="soft">{t('delivery.noPdfHere')}</p>
          )}
        </Section>
      </div>
    </>
  )
}

function Leaf({ letter, copy }: CopyProps) {
  const { t } = useWords()
  const to = (recipient: string): string => `/letters/${letter.id}/delivery/${recipient}`
  return (
    <nav className="row leaf" aria-label={t('delivery.leaf')}>
      {copy.previous === null ? null : <ButtonLink to={to(copy.previous)}>{t('delivery.previous')}</ButtonLink>}
      {copy.next === null ? null : <ButtonLink to={to(copy.next)}>{t('delivery.next')}</ButtonLink>}
    </nav>
  )
}

function Test({ letter, copy }: CopyProps) {
  const words = useWords()
  const { t } = words
  const action = useAction()
  const [tested, setTested] = useState('')
  if (!mayManage(membershipIn(letter))) return null
  const send = () =>
    action.run(
      () => ask('deliveryTest', { params: { letter: letter.id, recipient: copy.recipient } }),
      ({ mailServer }) => {
        const told = testedWords(words, mailServer)
        setTested(told)
        announce(told)
      },
    )
  return (
    <>
      <div className="row">
        <Button busy={action.busy} onClick={() => void send()}>
          {t('delivery.test')}
        </Button>
        {tested === '' ? null : <span className="soft">{tested}</span>}
      </div>
      <ProblemNotice problem={action.problem} />
    </>
  )
}
