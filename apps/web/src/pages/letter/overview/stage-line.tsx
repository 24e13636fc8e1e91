import { type LetterStage, STAGES, type StageMove, type TwoPersonAction } from '@undersigned/api/client'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { hasRole, type Letter, type LetterProps, refreshLetter } from '../use-letter.ts'
import { movesFrom, pairActionsFrom } from './next-steps.ts'
import { SealDialog } from './seal-dialog.tsx'

/** Where the letter is on its way, what comes next, and who may. */
export function StageLine({ letter }: LetterProps) {
  const { t } = useWords()
  const now = STAGES.indexOf(letter.stage)
  return (
    <Section title={t('stageLine.title')}>
      <ol className="stage-line">
        {STAGES.map((stage, at) => (
          <li key={stage} className={placeOf(letter, stage)} aria-current={at === now ? 'step' : undefined}>
            <span>
              {t(`stage.${stage}`)}
              {placeOf(letter, stage) === 'past' ? <span className="visually-hidden"> ({t('stageLine.done')})</span> : null}
              {placeOf(letter, stage) === 'skipped' ? ` (${t('stageLine.skipped')})` : null}
            </span>
          </li>
        ))}
      </ol>
      <p className="lede">{t(`stageLine.about.${letter.stage}`)}</p>
      <Next letter={letter} />
    </Section>
  )
}

/** A stage passed over is not one that was done (rule G26). */
function placeOf(letter: Letter, stage: LetterStage): 'past' | 'now' | 'ahead' | 'skipped' {
  const [at, now] = [STAGES.indexOf(stage), STAGES.indexOf(letter.stage)]
  if (at >= now) return at === now ? 'now' : 'ahead'
  return letter.skipped.includes(stage) ? 'skipped' : 'past'
}

type Step = { readonly kind: 'move'; readonly to: StageMove } | { readonly kind: 'pair'; readonly action: TwoPersonAction }

function Next({ letter }: LetterProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState<Step | null>(null)
  const coordinates = hasRole(letter, 'coordinator')
  const moves = movesFrom(letter.stage)
  const pairs = pairActionsFrom(letter.stage, letter.publishedAt !== null)
  return (
    <>
      <h3>{t('stageLine.next')}</h3>
      {moves.length + pairs.length === 0 ? <p>{t('stageLine.nothingNext')}</p> : null}
      <ul className="lines">
        {pairs.map((action) => (
          <li key={action}>
            <span>
              <strong>{t(`stageLine.action.${action}`)}</strong>
              <br />
              <span className="soft small">
                {t(`stageLine.effect.${action}`)} {t('stageLine.twoMay')}
              </span>
            </span>
            {coordinates ? <Button onClick={() => setAsking({ kind: 'pair', action })}>{t(`stageLine.asks.${action}`)}</Button> : null}
          </li>
        ))}
        {moves.map((to) => (
          <li key={to}>
            <span>
              <strong>{t(`stageLine.move.${to}`)}</strong>
              <br />
              <span className="soft small">
                {t(`stageLine.about.${to}`)} {t('stageLine.oneMay')}
              </span>
            </span>
            {coordinates ? <Button onClick={() => setAsking({ kind: 'move', to })}>{t(`stageLine.move.${to}`)}</Button> : null}
          </li>
        ))}
      </ul>
      {asking?.kind === 'pair' && asking.action === 'seal' ? (
        <SealDialog letter={letter} onClose={() => setAsking(null)} />
      ) : asking ? (
        <AskStep letter={letter} step={asking} onClose={() => setAsking(null)} />
      ) : null}
    </>
  )
}

function AskStep({ letter, step, onClose }: LetterProps & { readonly step: Step; readonly onClose: () => void }) {
  const { t } = useWords()
  const params = { letter: letter.id }
  const go = async () => {
    if (step.kind === 'move') await ask('stageMove', { params, body: { to: step.to } })
    else await ask('requestCreate', { params, body: { action: step.action } })
    await refreshLetter(letter.id)
  }
  const name = step.kind === 'move' ? t(`stageLine.move.${step.to}`) : t(`stageLine.action.${step.action}`)
  return (
    <Question
      open
      title={t('stageLine.askTitle', { action: name })}
      text={
        step.kind === 'move'
          ? `${t(`stageLine.about.${step.to}`)} ${t('stageLine.moveText')}`
          : t('stageLine.askText', { effect: t(`stageLine.effect.${step.action}`) })
      }
      yes={step.kind === 'move' ? name : t(`stageLine.asks.${step.action}`)}
      onNo={onClose}
      onYes={go}
    />
  )
}
