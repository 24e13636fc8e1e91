import type { Language } from '@undersigned/letter'
import type { Placing } from '@undersigned/translation'
import { useWords } from '../../../app/words.ts'
import { PieceView } from './piece-view.tsx'
import type { Mend } from './translation-review.tsx'

interface Props {
  readonly placing: Placing
  readonly mend: Mend
  readonly language: Language
}

/** Paragraphs of the file that belong to no unit: what stays here is not written. */
export function LooseSection({ placing, mend, language }: Props) {
  const { t } = useWords()
  if (placing.loose.length === 0) return null
  return (
    <section className="bring-loose" aria-label={t('bring.loose')}>
      <h3>{t('bring.loose')}</h3>
      <p className="soft small">{t('bring.looseHint')}</p>
      <div className="bring-pieces">
        {placing.loose.map((id) => (
          <PieceView key={id} id={id} placing={placing} mend={mend} language={language} />
        ))}
      </div>
    </section>
  )
}
