import type { NoteNumbers } from '@undersigned/editor'
import type { CheckName, Finding, Row } from '@undersigned/translation'
import { createContext, type RefObject, useContext, useEffect } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { draw, type Mark, rangeIn } from './highlights.ts'
import type { DeskHand } from './needs.ts'
import type { Checks } from './use-checks.ts'
import type { UnitActions } from './use-unit-actions.ts'

export const ChecksContext = createContext<Checks>({ checkRow: () => [], termsOf: () => [], names: new Map() })

export const useFindings = (row: Row): readonly Finding[] => useContext(ChecksContext).checkRow(row)

export const useTerms = (row: Row): ReturnType<Checks['termsOf']> => useContext(ChecksContext).termsOf(row)

interface Props {
  readonly row: Row
  readonly hand: DeskHand
  readonly actions: UnitActions
  readonly numbers: NoteNumbers
  /** The row on the page, whose words the findings are marked in. */
  readonly line: RefObject<HTMLElement | null>
}

/** What the checks found: reasons in words, places marked in both texts, a fix where one is safe, and the way to dismiss with a reason. */
export function UnitFindings({ row, hand, actions, numbers, line }: Props) {
  const { t } = useWords()
  const findings = useFindings(row)
  useMarks(line, findings)
  if (findings.length === 0) return null
  const groups = [...Map.groupBy(findings, ({ check }) => check)]
  return (
    <ul className="findings" aria-label={t('version.findings')}>
      {groups.map(([check, found]) => (
        <Group key={check} check={check} found={found} row={row} hand={hand} actions={actions} numbers={numbers} />
      ))}
    </ul>
  )
}

interface GroupProps extends Omit<Props, 'line'> {
  readonly check: CheckName
  readonly found: readonly Finding[]
}

function Group({ check, found, row, hand, actions, numbers }: GroupProps) {
  const { t } = useWords()
  const { names } = useContext(ChecksContext)
  const [first] = found
  if (first === undefined) return null
  const { severity, dismissed, fix } = first
  return (
    <li className={`finding ${dismissed === null ? severity : 'dismissed'}`}>
      <p className="small">
        <span className="finding-kind">{t(`checks.severity.${severity}`)}</span> <strong>{t(`checks.name.${check}`)}</strong>
      </p>
      {dismissed === null ? (
        [...new Set(found.map((finding) => t(`checks.reason.${finding.reason}`, valuesOf(finding, row, numbers))))].map((words) => (
          <p key={words} className="small">
            {words}
          </p>
        ))
      ) : (
        <p className="small">{t('version.dismissed', { name: names.get(dismissed.by) ?? '', reason: dismissed.reason })}</p>
      )}
      {hand.translates ? (
        <div className="row tight">
          {dismissed === null && fix !== null ? (
            <Button size="small" onClick={() => actions.onFix(row, fix)}>
              {t('version.fix')}
            </Button>
          ) : null}
          {dismissed === null ? (
            <Button size="small" look="quiet" onClick={() => actions.onDismiss(row, check)}>
              {t('version.dismiss')}
            </Button>
          ) : (
            <Button size="small" look="quiet" onClick={() => actions.onUndismiss(row, check)}>
              {t('version.takeBack')}
            </Button>
          )}
        </div>
      ) : null}
    </li>
  )
}

/** A check knows one unit and counts its notes; readers know a note by its number in the letter. */
function valuesOf({ values, place }: Finding, { unit, target }: Row, numbers: NoteNumbers): Finding['values'] {
  if (values.note === undefined) return values
  const content = place.side === 'source' ? unit.content : target
  let at = 0
  for (const part of content) {
    if ((part.type === 'note-ref' || part.type === 'note-cross-ref') && at === place.from)
      return { ...values, note: numbers.numberOf(part.note) ?? values.note }
    at += part.type === 'text' ? part.text.length : 1
  }
  return values
}

const SIDES = { source: '.unit-source .u-words', target: '.unit-target .u-field' } as const

/** Marks the places of what was found, as long as they stand on the page; written words move them along. */
function useMarks(line: RefObject<HTMLElement | null>, findings: readonly Finding[]): void {
  useEffect(() => {
    const element = line.current
    const open = findings.filter(({ dismissed }) => dismissed === null)
    if (element === null || open.length === 0) return undefined
    let undraw = draw(marksIn(element, open))
    const target = element.querySelector('.unit-target')
    const again = new MutationObserver(() => {
      undraw()
      undraw = draw(marksIn(element, open))
    })
    if (target !== null) again.observe(target, { childList: true })
    return () => {
      again.disconnect()
      undraw()
    }
  }, [line, findings])
}

const marksIn = (element: Element, findings: readonly Finding[]): readonly Mark[] =>
  findings.flatMap(({ severity, place: { side, from, to } }) => {
    const words = element.querySelector(SIDES[side])
    const range = words === null || from === to ? null : rangeIn(words, from, to)
    return range === null ? [] : [{ name: `check-${severity}` as const, range }]
  })
