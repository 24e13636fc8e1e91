import { mayWrite } from '@undersigned/signatures'
import { useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { membershipIn } from '../use-letter.ts'
import { ExchangeReview } from './exchange-review.tsx'
import { type Brought, FileForm } from './file-form.tsx'
import { type BringDeskProps, useStanding } from './standing.ts'
import { TakeAlong } from './take-along.tsx'
import { TranslationReview } from './translation-review.tsx'

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
        <FileForm letter={letter} language={language} standing={standing} recipients={props.recipients} onBrought={setBrought} />
      ) : (
        <Notice tone="warn">{t('bring.mayNot')}</Notice>
      )}
      {brought?.kind === 'exchange' && isWriter ? (
        <ExchangeReview key={brought.key} brought={brought} standing={standing} {...props} />
      ) : null}
      {brought?.kind === 'translation' && isWriter ? (
        <TranslationReview key={brought.key} brought={brought} standing={standing} {...props} />
      ) : null}
    </div>
  )
}
