import { useId, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { type AnswerView, refreshApproval, useReadIn } from './use-approval.ts'

interface Props extends LetterProps {
  readonly now: readonly AnswerView[]
  /** About texts before this one. */
  readonly earlier: readonly AnswerView[]
  readonly manages: boolean
}

/** Every condition and refusal with its words; those who coordinate answer conditions (rule G80). */
export function Conditions({ letter, now, earlier, manages }: Props) {
  const { t } = useWords()
  const [replying, setReplying] = useState<AnswerView | null>(null)
  const listed = (answers: readonly AnswerView[]) => (
    <ul className="lines conditions">
      {answers.map((answer) => (
        <Condition key={answer.id} letter={letter} answer={answer} onReply={manages ? () => setReplying(answer) : null} />
      ))}
    </ul>
  )
  return (
    <Section title={t('approval.conditions')}>
      {now.length === 0 ? <p className="soft">{t('approval.noConditions')}</p> : null}
      {now.length > 0 && manages ? <p className="soft">{t('approval.conditionsLede')}</p> : null}
      {now.length > 0 ? listed(now) : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t('approval.earlier')}</summary>
          {listed(earlier)}
        </details>
      ) : null}
      {replying ? <Reply letter={letter} condition={replying} onClose={() => setReplying(null)} /> : null}
    </Section>
  )
}

interface ConditionProps extends LetterProps {
  readonly answer: AnswerView
  readonly onReply: (() => void) | null
}

function Condition({ letter, answer, onReply }: ConditionProps) {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const readIn = useReadIn()
  const { organisation, verdict, paragraph, words, reply } = answer
  return (
    <li className="condition">
      <p>
        <strong>{organisation.name}</strong>{' '}
        <span className={verdict === 'refuse' ? 'chip red' : 'chip gold'}>{t(`approval.verdict.${verdict}`)}</span>
      </p>
      {paragraph === null ? null : (
        <p className="small">
          {paragraph.number > 0 ? `${t('approval.number', { number: formats.number(paragraph.number) })} ` : null}
          <q lang={letter.language}>{paragraph.begins}</q>
        </p>
      )}
      {words === '' ? null : <blockquote className="said">{words}</blockquote>}
      <p className="soft small">{readIn(answer, day(answer.at))}</p>
      {reply === null ? null : (
        <div className="reply">
          <p className="small">{t(`approval.replied.${reply.met ? 'met' : 'not-met'}`, { name: reply.by.name, at: day(reply.at) })}</p>
          {reply.words === '' ? null : <blockquote className="said">{reply.words}</blockquote>}
        </div>
      )}
      {onReply !== null && verdict === 'condition' && reply === null && answer.latest ? (
        <div>
          <Button size="small" aria-label={t('approval.replyTitle', { name: organisation.name })} onClick={onReply}>
            {t('approval.reply')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

interface ReplyProps extends LetterProps {
  readonly condition: AnswerView
  readonly onClose: () => void
}

function Reply({ letter, condition, onClose }: ReplyProps) {
  const { t } = useWords()
  const [met, setMet] = useState(true)
  const [words, setWords] = useState('')
  const name = useId()
  const reply = async () => {
    await ask('conditionReply', { params: { letter: letter.id, answer: condition.id }, body: { met, words } })
    await refreshApproval(letter)
  }
  const choices = [
    { value: true, label: t('approval.met'), hint: t('approval.metHint') },
    { value: false, label: t('approval.notMet'), hint: '' },
  ]
  return (
    <FormDialog
      open
      title={t('approval.replyTitle', { name: condition.organisation.name })}
      yes={t('approval.replyDo')}
      onClose={onClose}
      onSubmit={reply}
    >
      <blockquote className="said">{condition.words}</blockquote>
      <fieldset>
        <legend>{t('approval.yourAnswer')}</legend>
        {choices.map(({ value, label, hint }) => (
          <label key={String(value)} className="choice">
            <input type="radio" name={name} checked={met === value} onChange={() => setMet(value)} />
            <span>
              <strong>{label}</strong>
              {hint ? (
                <>
                  <br />
                  <span className="soft small">{hint}</span>
                </>
              ) : null}
            </span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('approval.replyWords')}
        rows={3}
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </FormDialog>
  )
}
