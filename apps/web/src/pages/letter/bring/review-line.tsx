import { DifferenceView } from '@undersigned/editor'
import { type Language, plainText } from '@undersigned/letter'
import { sourceTextOf } from '@undersigned/translation'
import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.ts'
import type { LetterProps } from '../use-letter.ts'
import { isTakeable, type Line } from './proposal.ts'
import type { Taking } from './use-taking.ts'

interface Props extends LetterProps {
  readonly line: Line
  readonly taking: Taking
  readonly language: Language
  /** What else the file says of it. */
  readonly children: ReactNode
}

/** One unit: its source, what stands there, what the file says, and the choice between them. */
export function ReviewLine({ line, taking, letter, language, children }: Props) {
  const { t } = useWords()
  const { source, now, number } = line
  return (
    <li className="bring-line" aria-label={t('bring.unit', { number: number ?? '–' })}>
      <span className="unit-number">{number ?? '–'}</span>
      <div>
        <p className="letter-words" lang={letter.language}>
          {sourceTextOf(now ?? source)}
        </p>
        {line.isStale && now !== null ? (
          <div className="since">
            <p className="small soft">{t('bring.movedOn')}</p>
            <DifferenceView before={sourceTextOf(source)} after={sourceTextOf(now)} language={letter.language} t={t} />
          </div>
        ) : null}
      </div>
      <div>
        <Said line={line} language={language} />
        {children}
        <Choice line={line} taking={taking} />
      </div>
    </li>
  )
}

/** What the file says, against what stands there. */
function Said({ line, language }: Pick<Props, 'line' | 'language'>) {
  const { t } = useWords()
  const words = plainText(line.content)
  return (
    <>
      {line.effect === 'differs' ? (
        <div className="bring-difference">
          <p className="small soft">{t('bring.against')}</p>
          <DifferenceView before={plainText(line.current)} after={words} language={language} t={t} />
        </div>
      ) : (
        <p className="letter-words" lang={language}>
          {words}
        </p>
      )}
      {line.remarks.map((remark) => (
        <p key={remark} className="said small">
          {t('bring.remark', { text: remark })}
        </p>
      ))}
    </>
  )
}

export function Choice({ line, taking }: Pick<Props, 'line' | 'taking'>) {
  const { t } = useWords()
  const chips = (
    <>
      {line.effect === 'new' ? <span className="chip blue">{t('bring.effect.new')}</span> : null}
      {line.effect === 'differs' ? <span className="chip gold">{t('bring.effect.differs')}</span> : null}
      {line.effect === 'same' ? <span className="chip">{t('bring.effect.same')}</span> : null}
      {line.isStale ? <span className="chip gold">{t('bring.stale')}</span> : null}
      {line.number === null ? <span className="chip gold">{t('bring.gone')}</span> : null}
      {isTakeable(line) ? <span className="chip">{t(line.confirms ? 'bring.asTranslated' : 'bring.asDraft')}</span> : null}
    </>
  )
  if (!isTakeable(line)) return <p className="row">{chips}</p>
  return (
    <div className="row">
      <label className="choice">
        <input type="checkbox" checked={taking.isTaken(line)} onChange={(event) => taking.choose(line, event.target.checked)} />
        <span>
          {t('bring.takeIt')}
          <span className="visually-hidden"> {t('bring.unit', { number: line.number ?? '–' })}</span>
        </span>
      </label>
      {chips}
    </div>
  )
}
