import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'

interface Props {
  /** The unit that took the paragraph in, where it is known. */
  readonly heir: { readonly unit: string; readonly number: number } | null
  readonly onGoTo: (unit: string) => void
}

/** Says to whoever is writing in a unit that its paragraph is gone, and where its words could go (rule T175). */
export function GoneLine({ heir, onGoTo }: Props) {
  const { t } = useWords()
  return (
    <div className="offer">
      <p className="small" role="status">
        {t('version.gone')}
      </p>
      {heir === null ? null : (
        <Button size="small" onClick={() => onGoTo(heir.unit)}>
          {t('version.goneTo', { number: heir.number })}
        </Button>
      )}
    </div>
  )
}
