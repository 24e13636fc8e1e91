import type { Problem } from '@undersigned/api/client'
import { confirmUnit, readUnit } from '@undersigned/collab'
import { digestOfUnit } from '@undersigned/letter'
import { hasWords, type Offer, type Row, recordOf } from '@undersigned/translation'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { acceptOffer } from './accept-offer.ts'
import { goToUnit } from './focus.ts'
import type { VersionDeskProps } from './version-desk.tsx'

/** What can be done with a unit, beside writing it. */
export interface UnitActions {
  readonly onConfirm: (row: Row, goOn: boolean) => void
  readonly onReviewed: (row: Row) => void
  readonly onReturn: (row: Row) => void
  readonly onAccept: (offer: Offer) => void
  readonly onFocus: (row: Row) => void
}

interface Doing {
  readonly actions: UnitActions
  readonly problem: Problem | null
  readonly returning: Row | null
  readonly setReturning: (row: Row | null) => void
  readonly sendBack: (reason: string) => Promise<void>
}

interface Options extends Pick<VersionDeskProps, 'letter' | 'language' | 'person' | 'version'> {
  readonly rows: RefObject<readonly Row[]>
  readonly step: (by: 1 | -1) => void
  /** Remembers where the reader stands. */
  readonly stand: (row: Row) => void
}

export function useUnitActions({ letter, language, person, version, rows, step, stand }: Options): Doing {
  const { t } = useWords()
  const { run, problem } = useAction()
  const [returning, setReturning] = useState<Row | null>(null)
  const lastVerdict = useRef(Promise.resolve(true))
  const judge = useCallback(
    async (row: Row, verdict: 'reviewed' | 'returned', reason: string) => {
      const body = { verdict, sourceDigest: row.unit.digest, targetDigest: row.targetDigest, reason }
      await ask('reviewPut', { params: { letter: letter.id, language, unit: row.unit.id }, body })
      await refresh(`letter:${letter.id}:reviews:${language}`)
    },
    [letter.id, language],
  )
  const actions = useMemo<UnitActions>(() => {
    const numberOf = (row: Row) => rows.current.findIndex(({ unit }) => unit.id === row.unit.id) + 1
    return {
      onConfirm(row, goOn) {
        if (confirmNow(version.doc, row, person.id)) announce(t('version.confirmed', { number: numberOf(row) }))
        stand(row)
        if (goOn) step(1)
      },
      /** One after another: whoever reads quickly presses the next before the last one has arrived. */
      onReviewed(row) {
        lastVerdict.current = lastVerdict.current.then(() => run(() => judge(row, 'reviewed', '')))
      },
      onReturn: setReturning,
      onAccept(offer) {
        const units = rows.current.map(({ unit }) => unit)
        if (acceptOffer(version.doc, { offer, units, language, by: person.id })) announce(t('version.accepted'))
        goToUnit(offer.unit)
      },
      onFocus: stand,
    }
  }, [version, language, person.id, t, rows, step, stand, run, judge])
  return {
    actions,
    problem,
    returning,
    setReturning,
    sendBack: async (reason) => {
      if (returning) await judge(returning, 'returned', reason)
    },
  }
}

/** Records that the words that stand there at this very moment say what the shown original says. */
function confirmNow(doc: Y.Doc, { unit }: Row, by: string): boolean {
  const content = readUnit(doc, unit.id)
  if (!hasWords(content)) return false
  confirmUnit(doc, unit.id, {
    ...recordOf(unit),
    targetDigest: digestOfUnit(content),
    origin: 'human',
    by,
    at: Date.now(),
  })
  return true
}
