import type { NoteNumbers } from '@undersigned/editor'
import { endonymOf, type Inline, type Language, plainText } from '@undersigned/letter'
import { type Offer, type Row, sameContent } from '@undersigned/translation'
import { type KeyboardEvent, type MouseEvent, memo, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useWords } from '../../../app/words.ts'
import type { UnitHere } from './here.ts'
import { type Near, useNear } from './near.ts'
import { type DeskHand, isReviewable } from './needs.ts'
import { UnitBody } from './unit-body.tsx'
import type { UnitActions } from './use-unit-actions.ts'

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
  readonly number: number
  readonly row: Row
  readonly offer: Offer | null
  /** The number of the unit whose translation holds this one's words. */
  readonly coveredBy: { readonly unit: string; readonly number: number } | null
  readonly hand: DeskHand
  readonly reviewer: string | null
  readonly actions: UnitActions
  readonly setting: UnitSetting
  readonly here: UnitHere | null
  readonly also: readonly Inline[] | null
}

/** These are on the page before anybody has scrolled. */
const FIRST = 6

/** What a key does in a unit, beside writing: mark and go on, or accept what is offered. */
function keyed({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, props: UnitRowProps): (() => void) | null {
  const { row, offer, actions, hand } = props
  if (key !== 'Enter') return null
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
  sameContent(before.also ?? [], after.also ?? []) &&
  JSON.stringify(before.offer) === JSON.stringify(after.offer)

/** One unit of the original beside its translation, with where it stands and what can be done; far from the screen only its words. */
export const UnitRow = memo(function UnitRow(props: UnitRowProps) {
  const { number, row, coveredBy } = props
  const { t } = useWords()
  const line = useRef<HTMLLIElement>(null)
  const near = useNear(line, number <= FIRST)
  const role = t(`version.role.${row.unit.role}`)
  const state = coveredBy === null ? t(`unitState.${row.state}`) : t('version.covered', { number: coveredBy.number })
  return (
    <li
      ref={line}
      id={`unit-${row.unit.id}`}
      className={`unit ${row.state} role-${row.unit.role}${near.isNear ? '' : ' far'}`}
      aria-label={t('version.unit', { number, role, state })}
      onMouseDown={stayInText}
      onBlur={near.onBlur}
      onKeyDownCapture={(event) => {
        const act = keyed(event, props)
        if (act === null) return
        event.preventDefault()
        event.stopPropagation()
        act()
      }}
    >
      {near.isNear ? (
        <UnitBody {...props} role={role} state={state} line={line} wasWoken={near.wasWoken} />
      ) : (
        <FarUnit {...props} state={state} wake={near.wake} />
      )}
    </li>
  )
}, isSame)

/** The words alone: found by the browser's own search and by its readers, and reached by key; everything else comes as one comes near. */
function FarUnit({ number, row, hand, setting, state, wake }: UnitRowProps & { readonly state: string; readonly wake: Near['wake'] }) {
  const { t } = useWords()
  const { language, originalLanguage } = setting
  const words = plainText(row.target) || <span className="u-hint-words">{t('editor.empty.unit')}</span>
  return (
    <>
      <div className="unit-side">
        <span className="unit-number">{number}</span> <span className="soft small">{state}</span>
      </div>
      <div className="unit-source">
        <span className="u-words" lang={originalLanguage}>
          {plainText(row.unit.content)}
        </span>
      </div>
      <div className="unit-target">
        {hand.translates ? (
          // biome-ignore lint/a11y/useSemanticElements: it becomes a rich text when it is entered, which no input element can be
          <div
            className="u-field"
            role="textbox"
            aria-multiline="true"
            aria-label={t('version.textOf', { number, language: endonymOf(language) })}
            lang={language}
            tabIndex={0}
            onFocus={wake}
          >
            {words}
          </div>
        ) : (
          <div className="u-field" lang={language}>
            {words}
          </div>
        )}
      </div>
    </>
  )
}
