import { readLetterText } from '@undersigned/collab'
import { introduce, sharedNumbers } from '@undersigned/editor'
import { endonymOf, noteNumbers } from '@undersigned/letter'
import type { Row } from '@undersigned/translation'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { ProblemNotice } from '../../../app/action.tsx'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { goToUnit } from './focus.ts'
import { type Hand, needs, nextNeed } from './needs.ts'
import { Orphans } from './orphans-section.tsx'
import { ProgressHead } from './progress-head.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { useVersionView } from './rows.ts'
import { UnitRow, type UnitSetting } from './unit-row.tsx'
import { useUnitActions } from './use-unit-actions.ts'
import type { VersionDeskProps } from './version-desk.tsx'

interface Props extends VersionDeskProps {
  readonly hand: Hand
}

/** Every unit of the original beside its translation, in the original's order. */
export function UnitGrid(props: Props) {
  const { letter, language, original, version, reviews, recipients, hand } = props
  const { t } = useWords()
  const originalLanguage = letter.language
  const view = useVersionView({ original: original.doc, version: version.doc, originalLanguage, language, recipients, reviews })
  const { rows, progress } = view
  const { rows: latest, step, stand } = useSteps(rows, hand)
  const doing = useUnitActions({ ...props, rows: latest, step, stand })
  const setting = useSetting(props, rows)
  const offers = useMemo(() => new Map(view.offers.map((offer) => [offer.unit, offer])), [view.offers])
  const names = useMemo(() => new Map(reviews.map(({ by }) => [by.id, by.name])), [reviews])
  return (
    <div className="version-page">
      <ProgressHead language={language} progress={progress} waits={rows.some((row) => needs(row, hand))} onStep={step} />
      <ProblemNotice problem={doing.problem} />
      {rows.length === 0 ? <p className="empty">{t('version.empty')}</p> : null}
      <div className="units-head" aria-hidden="true">
        <span />
        <span>{endonymOf(originalLanguage)}</span>
        <span>{endonymOf(language)}</span>
      </div>
      <ol className="units">
        {rows.map((row, index) => (
          <UnitRow
            key={row.unit.id}
            number={index + 1}
            row={row}
            offer={offers.get(row.unit.id) ?? null}
            hand={hand}
            reviewer={names.get((row.rejection ?? row.review)?.by ?? '') ?? null}
            actions={doing.actions}
            setting={setting}
          />
        ))}
      </ol>
      <Orphans orphans={view.orphans} language={language} />
      {doing.returning ? (
        <ReturnDialog
          number={rows.findIndex(({ unit }) => unit.id === doing.returning?.unit.id) + 1}
          onClose={() => doing.setReturning(null)}
          onReturn={doing.sendBack}
        />
      ) : null}
    </div>
  )
}

/** What is the same for every row: documents, languages, the numbers of the original's notes. */
function useSetting({ letter, language, original, version, person }: Props, rows: readonly Row[]): UnitSetting {
  const numbers = sharedNumbers(original.doc)
  const { awareness } = version.connection
  useEffect(() => introduce(awareness, person), [awareness, person])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows tell that the original has changed.
  useLayoutEffect(() => {
    numbers.set([...noteNumbers(readLetterText(original.doc, letter.language)).keys()])
  }, [numbers, original, letter.language, rows])
  return useMemo(
    () => ({ doc: version.doc, language, originalLanguage: letter.language, numbers, awareness }),
    [version, language, letter.language, numbers, awareness],
  )
}

/** Where the reader stands, and the way to what waits for them: by button, and by Alt+J and Alt+K wherever the caret is. */
function useSteps(rows: readonly Row[], hand: Hand) {
  const { t } = useWords()
  const latest = useRef(rows)
  latest.current = rows
  const at = useRef(-1)
  const stand = useCallback((row: Row) => {
    at.current = latest.current.findIndex(({ unit }) => unit.id === row.unit.id)
  }, [])
  const step = useCallback(
    (by: 1 | -1) => {
      const next = nextNeed(latest.current, at.current, by, hand)
      const row = next === null ? undefined : latest.current[next]
      if (row === undefined) return announce(t('version.nothing'))
      stand(row)
      goToUnit(row.unit.id)
    },
    [hand, stand, t],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : null
      if (by === null || !event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      step(by)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [step])
  return { rows: latest, step, stand }
}
