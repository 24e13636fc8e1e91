import type { Language } from '@undersigned/letter'
import type { Progress } from '@undersigned/translation'
import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'

interface Props {
  readonly language: Language
  readonly progress: Progress
  readonly waits: boolean
  readonly onStep: (step: 1 | -1) => void
  readonly children?: ReactNode
}

/** How far this version is, and the way to what waits for whoever reads it. */
export function ProgressHead({ language, progress, waits, onStep, children }: Props) {
  const { t, formats } = useWords()
  const { units, words, totalUnits, totalWords } = progress
  const label = t('versions.bar', { language: formats.languageName(language), ...units })
  return (
    <div className="version-head">
      <div className="version-progress">
        <ProgressBar label={label} shares={units} />
        <p className="soft small">
          {t('version.progress', {
            done: formats.number(words.reviewed + words.translated),
            words: formats.number(totalWords),
            reviewed: units.reviewed,
            units: totalUnits,
          })}
        </p>
      </div>
      {children}
      {waits ? (
        <div className="row">
          <Button size="small" aria-keyshortcuts="Alt+K" onClick={() => onStep(-1)}>
            {t('version.previous')}
          </Button>
          <Button size="small" look="primary" aria-keyshortcuts="Alt+J" onClick={() => onStep(1)}>
            {t('version.next')}
          </Button>
        </div>
      ) : (
        <p className="soft small">{t('version.nothing')}</p>
      )}
    </div>
  )
}
