import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import { type DeskDecision, refreshDesk } from './use-desk.ts'

interface Props extends LetterProps {
  readonly decided: readonly DeskDecision[]
  readonly onUndo: (decision: DeskDecision) => void
}

/** What was decided, by whom and when; the last word about each can be taken back (rule G116). */
export function DecidedSection({ letter, decided, onUndo }: Props) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  return (
    <Section title={t('signOnDesk.decided')}>
      {decided.length === 0 ? <p className="soft">{t('signOnDesk.noDecisions')}</p> : null}
      <ul className="lines">
        {decided.map((decision) => (
          <li key={decision.id} className={decision.undone ? 'withdrawn' : undefined}>
            <span>
              <DecisionWords decision={decision} />
              {decision.note === '' ? null : (
                <>
                  <br />
                  <q>{decision.note}</q>
                </>
              )}
              <br />
              <span className="soft small">
                {t('signOnDesk.byOn', { name: decision.by.name, date: moment(decision.at) })}
                {decision.undone
                  ? ` · ${t('signOnDesk.undone', { name: decision.undone.by.name, date: moment(decision.undone.at) })}`
                  : null}
              </span>
            </span>
            {decision.mayUndo ? (
              <Button
                look="quiet"
                aria-label={t('signOnDesk.undoNamed', { name: decision.name || t('signOnDesk.report') })}
                onClick={() => onUndo(decision)}
              >
                {t('signOnDesk.undo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function DecisionWords({ decision }: { readonly decision: DeskDecision }) {
  const { t } = useWords()
  const { name, other, verdict, reason } = decision
  const facts = {
    name: name === '' ? t('signOnDesk.report') : name,
    verdict: t(`signOnDesk.verdict.${verdict}`),
    reason: t(`signOnDesk.reason.${reason}`),
  }
  return verdict === 'different' && other !== null ? t('signOnDesk.decidedPair', { ...facts, other }) : t('signOnDesk.decidedLine', facts)
}

export function UndoQuestion({
  letter,
  decision,
  onClose,
}: LetterProps & { readonly decision: DeskDecision; readonly onClose: () => void }) {
  const { t } = useWords()
  const undo = async () => {
    await ask('deskUndo', { params: { letter: letter.id, decision: decision.id } })
    announce(t('signOnDesk.tookBack'))
    await refreshDesk(letter.id)
    void refreshLetter(letter.id)
  }
  return (
    <Question open title={t('signOnDesk.undoTitle')} text={t('signOnDesk.undoText')} yes={t('signOnDesk.undo')} onNo={onClose} onYes={undo}>
      <p>
        <strong>
          <DecisionWords decision={decision} />
        </strong>
      </p>
    </Question>
  )
}
