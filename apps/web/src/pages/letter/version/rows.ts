import type { RouteResponse } from '@undersigned/api/client'
import { readLetterText, readVersion } from '@undersigned/collab'
import { type Language, type Recipient, recipientId, type UnitDigest, unitDigest, unitId } from '@undersigned/letter'
import {
  type Offer,
  type Orphan,
  offersOf,
  orphans,
  type Progress,
  pair,
  progressOf,
  type Review,
  type Row,
  unitsOf,
} from '@undersigned/translation'
import { useCallback, useMemo } from 'react'
import type * as Y from 'yjs'
import { useDocValue } from '../../../room/doc-value.ts'

export interface VersionView {
  readonly rows: readonly Row[]
  readonly orphans: readonly Orphan[]
  readonly offers: readonly Offer[]
  readonly progress: Progress
}

type ReviewRow = RouteResponse<'reviewsList'>['reviews'][number]
type RecipientRow = RouteResponse<'recipientsList'>['recipients'][number]

interface Sources {
  readonly original: Y.Doc
  readonly version: Y.Doc
  readonly originalLanguage: Language
  readonly language: Language
  readonly recipients: readonly RecipientRow[]
  readonly reviews: readonly ReviewRow[]
}

/** The original and its version, row by row, as they stand at this moment. Order and structure come only from the original. */
export function useVersionView({ original, version, originalLanguage, language, recipients, reviews }: Sources): VersionView {
  const readOriginal = useCallback((doc: Y.Doc) => readLetterText(doc, originalLanguage), [originalLanguage])
  const text = useDocValue(original, readOriginal)
  const content = useDocValue(version, readVersion)
  const units = useMemo(() => unitsOf(text, recipients.map(recipientOf)), [text, recipients])
  const said = useMemo(() => reviews.map(reviewOf), [reviews])
  return useMemo(() => {
    const rows = pair(units, content, said)
    const lost = orphans(units, content)
    return { rows, orphans: lost, offers: offersOf(rows, lost, language), progress: progressOf(rows) }
  }, [units, content, said, language])
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
