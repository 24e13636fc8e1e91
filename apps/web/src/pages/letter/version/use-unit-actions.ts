import type { Problem } from '@undersigned/api/client'
import { confirmUnit, originOf, readUnit, writeUnitAlike } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import { digestOfUnit, type Inline } from '@undersigned/letter'
import { blocksReview, type CheckName, hasWords, type Offer, type Row, recordOf } from '@undersigned/translation'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { acceptOffer } from './accept-offer.ts'
import { goToUnit } from './focus.ts'
import type { CheckRow } from './use-checks.ts'
import type { VersionDeskProps } from './version-desk.tsx'

/** What can be done with a unit, beside writing it. */
export interface UnitActions {
  readonly onConfirm: (row: Row, goOn: boolean) => void
  readonly onReviewed: (row: Row, goOn: boolean) => void
  readonly onReturn: (row: Row) => void
  readonly onAccept: (offer: Offer) => void
  readonly onFocus: (row: Row) => void
  readonly onFix: (row: Row, fix: readonly Inline[]) => void
  readonly onDismiss: (row: Row, check: CheckName) => void
  readonly onUndismiss: (row: Row, check: CheckName) => void
  readonly onDeclare: (row: Row) => void
  readonly onWithdraw: (declaration: string) => void
  readonly onGoTo: (unit: string) => void
  /** Whose account it is, as far as this page knows. */
  readonly nameOf: (account: string) => string
}

/** What is being asked about a row. */
export type Asking =
  | { readonly kind: 'return' | 'declare'; readonly row: Row }
  | { readonly kind: 'dismiss'; readonly row: Row; readonly check: CheckName }

interface Doing {
  readonly actions: UnitActions
  readonly problem: Problem | null
  readonly asking: Asking | null
  readonly close: () => void
  /** Does what was asked about, with the words that were given. */
  readonly answer: (words: string) => Promise<void>
}

interface Options extends Pick<VersionDeskProps, 'letter' | 'language' | 'person' | 'version'> {
  readonly rows: RefObject<readonly Row[]>
  readonly checkRow: RefObject<CheckRow>
  readonly names: ReadonlyMap<string, string>
  readonly step: (by: 1 | -1) => void
  /** Remembers where the reader stands. */
  readonly stand: (row: Row) => void
}

export function useUnitActions({ letter, language, person, version, rows, checkRow, names, step, stand }: Options): Doing {
  const { t } = useWords()
  const { run, problem } = useAction()
  const [asking, setAsking] = useState<Asking | null>(null)
  const lastVerdict = useRef(Promise.resolve(true))
  const server = useServer(letter.id, language)
  const actions = useMemo<UnitActions>(() => {
    const numberOf = (row: Row) => rows.current.findIndex(({ unit }) => unit.id === row.unit.id) + 1
    return {
      onConfirm(row, goOn) {
        if (confirmNow(version.doc, row, person.id)) announce(t('version.confirmed', { number: numberOf(row) }))
        stand(row)
        if (goOn) step(1)
      },
      /** One after another: whoever reads quickly presses the next before the last one has arrived. */
      onReviewed(row, goOn) {
        if (blocksReview(checkRow.current(row))) return announce(t('version.blocked'))
        lastVerdict.current = lastVerdict.current.then(() => run(() => server.judge(row, 'reviewed', '')))
        stand(row)
        if (goOn) step(1)
      },
      onReturn: (row) => setAsking({ kind: 'return', row }),
      onAccept(offer) {
        const units = rows.current.map(({ unit }) => unit)
        if (acceptOffer(version.doc, { offer, units, language, by: person.id })) announce(t('version.accepted'))
        goToUnit(offer.unit)
      },
      onFocus: stand,
      onFix(row, fix) {
        if (writeInstead(version.doc, row, fix)) announce(t('version.fixed'))
      },
      onDismiss: (row, check) => setAsking({ kind: 'dismiss', row, check }),
      onUndismiss: (row, check) => void run(() => server.undismiss(row, check)),
      onDeclare: (row) => setAsking({ kind: 'declare', row }),
      onWithdraw: (declaration) => void run(() => server.withdraw(declaration)),
      onGoTo: goToUnit,
      nameOf: (account) => names.get(account) ?? (account === person.id ? person.name : ''),
    }
  }, [version, language, person, t, rows, checkRow, names, step, stand, run, server])
  const answer = async (words: string): Promise<void> => {
    if (asking?.kind === 'return') await server.judge(asking.row, 'returned', words)
    if (asking?.kind === 'declare') await server.declare(asking.row, words)
    if (asking?.kind === 'dismiss') await server.dismiss(asking.row, asking.check, words)
  }
  const close = useCallback(() => setAsking(null), [])
  return { actions, problem, asking, close, answer }
}

/** What the server keeps of a version beside its words. */
function useServer(letter: string, language: VersionDeskProps['language']) {
  return useMemo(() => {
    const params = { letter, language }
    const textsOf = (row: Row) => ({ sourceDigest: row.unit.digest, targetDigest: row.targetDigest })
    const renew = (what: 'reviews' | 'dismissals') => refresh(`letter:${letter}:${what}:${language}`)
    const renewDeclarations = () => refresh(`letter:${letter}:declarations`)
    return {
      async judge(row: Row, verdict: 'reviewed' | 'returned', reason: string) {
        await ask('reviewPut', { params: { ...params, unit: row.unit.id }, body: { verdict, reason, ...textsOf(row) } })
        await renew('reviews')
      },
      async dismiss(row: Row, check: CheckName, reason: string) {
        await ask('dismissalPut', { params: { ...params, unit: row.unit.id, check }, body: { reason, ...textsOf(row) } })
        await renew('dismissals')
      },
      async undismiss(row: Row, check: CheckName) {
        await ask('dismissalDelete', { params: { ...params, unit: row.unit.id, check } })
        await renew('dismissals')
      },
      async declare({ unit, confirmation }: Row, note: string) {
        if (confirmation === null) return
        const body = { unit: unit.id, fromDigest: confirmation.sourceDigest, toDigest: unit.digest, note }
        await ask('declarationAdd', { params: { letter }, body })
        await renewDeclarations()
      },
      async withdraw(declaration: string) {
        await ask('declarationWithdraw', { params: { letter, declaration } })
        await renewDeclarations()
      },
    }
  }, [letter, language])
}

/** Records that the words that stand there at this very moment say what the shown original says. */
function confirmNow(doc: Y.Doc, { unit }: Row, by: string): boolean {
  const content = readUnit(doc, unit.id)
  if (!hasWords(content)) return false
  confirmUnit(doc, unit.id, {
    ...recordOf(unit),
    targetDigest: digestOfUnit(content),
    origin: originOf(doc, unit.id),
    by,
    at: Date.now(),
  })
  return true
}

/** Marks what a fix wrote as this person's own act: undo takes it back, whole. */
const FIXING = { check: 'fixed' }

/** Puts mended words in the place of those they were mended from; nothing happens where somebody wrote meanwhile. */
function writeInstead(doc: Y.Doc, { unit, targetDigest }: Row, fix: readonly Inline[]): boolean {
  if (digestOfUnit(readUnit(doc, unit.id)) !== targetDigest) return false
  const undo = sharedUndo(doc)
  undo.addTrackedOrigin(FIXING)
  undo.stopCapturing()
  writeUnitAlike(doc, unit.id, fix, FIXING)
  undo.stopCapturing()
  return true
}
