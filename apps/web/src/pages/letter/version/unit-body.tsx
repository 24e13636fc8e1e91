import { plainText } from '@undersigned/letter'
import { blocksReview, type Offer, type Row } from '@undersigned/translation'
import { lazy, type RefObject, Suspense, useEffect } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import type { TermPlace } from './checker.ts'
import { HelpHere } from './help/help-here.tsx'
import { SuggestedMark } from './help/suggested-mark.tsx'
import { HereList } from './here-list.tsx'
import { draw, rangeIn } from './highlights.ts'
import { type DeskHand, isConfirmable, isReviewable } from './needs.ts'
import { UnitChange, useChangedSentences } from './unit-change.tsx'
import { UnitFindings, useFindings, useTerms } from './unit-findings.tsx'
import type { UnitRowProps } from './unit-row.tsx'
import type { UnitActions } from './use-unit-actions.ts'

const TermList = lazy(() => import('./help/term-list.tsx').then(({ TermList: list }) => ({ default: list })))

interface Props extends UnitRowProps {
  readonly line: RefObject<HTMLElement | null>
}

/** What is known of the original's side of a unit near the screen, with the marks over its words. */
export function BesideSource({ row, hand, actions, setting, here, line }: Props) {
  const language = setting.originalLanguage
  useChangedMarks(line, row, language)
  const terms = useTerms(row)
  useTermMarks(line, terms)
  return (
    <>
      {terms.length > 0 ? (
        <Suspense>
          <TermList terms={terms.map(({ help }) => help)} from={language} language={setting.language} />
        </Suspense>
      ) : null}
      <HereList people={here?.source ?? []} />
      <UnitChange row={row} language={language} hand={hand} actions={actions} />
    </>
  )
}

/** What is known of the translation near the screen, and what can be done. */
export function BesideTarget({ row, offer, hand, reviewer, actions, setting, here, line }: Props) {
  return (
    <>
      <HereList people={here?.target ?? []} />
      {row.state === 'draft' ? <SuggestedMark doc={setting.doc} unit={row.unit.id} /> : null}
      <Said row={row} reviewer={reviewer} />
      {offer && hand.translates ? <OfferLine offer={offer} onAccept={actions.onAccept} /> : null}
      <UnitFindings row={row} hand={hand} actions={actions} numbers={setting.numbers} line={line} />
      <Doing row={row} hand={hand} actions={actions} />
      <HelpHere row={row} setting={setting} editable={hand.translates} line={line} />
    </>
  )
}

/** In a long paragraph the sentences that say something else are marked where they stand (rule T26). */
function useChangedMarks(line: RefObject<HTMLElement | null>, row: Row, language: UnitRowProps['setting']['originalLanguage']): void {
  const changed = useChangedSentences(row, language)
  useEffect(() => {
    const words = line.current?.querySelector('.unit-source > .u-words')
    if (words === null || words === undefined || changed.length === 0) return undefined
    return draw(
      changed.flatMap(({ from, to }) => {
        const range = from === to ? null : rangeIn(words, from, to)
        return range === null ? [] : [{ name: 'changed-sentence' as const, range }]
      }),
    )
  }, [line, changed])
}

/** The coalition's terms are marked in the original. */
function useTermMarks(line: RefObject<HTMLElement | null>, terms: readonly TermPlace[]): void {
  useEffect(() => {
    const words = line.current?.querySelector('.unit-source > .u-words')
    if (words === null || words === undefined || terms.length === 0) return undefined
    return draw(
      terms.flatMap(({ from, to }) => {
        const range = rangeIn(words, from, to)
        return range === null ? [] : [{ name: 'term' as const, range }]
      }),
    )
  }, [line, terms])
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

function Doing({ row, hand, actions }: { readonly row: Row; readonly hand: DeskHand; readonly actions: UnitActions }) {
  const { t } = useWords()
  const isBlocked = blocksReview(useFindings(row))
  const confirmable = hand.translates && isConfirmable(row)
  const reviewable = isReviewable(row, hand)
  if (!confirmable && !reviewable) return null
  return (
    <>
      {reviewable && isBlocked ? <p className="small blocked">{t('version.blocked')}</p> : null}
      <div className="row">
        {confirmable ? (
          <Button size="small" look="primary" aria-keyshortcuts="Control+Enter" onClick={() => actions.onConfirm(row, false)}>
            {row.state === 'stale' ? t('version.stillRight') : t('version.confirm')}
          </Button>
        ) : null}
        {reviewable ? (
          <>
            <Button
              size="small"
              look="primary"
              aria-disabled={isBlocked || undefined}
              aria-keyshortcuts="Control+Shift+Enter"
              onClick={() => actions.onReviewed(row, false)}
            >
              {t('version.review')}
            </Button>
            <Button size="small" onClick={() => actions.onReturn(row)}>
              {t('version.return')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  )
}
