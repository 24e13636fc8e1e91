import { DifferenceView, type NoteNumbers, UnitEditor, Words } from '@undersigned/editor'
import { endonymOf, type Language, plainText } from '@undersigned/letter'
import { type Offer, type Row, sourceTextOf } from '@undersigned/translation'
import { type KeyboardEvent, type MouseEvent, memo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { type Hand, isConfirmable, isReviewable } from './needs.ts'
import type { UnitActions } from './use-unit-actions.ts'

/** What is the same for every row. */
export interface UnitSetting {
  readonly doc: Y.Doc
  readonly language: Language
  readonly originalLanguage: Language
  readonly numbers: NoteNumbers
  readonly awareness: Awareness
}

interface Props {
  readonly number: number
  readonly row: Row
  readonly offer: Offer | null
  readonly hand: Hand
  readonly reviewer: string | null
  readonly actions: UnitActions
  readonly setting: UnitSetting
}

const tones = { missing: 'chip', draft: 'chip', translated: 'chip blue', reviewed: 'chip green', stale: 'chip gold' } as const

/** What a key does in a unit, beside writing: mark and go on, or accept what is offered. */
function keyed({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, { row, offer, actions }: Props): (() => void) | null {
  if (key !== 'Enter') return null
  if (ctrlKey || metaKey) return () => actions.onConfirm(row, true)
  return altKey && offer !== null ? () => actions.onAccept(offer) : null
}

/** A press on a button leaves the caret where it is: a text that is left becomes smaller, and the button would slip away under the press. */
function stayInText(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault()
}

/** Rows are derived anew at every change of either text; most of them say the same as before. */
const isSame = (before: Props, after: Props): boolean =>
  before.number === after.number &&
  before.hand === after.hand &&
  before.actions === after.actions &&
  before.setting === after.setting &&
  before.reviewer === after.reviewer &&
  JSON.stringify(before.offer) === JSON.stringify(after.offer) &&
  isSameRow(before.row, after.row)

const isSameRow = (one: Row, other: Row): boolean =>
  one.state === other.state &&
  one.unit.digest === other.unit.digest &&
  one.unit.role === other.unit.role &&
  one.targetDigest === other.targetDigest &&
  one.confirmation?.at === other.confirmation?.at &&
  one.review?.at === other.review?.at &&
  one.rejection?.at === other.rejection?.at

/** One unit of the original beside its translation, with where it stands and what can be done. */
export const UnitRow = memo(function UnitRow(props: Props) {
  const { number, row, offer, hand, reviewer, actions, setting } = props
  const { t } = useWords()
  useSyncExternalStore(setting.numbers.subscribe, setting.numbers.order)
  const role = t(`version.role.${row.unit.role}`)
  const state = t(`unitState.${row.state}`)
  return (
    <li
      id={`unit-${row.unit.id}`}
      className={`unit ${row.state} role-${row.unit.role}`}
      aria-label={t('version.unit', { number, role, state })}
      onMouseDown={stayInText}
      onKeyDownCapture={(event) => {
        const act = hand.translates ? keyed(event, props) : null
        if (act === null) return
        event.preventDefault()
        event.stopPropagation()
        act()
      }}
    >
      <div className="unit-side">
        <span className="unit-number">{number}</span>
        <span className="soft small">{role}</span>
        <span className={tones[row.state]}>{state}</span>
      </div>
      <div className="unit-source">
        <Words content={row.unit.content} language={setting.originalLanguage} numberOf={setting.numbers.numberOf} t={t} />
        <Since row={row} language={setting.originalLanguage} />
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
          label={t('version.textOf', { number, language: endonymOf(setting.language) })}
          awareness={setting.awareness}
          onFocus={() => actions.onFocus(row)}
        />
        <Said row={row} reviewer={reviewer} />
        {offer && hand.translates ? <OfferLine offer={offer} onAccept={actions.onAccept} /> : null}
        <Doing row={row} hand={hand} actions={actions} />
      </div>
    </li>
  )
}, isSame)

/** What happened to the original since its translation was confirmed, word by word. */
function Since({ row, language }: { readonly row: Row; readonly language: Language }) {
  const { t } = useWords()
  if (row.state !== 'stale' || row.confirmation === null) return null
  return (
    <div className="since">
      <p className="small soft">{t('version.changed')}</p>
      <DifferenceView before={row.confirmation.sourceText} after={sourceTextOf(row.unit)} language={language} t={t} />
    </div>
  )
}

function Said({ row, reviewer }: { readonly row: Row; readonly reviewer: string | null }) {
  const { t } = useWords()
  if (row.rejection) {
    return <p className="said small">{t('version.returned', { name: reviewer ?? '', reason: row.rejection.reason })}</p>
  }
  if (row.state !== 'reviewed' || reviewer === null) return null
  return <p className="soft small">{t('version.reviewedBy', { name: reviewer })}</p>
}

function OfferLine({ offer, onAccept }: { readonly offer: Offer; readonly onAccept: (offer: Offer) => void }) {
  const { t } = useWords()
  const text = plainText(offer.kind === 'split' ? offer.second : offer.content)
  return (
    <div className="offer">
      <p className="small">{t(offer.kind === 'split' ? 'version.offerSplit' : 'version.offerJoin', { text })}</p>
      <Button size="small" aria-keyshortcuts="Alt+Enter" onClick={() => onAccept(offer)}>
        {t('version.accept')}
      </Button>
    </div>
  )
}

function Doing({ row, hand, actions }: { readonly row: Row; readonly hand: Hand; readonly actions: UnitActions }) {
  const { t } = useWords()
  const confirmable = hand.translates && isConfirmable(row)
  const reviewable = isReviewable(row, hand)
  if (!confirmable && !reviewable) return null
  return (
    <div className="row">
      {confirmable ? (
        <Button size="small" look="primary" onClick={() => actions.onConfirm(row, false)}>
          {row.state === 'stale' ? t('version.stillRight') : t('version.confirm')}
        </Button>
      ) : null}
      {reviewable ? (
        <>
          <Button size="small" look="primary" onClick={() => actions.onReviewed(row)}>
            {t('version.review')}
          </Button>
          <Button size="small" onClick={() => actions.onReturn(row)}>
            {t('version.return')}
          </Button>
        </>
      ) : null}
    </div>
  )
}
