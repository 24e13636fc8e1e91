import type { RouteResponse } from '@undersigned/api/client'
import { useState } from 'react'
import { api, ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import type { DeliveryProps } from './delivery-page.tsx'
import { deliveryKey } from './delivery-words.ts'

type Answer = RouteResponse<'answersList'>['answers'][number]

const answersKey = (letter: string): string => `letter:${letter}:answers`

/** What recipients wrote back, the newest first. */
export function Answers({ letter, delivery, mayFile }: DeliveryProps & { readonly mayFile: boolean }) {
  const { t } = useWords()
  const key = answersKey(letter.id)
  const answers = useResource(key, () => ask('answersList', { params: { letter: letter.id } }))
  const [filing, setFiling] = useState(false)
  const sent = delivery.copies.filter(({ state }) => state !== null)
  return (
    <Section
      title={t('delivery.answers')}
      actions={mayFile && sent.length > 0 ? <Button onClick={() => setFiling(true)}>{t('delivery.file')}</Button> : null}
    >
      <Loaded of={answers} again={key}>
        {({ answers: list }) =>
          list.length === 0 ? (
            <p className="soft">{t('delivery.noAnswers')}</p>
          ) : (
            <ul className="lines">
              {list.map((answer) => (
                <AnswerLine key={answer.id} letter={letter} answer={answer} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {filing ? <FileDialog letter={letter} delivery={delivery} onClose={() => setFiling(false)} /> : null}
    </Section>
  )
}

function AnswerLine({ letter, answer }: LetterProps & { readonly answer: Answer }) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  // Who wrote it is forgotten with the letter's other addresses.
  const byMail = answer.from === '' ? t('delivery.cameByMail') : t('delivery.cameByMailFrom', { from: answer.from })
  const by = answer.origin === 'mail' ? byMail : t('delivery.filedByHand')
  return (
    <li>
      <details>
        <summary>
          <strong>{answer.name}</strong> {answer.subject === '' ? null : <span>{answer.subject}</span>}{' '}
          {answer.isAutomatic ? <span className="chip">{t('delivery.automatic')}</span> : null}
          <br />
          <span className="soft small">{[moment(answer.receivedAt), by].join(' · ')}</span>
        </summary>
        <p className="written">{answer.text}</p>
        {answer.files.length === 0 ? null : (
          <p className="row">
            {answer.files.map((file) => (
              <a
                key={file.position}
                className="button small"
                download
                href={api.address('answerFile', { letter: letter.id, answer: answer.id, position: String(file.position) })}
              >
                {file.name}
              </a>
            ))}
          </p>
        )}
        {answer.left > 0 ? <p className="soft small">{t('delivery.filesLeft', { count: answer.left })}</p> : null}
      </details>
    </li>
  )
}

function FileDialog({ letter, delivery, onClose }: DeliveryProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const options = delivery.copies
    .filter(({ state }) => state !== null)
    .map(({ recipient, name, institution }) => ({ value: recipient, label: [name, institution].filter(Boolean).join(', ') }))
  const [recipient, setRecipient] = useState(options[0]?.value ?? '')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const file = async () => {
    await ask('answerAdd', { params: { letter: letter.id }, body: { recipient, subject, text } })
    await Promise.all([refresh(answersKey(letter.id)), refresh(deliveryKey(letter.id))])
  }
  return (
    <FormDialog open wide title={t('delivery.file')} yes={t('delivery.file')} onClose={onClose} onSubmit={file}>
      <p className="soft">{t('delivery.fileLede')}</p>
      <Select label={t('delivery.whose')} value={recipient} options={options} onChange={setRecipient} />
      <TextField label={t('delivery.subject')} value={subject} maxLength={300} onChange={(event) => setSubject(event.target.value)} />
      <TextArea
        label={t('delivery.answer')}
        value={text}
        required
        rows={8}
        maxLength={20_000}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  )
}
