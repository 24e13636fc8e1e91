import type { RouteResponse } from '@undersigned/api/client'
import { letterReader, versionReader } from '@undersigned/collab'
import { type Language, type Recipient, recipientId, type UnitDigest, type UnitId, unitDigest, unitId } from '@undersigned/letter'
import {
  type Declaration,
  followingOf,
  type Offer,
  type Orphan,
  offersOf,
  orphans,
  type Progress,
  progressOf,
  type Review,
  type Row,
  rowDeriver,
  unitDeriver,
} from '@undersigned/translation'
import { useMemo } from 'react'
import type * as Y from 'yjs'
import { useDocValue } from '../../../room/doc-value.ts'

export interface VersionView {
  readonly rows: readonly Row[]
  readonly orphans: readonly Orphan[]
  readonly offers: readonly Offer[]
  readonly progress: Progress
  /** Missing halves, by the unit whose translation still holds their words (rule T30). */
  readonly coveredBy: ReadonlyMap<UnitId, UnitId>
}

type ReviewRow = RouteResponse<'reviewsList'>['reviews'][number]
type RecipientRow = RouteResponse<'recipientsList'>['recipients'][number]
type DeclarationRow = RouteResponse<'declarationsList'>['declarations'][number]

interface Sources {
  readonly original: Y.Doc
  readonly version: Y.Doc
  readonly originalLanguage: Language
  readonly language: Language
  readonly recipients: readonly RecipientRow[]
  readonly reviews: readonly ReviewRow[]
  readonly declarations: readonly DeclarationRow[]
}

/**
 * The original and its version, row by row, as they stand at this moment. Order and structure come only from the original; a row that
 * says what it said is the same object, so that nothing of it is drawn again (rule T27).
 */
export function useVersionView(sources: Sources): VersionView {
  const { original, version, originalLanguage, language, recipients, reviews, declarations } = sources
  const readOriginal = useMemo(() => letterReader(originalLanguage), [originalLanguage])
  const readTheVersion = useMemo(versionReader, [])
  const [deriveUnits, deriveRows] = useMemo(() => [unitDeriver(), rowDeriver()] as const, [])
  const text = useDocValue(original, readOriginal)
  const content = useDocValue(version, readTheVersion)
  const people = useMemo(() => recipients.map(recipientOf), [recipients])
  const said = useMemo(() => reviews.map(reviewOf), [reviews])
  const declared = useMemo(() => declarations.map(declarationOf), [declarations])
  const units = useMemo(() => deriveUnits(text, people), [deriveUnits, text, people])
  return useMemo(() => {
    const rows = deriveRows(units, { version: content, reviews: said, declarations: declared })
    const lost = orphans(units, content)
    const { coveredBy } = followingOf(rows, lost)
    return { rows, orphans: lost, offers: offersOf(rows, lost, language), progress: progressOf(rows), coveredBy }
  }, [deriveRows, units, content, said, declared, language])
}

const recipientOf = (row: RecipientRow): Recipient => ({ ...row, id: recipientId(row.id) })

const digestOf = (digest: string): UnitDigest => unitDigest(digest)

/** A row of the server in the words of the domain. */
const reviewOf = (row: ReviewRow): Review => ({
  unit: unitId(row.unit),
  language: row.language,
  sourceDigest: digestOf(row.sourceDigest),
  targetDigest: digestOf(row.targetDigest),
  verdict: row.verdict === 'reviewed' ? 'accepted' : 'rejected',
  reason: row.reason,
  by: row.by.id,
  at: row.at,
})

const declarationOf = ({ id, unit, fromDigest, toDigest, note, by, at }: DeclarationRow): Declaration => ({
  id,
  unit: unitId(unit),
  fromDigest: digestOf(fromDigest),
  toDigest: digestOf(toDigest),
  note,
  by: by.id,
  at,
  withdrawnAt: null,
})
