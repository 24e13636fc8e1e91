import { useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import type { AskedYet } from './asked-yet.ts'
import { type AnswerView, type Approval, type Question, type StandView, useReadIn } from './use-approval.ts'

const tones: Readonly<Record<StandView['state'], string>> = {
  approved: 'chip green',
  partly: 'chip gold',
  conditional: 'chip gold',
  refused: 'chip red',
  waiting: 'chip',
}

interface Props extends LetterProps {
  readonly stand: StandView
  readonly question: Question
  readonly asked: AskedYet
  readonly paragraphs: Approval['paragraphs']
}

/** One organisation: how it stands, who said what, whom it waits for, and the button for those who may answer. */
export function Stand({ letter, stand, question, asked, paragraphs }: Props) {
  const { t, formats } = useWords()
  const [answering, setAnswering] = useState(false)
  const { organisation, state, given, of, inAdvance, daysShort, answers, waitingFor } = stand
  const named = (people: StandView['waitingFor']) =>
    formats.list(
      people.map(({ name, function: held }) => (held === '' ? name || '?' : t('approval.person', { name: name || '?', function: held }))),
    )
  const here = waitingFor.filter((each) => each.here)
  const away = waitingFor.filter((each) => !each.here)
  const isOpen = asked === 'asked' && (state === 'waiting' || state === 'partly')
  const stands = asked !== 'asked' && state === 'waiting' ? 'unasked' : state
  const hasAnswered = answers.some((each) => !each.inAdvance)
  return (
    <li className="stand">
      <div className="stand-head">
        <strong>{organisation.name}</strong>
        <span className="row">
          <span className={tones[state]}>{t(`approval.state.${stands}`)}</span>
          {inAdvance ? <span className="chip blue">{t('approval.inAdvance')}</span> : null}
          {stands === 'unasked' || (inAdvance && given === 0) ? null : (
            <span className="soft small">{t('approval.ofQuorum', { given, of })}</span>
          )}
        </span>
      </div>
      {answers.map((answer) => (
        <Said key={answer.id} letter={letter} answer={answer} />
      ))}
      {isOpen && here.length > 0 ? <p className="soft small">{t('approval.waitsFor', { names: named(here) })}</p> : null}
      {isOpen && away.length > 0 ? <p className="small">{t('approval.notHere', { names: named(away) })}</p> : null}
      {daysShort > 0 && asked !== 'skipped' && state !== 'approved' ? (
        <p className="small warn-text">{t('approval.short', { count: daysShort })}</p>
      ) : null}
      {stand.mayAnswer ? (
        <div>
          <Button look={hasAnswered ? 'plain' : 'primary'} onClick={() => setAnswering(true)}>
            {t(hasAnswered ? 'approval.answerAgain' : 'approval.answer', { organisation: organisation.name })}
          </Button>
        </div>
      ) : null}
      {answering ? (
        <AnswerDialog letter={letter} stand={stand} question={question} paragraphs={paragraphs} onClose={() => setAnswering(false)} />
      ) : null}
    </li>
  )
}

/** What one person said: yes in a line; a condition and a refusal stand whole below. */
function Said({ letter, answer }: LetterProps & { readonly answer: AnswerView }) {
  const { t } = useWords()
  const { day } = useLetterTime(letter)
  const readIn = useReadIn()
  if (answer.inAdvance) return <p className="soft small">{t('approval.inAdvanceBy', { name: answer.by.name })}</p>
  return (
    <p className="small">
      {t(`approval.verdict.${answer.verdict}`)} · <span className="soft">{readIn(answer, day(answer.at))}</span>
    </p>
  )
}
