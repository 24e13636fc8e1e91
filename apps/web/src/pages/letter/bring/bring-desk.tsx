import type { RouteResponse } from '@undersigned/api/client'
import { readLetterText, readVersion } from '@undersigned/collab'
import { type Inline, type Language, recipientId, type UnitId } from '@undersigned/letter'
import { mayWrite } from '@undersigned/signatures'
import { orphans, pair, type Row, type Unit, unitsOf } from '@undersigned/translation'
import { useCallback, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { useWords } from '../../../app/words.ts'
import { useDocValue } from '../../../room/doc-value.ts'
import type { OpenRoom } from '../../../room/rooms.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { ExchangeReview } from './exchange-review.tsx'
import { type Brought, FileForm } from './file-form.tsx'
import { TakeAlong } from './take-along.tsx'

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

export function BringDesk(props: BringDeskProps) {
  const { letter, language, readOnly } = props
  const { t } = useWords()
  const standing = useStanding(props)
  const [brought, setBrought] = useState<Brought | null>(null)
  const isWriter = mayWrite(membershipIn(letter), { kind: 'version', language }, letter.stage) && !readOnly
  const back = `/letters/${letter.id}/versions/${language}`
  return (
    <div className="stack">
      <p className="soft measure">{t('bring.lede')}</p>
      <div className="row">
        <ButtonLink to={back} size="small">
          {t('bring.open')}
        </ButtonLink>
        <TakeAlong letter={letter} language={language} />
      </div>
      {isWriter ? (
        <FileForm letter={letter} language={language} onBrought={setBrought} />
      ) : (
        <Notice tone="warn">{t('bring.mayNot')}</Notice>
      )}
      {brought?.kind === 'exchange' && isWriter ? (
        <ExchangeReview key={brought.key} brought={brought} standing={standing} {...props} />
      ) : null}
    </div>
  )
}

function useStanding({ letter, original, version, recipients }: BringDeskProps): Standing {
  const readOriginal = useCallback((doc: Y.Doc) => readLetterText(doc, letter.language), [letter.language])
  const text = useDocValue(original.doc, readOriginal)
  const content = useDocValue(version.doc, readVersion)
  const units = useMemo(
    () =>
      unitsOf(
        text,
        recipients.map((row) => ({ ...row, id: recipientId(row.id) })),
      ),
    [text, recipients],
  )
  return useMemo(() => {
    const lost = new Map(orphans(units, content).map((orphan) => [orphan.id, orphan.content]))
    return { units, rows: pair(units, content), lost }
  }, [units, content])
}
