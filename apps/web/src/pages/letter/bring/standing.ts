import type { RouteResponse } from '@undersigned/api/client'
import { readLetterText, readVersion } from '@undersigned/collab'
import { type Inline, type Language, type Recipient, recipientId, type UnitId } from '@undersigned/letter'
import { orphans, pair, type Row, type Unit, unitsOf } from '@undersigned/translation'
import { useCallback, useMemo } from 'react'
import type * as Y from 'yjs'
import { useDocValue } from '../../../room/doc-value.ts'
import type { OpenRoom } from '../../../room/rooms.ts'
import type { LetterProps } from '../use-letter.ts'

export interface BringDeskProps extends LetterProps {
  readonly language: Language
  readonly person: string
  readonly original: OpenRoom
  readonly version: OpenRoom
  readonly recipients: readonly RouteResponse<'recipientsList'>['recipients'][number][]
  readonly readOnly: boolean
}

/** The version as it stands at this moment, while others write in it and in its original. */
export interface Standing {
  readonly units: readonly Unit[]
  readonly rows: readonly Row[]
  readonly lost: ReadonlyMap<UnitId, readonly Inline[]>
}

type RecipientRow = BringDeskProps['recipients'][number]

export const recipientOf = (row: RecipientRow): Recipient => ({ ...row, id: recipientId(row.id) })

export function useStanding({ letter, original, version, recipients }: BringDeskProps): Standing {
  const readOriginal = useCallback((doc: Y.Doc) => readLetterText(doc, letter.language), [letter.language])
  const text = useDocValue(original.doc, readOriginal)
  const content = useDocValue(version.doc, readVersion)
  const units = useMemo(() => unitsOf(text, recipients.map(recipientOf)), [text, recipients])
  return useMemo(() => {
    const lost = new Map(orphans(units, content).map((orphan) => [orphan.id, orphan.content]))
    return { units, rows: pair(units, content), lost }
  }, [units, content])
}
