import { DifferenceView } from '@undersigned/editor'
import { type Language, plainText } from '@undersigned/letter'
import { accept, type PlacedRow, type Placing, place, sourceTextOf } from '@undersigned/translation'
import type { DragEvent } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import type { LetterProps } from '../use-letter.ts'
import { DRAGGED, PieceView } from './piece-view.tsx'
import type { Line } from './proposal.ts'
import { Choice } from './review-line.tsx'
import type { Mend } from './translation-review.tsx'
import type { Taking } from './use-taking.ts'

interface Props extends LetterProps {
  readonly row: PlacedRow
  readonly line: Line
  readonly taking: Taking
  readonly placing: Placing
  readonly mend: Mend
  readonly language: Language
}

/** A unit of the text that was translated, and the pieces of the file that say it. */
export function RowLine({ row, line, taking, placing, mend, letter, language }: Props) {
  const { t, locale } = useWords()
  const { unit, pieces, confidence, doubtful } = row
  const number = placing.rows.indexOf(row) + 1
  const sure = new Intl.NumberFormat(locale, { style: 'percent' }).format(confidence)
  const drop = (event: DragEvent) => {
    const piece = event.dataTransfer.getData(DRAGGED)
    if (piece === '') return
    event.preventDefault()
    mend(place(placing, piece, unit.id), piece)
  }
  return (
    <li
      id={`bring-${unit.id}`}
      className={doubtful ? 'bring-line doubtful' : 'bring-line'}
      tabIndex={-1}
      aria-label={t(doubtful ? 'bring.rowDoubtful' : 'bring.unit', { number })}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault()
      }}
      onDrop={drop}
    >
      <span className="unit-number">{number}</span>
      <div>
        <p className="letter-words" lang={letter.language}>
          {sourceTextOf(unit)}
        </p>
        {line.isStale && line.now !== null ? (
          <div className="since">
            <p className="small soft">{t('bring.movedOn')}</p>
            <DifferenceView before={sourceTextOf(unit)} after={sourceTextOf(line.now)} language={letter.language} t={t} />
          </div>
        ) : null}
      </div>
      <div className="bring-pieces">
        {pieces.length === 0 ? <p className="soft">{t('bring.noPiece')}</p> : null}
        {pieces.map((id) => (
          <PieceView key={id} id={id} placing={placing} mend={mend} language={language} />
        ))}
        {line.effect === 'differs' ? (
          <div className="bring-difference">
            <p className="small soft">{t('bring.against')}</p>
            <DifferenceView before={plainText(line.current)} after={plainText(line.content)} language={language} t={t} />
          </div>
        ) : null}
        <div className="row">
          {doubtful && pieces.length > 0 ? (
            <>
              <span className="chip gold">{t('bring.doubtful', { sure })}</span>
              <Button size="small" onClick={() => mend(accept(placing, unit.id), pieces[0] ?? null)}>
                {t('bring.right')}
              </Button>
            </>
          ) : null}
          {!doubtful && confidence < 1 ? <span className="chip">{t('bring.sure', { sure })}</span> : null}
        </div>
        <Choice line={line} taking={taking} />
      </div>
    </li>
  )
}
