import { contentOf, type Placing, placeTranslation } from '@undersigned/translation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import type { BroughtTranslation } from './file-form.tsx'
import { LooseSection } from './loose-section.tsx'
import { linesOf } from './proposal.ts'
import { RowLine } from './row-line.tsx'
import type { BringDeskProps, Standing } from './standing.ts'
import { TakeBar } from './take-bar.tsx'
import { useTaking } from './use-taking.ts'

interface Props extends BringDeskProps {
  readonly brought: BroughtTranslation
  readonly standing: Standing
}

/** How the rows are mended; `piece` is where the focus goes on. */
export type Mend = (to: Placing, piece: string | null) => void

/** A translation from elsewhere beside the text it was made from, mended here and written at one press. */
export function TranslationReview({ brought, standing, ...props }: Props) {
  const { t } = useWords()
  const { letter, language } = props
  const languages = { source: letter.language, target: language }
  const [placing, setPlacing] = useState(() => placeTranslation(brought.sources, brought.targets, languages))
  const [confirms, setConfirms] = useState(brought.isOlder)
  const goTo = useFocus(placing)
  const proposed = useMemo(
    () =>
      placing.rows.map((row) => ({
        source: row.unit,
        content: contentOf(placing, row),
        confirms: confirms && !row.doubtful,
        remarks: [],
        doubtful: row.doubtful,
      })),
    [placing, confirms],
  )
  const lines = useMemo(() => linesOf(proposed, standing.rows, standing.lost), [proposed, standing])
  const taking = useTaking(lines, props)
  const doubtful = placing.rows.filter((row) => row.doubtful)
  const at = useRef(-1)
  const mend: Mend = (to, piece) => {
    if (to === placing) return
    setPlacing(to)
    goTo(piece)
    const row = piece === null ? -1 : to.rows.findIndex(({ pieces }) => pieces.includes(piece))
    announce(row === -1 ? t('bring.nowLoose') : t('bring.nowAt', { number: row + 1 }))
  }
  const next = () => {
    const found = placing.rows.findIndex((row, index) => row.doubtful && index > at.current)
    at.current = found === -1 ? placing.rows.findIndex((row) => row.doubtful) : found
    document.getElementById(`bring-${placing.rows[at.current]?.unit.id}`)?.focus()
  }
  return (
    <Section
      title={t('bring.found', { name: brought.name })}
      actions={doubtful.length === 0 ? null : <Button onClick={next}>{t('bring.next', { count: doubtful.length })}</Button>}
    >
      <p className="soft measure">{t('bring.how')}</p>
      <label className="choice">
        <input type="checkbox" checked={confirms} onChange={(event) => setConfirms(event.target.checked)} />
        <span>
          {t('bring.confirm')} <span className="soft small">{t('bring.confirmHint')}</span>
        </span>
      </label>
      <LooseSection placing={placing} mend={mend} language={language} />
      <ol className="bring-lines">
        {placing.rows.map((row, index) => {
          const line = lines[index]
          return line === undefined ? null : (
            <RowLine
              key={row.unit.id}
              row={row}
              line={line}
              taking={taking}
              placing={placing}
              mend={mend}
              letter={letter}
              language={language}
            />
          )
        })}
      </ol>
      <TakeBar lines={lines} taking={taking} letter={letter} language={language} />
    </Section>
  )
}

/** A piece that moved to another row is drawn anew: the focus follows it. */
function useFocus(placing: Placing): (piece: string | null) => void {
  const wanted = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows what was moved, once it is drawn.
  useEffect(() => {
    if (wanted.current !== null) document.getElementById(`piece-${wanted.current}`)?.focus()
    wanted.current = null
  }, [placing])
  return (piece) => {
    wanted.current = piece
  }
}
