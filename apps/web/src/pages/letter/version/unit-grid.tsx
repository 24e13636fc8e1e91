import { readLetterText } from '@undersigned/collab'
import { introduce, sharedNumbers } from '@undersigned/editor'
import { endonymOf, noteNumbers } from '@undersigned/letter'
import type { Row } from '@undersigned/translation'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { ProblemNotice } from '../../../app/action.tsx'
import { useWords } from '../../../app/words.ts'
import { AlsoMenu, AlsoRoom, useAlso } from './also.tsx'
import { BringLink } from './bring-link.tsx'
import { type DeskHand, needs } from './needs.ts'
import { ProgressHead } from './progress-head.tsx'
import { useVersionView } from './rows.ts'
import { ChecksContext } from './unit-findings.tsx'
import { UnitRow, type UnitRowProps, type UnitSetting } from './unit-row.tsx'
import { useChecks } from './use-checks.ts'
import { useHeld } from './use-held.ts'
import { useHere } from './use-here.ts'
import { useSentenceStep } from './use-sentence-step.ts'
import { useSteps } from './use-steps.ts'
import { useUnitActions } from './use-unit-actions.ts'
import { useUnitAsked } from './use-unit-asked.ts'
import type { VersionDeskProps } from './version-desk.tsx'

const Orphans = lazy(() => import('./orphans-section.tsx').then(({ Orphans: section }) => ({ default: section })))
const UnitDialog = lazy(() => import('./unit-dialogs.tsx').then(({ UnitDialog: dialog }) => ({ default: dialog })))

const TermHover = lazy(() => import('./help/term-hover.tsx').then(({ TermHover: hover }) => ({ default: hover })))

interface Props extends VersionDeskProps {
  readonly hand: DeskHand
}

/** Every unit of the original beside its translation, in the original's order. */
export function UnitGrid(props: Props) {
  const { letter, language, person, original, version, reviews, recipients, declarations, hand, lobby } = props
  const { t } = useWords()
  const originalLanguage = letter.language
  const view = useVersionView({
    original: original.doc,
    version: version.doc,
    originalLanguage,
    language,
    recipients,
    reviews,
    declarations,
  })
  const { rows, progress, coveredBy } = view
  const onStand = useStanding(props)
  const { rows: latest, step, stand } = useSteps(rows, hand, onStand)
  const checks = useChecks(letter, language, rows)
  const checkRow = useRef(checks.checkRow)
  checkRow.current = checks.checkRow
  const names = useMemo(() => new Map([...reviews, ...declarations].map(({ by }) => [by.id, by.name])), [reviews, declarations])
  const doing = useUnitActions({ ...props, rows: latest, checkRow, names, step, stand })
  const { also, others, choose, setUnits } = useAlso(letter, language, person.id)
  const setting = useSetting(props, rows, also?.language ?? null)
  const offers = useMemo(() => new Map(view.offers.map((offer) => [offer.unit, offer])), [view.offers])
  const numbers = useMemo(() => new Map(rows.map(({ unit }, at) => [unit.id, at + 1])), [rows])
  const heirOf = (gone: string): UnitRowProps['heir'] => {
    const unit = view.offers.find((offer) => offer.kind === 'join' && offer.orphan === gone)?.unit
    return unit === undefined ? null : { unit, number: numbers.get(unit) ?? 0 }
  }
  const here = useHere({
    original: { doc: original.doc, awareness: original.connection.awareness },
    version: version.connection.awareness,
    lobby: lobby?.connection.awareness ?? null,
    me: person.id,
    language,
    originalLanguage,
  })
  const grid = useRef<HTMLOListElement>(null)
  const held = useHeld(rows)
  useUnitAsked(rows)
  useSentenceStep(grid, latest, { source: originalLanguage, target: language })
  const { asking } = doing
  return (
    <div className={`version-page${also === null ? '' : ' with-also'}`}>
      <ProgressHead language={language} progress={progress} waits={rows.some((row) => needs(row, hand))} onStep={step}>
        <AlsoMenu chosen={also?.language ?? null} others={others} onChoose={choose} />
        <BringLink letter={letter.id} language={language} />
      </ProgressHead>
      {also === null ? null : <AlsoRoom letter={letter.id} language={also.language} person={person.id} onUnits={setUnits} />}
      <ProblemNotice problem={doing.problem} />
      {rows.length === 0 ? <p className="empty">{t('version.empty')}</p> : null}
      <div className="units-head" aria-hidden="true">
        <span />
        <span>{endonymOf(originalLanguage)}</span>
        <span>{endonymOf(language)}</span>
        {also === null ? null : <span>{endonymOf(also.language)}</span>}
      </div>
      <ChecksContext value={checks}>
        <ol className="units" ref={grid} onFocus={held.onFocus} onBlur={held.onBlur}>
          {held.shown.map((row) => {
            const covering = coveredBy.get(row.unit.id)
            return (
              <UnitRow
                key={row.unit.id}
                number={numbers.get(row.unit.id) ?? null}
                heir={numbers.has(row.unit.id) ? null : heirOf(row.unit.id)}
                row={row}
                offer={offers.get(row.unit.id) ?? null}
                coveredBy={covering === undefined ? null : { unit: covering, number: numbers.get(covering) ?? 0 }}
                hand={hand}
                reviewer={names.get((row.rejection ?? row.review)?.by ?? '') ?? null}
                actions={doing.actions}
                setting={setting}
                here={here.get(row.unit.id) ?? null}
                also={also?.units.get(row.unit.id) ?? null}
              />
            )
          })}
        </ol>
      </ChecksContext>
      <Suspense>
        <TermHover grid={grid} rows={latest} termsOf={checks.termsOf} from={originalLanguage} language={language} />
      </Suspense>
      {view.orphans.length === 0 ? null : (
        <Suspense>
          <Orphans orphans={view.orphans.filter(({ id }) => held.shown.every(({ unit }) => unit.id !== id))} language={language} />
        </Suspense>
      )}
      {asking ? (
        <Suspense>
          <UnitDialog asking={asking} number={numbers.get(asking.row.unit.id) ?? 0} onClose={doing.close} onAnswer={doing.answer} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Tells the others in the lobby which unit one is in. */
function useStanding({ language, lobby }: Props): (row: Row) => void {
  const awareness = lobby?.connection.awareness ?? null
  return useCallback(({ unit }: Row) => awareness?.setLocalStateField('place', { language, unit: unit.id }), [awareness, language])
}

/** What is the same for every row: documents, languages, the numbers of the original's notes. */
function useSetting({ letter, language, original, version, person }: Props, rows: readonly Row[], also: UnitSetting['also']): UnitSetting {
  const numbers = sharedNumbers(original.doc)
  const { awareness } = version.connection
  useEffect(() => introduce(awareness, person), [awareness, person])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows tell that the original has changed.
  useLayoutEffect(() => {
    numbers.set([...noteNumbers(readLetterText(original.doc, letter.language)).keys()])
  }, [numbers, original, letter.language, rows])
  return useMemo(
    () => ({ doc: version.doc, language, originalLanguage: letter.language, numbers, awareness, also }),
    [version, language, letter.language, numbers, awareness, also],
  )
}
