import { type NoteNumbers, UnitEditor, Words } from '@undersigned/editor'
import { endonymOf, type Inline, type Language } from '@undersigned/letter'
import { type Offer, type Row, sameContent } from '@undersigned/translation'
import { type KeyboardEvent, lazy, type MouseEvent, memo, Suspense, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useWords } from '../../../app/words.ts'
import type { UnitHere } from './here.ts'
import { useNear } from './near.ts'
import { type DeskHand, isReviewable } from './needs.ts'
import { BesideSource, BesideTarget } from './unit-body.tsx'
import type { UnitActions } from './use-unit-actions.ts'

const GoneLine = lazy(() => import('./gone-line.tsx').then(({ GoneLine: line }) => ({ default: line })))

/** What is the same for every row. */
export interface UnitSetting {
  readonly doc: Y.Doc
  readonly language: Language
  readonly originalLanguage: Language
  readonly numbers: NoteNumbers
  readonly awareness: Awareness
  /** The language of the third column, where there is one. */
  readonly also: Language | null
}

export interface UnitRowProps {
  /** Null while somebody is still in a unit whose paragraph is gone (rule T175). */
  readonly number: number | null
  readonly row: Row
  readonly offer: Offer | null
  /** The number of the unit whose translation holds this one's words. */
  readonly coveredBy: { readonly unit: string; readonly number: number } | null
  /** The unit that took in the paragraph of one that is gone. */
  readonly heir: { readonly unit: string; readonly number: number } | null
  readonly hand: DeskHand
  readonly reviewer: string | null
  readonly actions: UnitActions
  readonly setting: UnitSetting
  readonly here: UnitHere | null
  readonly also: readonly Inline[] | null
}

/** These are whole before anybody has scrolled. */
const FIRST = 6

/** What a key does in a unit, beside writing: mark and go on, or accept what is offered. */
function keyed({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, props: UnitRowProps): (() => void) | null {
  const { number, row, offer, actions, hand } = props
  if (key !== 'Enter' || number === null) return null
  if ((ctrlKey || metaKey) && shiftKey) return isReviewable(row, hand) ? () => actions.onReviewed(row, true) : null
  if (!hand.translates) return null
  if (ctrlKey || metaKey) return () => actions.onConfirm(row, true)
  return altKey && offer !== null ? () => actions.onAccept(offer) : null
}

/** A press on a button leaves the caret where it is: a text that is left becomes smaller, and the button would slip away under the press. */
function stayInText(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault()
}

/** Rows that say what they said are the same object; the rest of what a row is drawn from is compared. */
const isSame = (before: UnitRowProps, after: UnitRowProps): boolean =>
  before.row === after.row &&
  before.number === after.number &&
  before.hand === after.hand &&
  before.actions === after.actions &&
  before.setting === after.setting &&
  before.reviewer === after.reviewer &&
  before.here === after.here &&
  before.coveredBy?.number === after.coveredBy?.number &&
  before.heir?.unit === after.heir?.unit &&
  before.heir?.number === after.heir?.number &&
  sameContent(before.also ?? [], after.also ?? []) &&
  JSON.stringify(before.offer) === JSON.stringify(after.offer)

/** One unit of the original beside its translation: the words of both always, and near the screen what is known of them and what can be done (rule T124). */
export const UnitRow = memo(function UnitRow(props: UnitRowProps) {
  const { number, row, coveredBy, heir, hand, setting, actions, also } = props
  const { t } = useWords()
  const line = useRef<HTMLLIElement>(null)
  const { isNear, onFocus, onBlur } = useNear(line, number !== null && number <= FIRST)
  useSyncExternalStore(setting.numbers.subscribe, setting.numbers.order)
  const role = t(`version.role.${row.unit.role}`)
  const isGone = number === null
  const state = isGone
    ? t('version.goneState')
    : coveredBy === null
      ? t(`unitState.${row.state}`)
      : t('version.covered', { number: coveredBy.number })
  const { numberOf } = setting.numbers
  return (
    <li
      ref={line}
      id={`unit-${row.unit.id}`}
      className={`unit ${isGone ? 'gone' : row.state} role-${row.unit.role}${isNear ? '' : ' far'}`}
      aria-label={t('version.unit', { number: number ?? '–', role, state })}
      onMouseDown={stayInText}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDownCapture={(event) => {
        const act = keyed(event, props)
        if (act === null) return
        event.preventDefault()
        event.stopPropagation()
        act()
      }}
    >
      <Side {...props} role={role} state={state} />
      <div className="unit-source">
        <Words content={row.unit.content} language={setting.originalLanguage} numberOf={numberOf} t={t} />
        {isNear && !isGone ? <BesideSource {...props} line={line} /> : null}
      </div>
      <div className="unit-target">
        <UnitEditor
          doc={setting.doc}
          unit={row.unit.id}
          language={setting.language}
          source={row.unit.content}
          numbers={setting.numbers}
          editable={hand.translates}
          t={t}
          label={t('version.textOf', { number: number ?? '–', language: endonymOf(setting.language) })}
          awareness={setting.awareness}
          onFocus={() => actions.onFocus(row)}
        />
        {isGone ? (
          <Suspense>
            <GoneLine heir={heir} onGoTo={actions.onGoTo} />
          </Suspense>
        ) : isNear ? (
          <BesideTarget {...props} line={line} />
        ) : null}
      </div>
      {setting.also === null ? null : (
        <div className="unit-also" lang={setting.also}>
          {also === null ? (
            <span className="soft small">{t('version.alsoEmpty')}</span>
          ) : (
            <Words content={also} language={setting.also} numberOf={numberOf} t={t} />
          )}
        </div>
      )}
    </li>
  )
}, isSame)

const tones = { missing: 'chip', draft: 'chip', translated: 'chip blue', reviewed: 'chip green', stale: 'chip gold' } as const

function Side({ number, row, coveredBy, actions, role, state }: UnitRowProps & { readonly role: string; readonly state: string }) {
  return (
    <div className="unit-side">
      <span className="unit-number">{number ?? '–'}</span>
      <span className="soft small">{role}</span>
      {coveredBy === null ? (
        <span className={number === null ? 'chip gold' : tones[row.state]}>{state}</span>
      ) : (
        <button type="button" className="chip covered" onClick={() => actions.onGoTo(coveredBy.unit)}>
          {state}
        </button>
      )}
    </div>
  )
}
