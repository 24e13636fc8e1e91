import { endonymOf, type Inline, type Language, plainText } from '@undersigned/letter'
import { useState } from 'react'
import { ProblemNotice } from '../../../../app/action.tsx'
import { useWords } from '../../../../app/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Question } from '../../../../ui/question.tsx'
import { keyOf } from './key-of.ts'
import { KeyHint } from './match-line.tsx'
import { hasSeen, type Machine, setSeen, type useMachineAnswer } from './use-machine.ts'

interface Props {
  readonly letter: string
  readonly language: Language
  readonly use: NonNullable<Machine['use']>
  readonly asking: ReturnType<typeof useMachineAnswer>
  readonly number: number
  readonly editable: boolean
  /** What would be sent. */
  readonly text: readonly Inline[]
  readonly onAccept: (content: readonly Inline[]) => void
}

/** A machine's words on request; before the first request, what leaves and to whom is shown (rule T96). */
export function MachineHelp({ letter, language, use, asking, number, editable, text, onAccept }: Props) {
  const { t } = useWords()
  const [isTelling, setTelling] = useState(false)
  const { answer, busy, problem, request } = asking
  const service = t(`machine.service.${use.service}`)
  if (!editable) return null
  return (
    <div className="help-machine">
      {answer?.outcome === 'translated' ? (
        <>
          <p className="small help-head">
            <span className="chip blue">{t('help.machine.of', { service })}</span>
          </p>
          <p className="help-text" lang={language}>
            {plainText(answer.content)}
          </p>
          <Button size="small" aria-keyshortcuts={keyOf(number)} onClick={() => onAccept(answer.content)}>
            {t('help.machine.take')} <KeyHint number={number} />
          </Button>
        </>
      ) : (
        <Button size="small" look="quiet" busy={busy} onClick={() => (hasSeen(letter, use) ? void request() : setTelling(true))}>
          {t('help.machine.ask', { service })}
        </Button>
      )}
      {answer?.outcome === 'promised' ? <p className="small soft">{t('help.machine.waiting', { service })}</p> : null}
      {answer?.outcome === 'failed' ? (
        <p className="small blocked" role="status">
          {t(`machine.failed.${answer.reason}`, { service, seconds: answer.seconds ?? 0 })}
        </p>
      ) : null}
      <ProblemNotice problem={problem} />
      <Question
        open={isTelling}
        title={t('help.machine.firstTitle', { service })}
        yes={t('help.machine.send')}
        onNo={() => setTelling(false)}
        onYes={async () => {
          setSeen(letter, use)
          void request()
        }}
      >
        <p>{t('help.machine.first', { service, host: use.host, language: endonymOf(language) })}</p>
        <blockquote className="help-leaves">{plainText(text)}</blockquote>
        <p className="soft small">{t('help.machine.firstBy', { name: use.by.name })}</p>
      </Question>
    </div>
  )
}
