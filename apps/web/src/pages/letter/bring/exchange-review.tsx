import { hasWords } from '@undersigned/translation'
import { useMemo, useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import { type Chosen, proposedIn, type UnitRead } from './exchanged.ts'
import type { BroughtExchange } from './file-form.tsx'
import { FileSays } from './file-says.tsx'
import { isTakeable, type Line, linesOf } from './proposal.ts'
import { ReviewLine } from './review-line.tsx'
import type { BringDeskProps, Standing } from './standing.ts'
import { TakeBar } from './take-bar.tsx'
import { useTaking } from './use-taking.ts'

interface Props extends BringDeskProps {
  readonly brought: BroughtExchange
  readonly standing: Standing
}

/** What an XLIFF or PO file would change, unit by unit, before anything does. */
export function ExchangeReview({ brought, standing, ...props }: Props) {
  const { t } = useWords()
  const { rows, lost, units } = standing
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const proposed = useMemo(() => proposedIn(brought.reading, units, chosen), [brought, units, chosen])
  const read = useMemo(() => new Map<string, UnitRead>(brought.reading.units.map((each) => [each.unit, each])), [brought])
  const lines = useMemo(() => linesOf(proposed, rows, lost), [proposed, rows, lost])
  const taking = useTaking(lines, props)
  const isOffered = ({ source, effect, current }: Line) =>
    effect === 'empty' && !hasWords(current) && (read.get(source.id)?.matches.length ?? 0) > 0
  const changing = lines.filter((line) => isTakeable(line) || isOffered(line))
  const choose = (line: Line, at: number | null) => {
    const { id } = line.source
    setChosen(new Map([...chosen].filter(([unit]) => unit !== id).concat(at === null ? [] : [[id, at]])))
    taking.choose(line, at !== null)
  }
  const same = lines.filter(({ effect }) => effect === 'same').length
  const { refused } = brought.reading
  return (
    <Section title={t('bring.found', { name: brought.name })}>
      <p className="soft">
        {[
          t('bring.new', { count: lines.filter(({ effect }) => effect === 'new').length }),
          t('bring.differ', { count: lines.filter(({ effect }) => effect === 'differs').length }),
          t('bring.same', { count: same }),
          ...(refused.length > 0 ? [t('bring.refusedCount', { count: refused.length })] : []),
        ].join(' · ')}
      </p>
      {changing.length === 0 ? <p className="empty">{t('bring.nothing')}</p> : null}
      <ol className="bring-lines">
        {changing.map((line) => (
          <ReviewLine key={line.source.id} line={line} taking={taking} {...props}>
            <FileSays
              line={line}
              read={read.get(line.source.id)}
              chosen={chosen.get(line.source.id) ?? null}
              onChoose={(at) => choose(line, at)}
              letter={props.letter}
              language={props.language}
            />
          </ReviewLine>
        ))}
      </ol>
      <Refused refused={refused} />
      <TakeBar lines={lines} taking={taking} letter={props.letter} language={props.language} />
    </Section>
  )
}

function Refused({ refused }: Pick<BroughtExchange['reading'], 'refused'>) {
  const { t } = useWords()
  if (refused.length === 0) return null
  return (
    <section aria-label={t('bring.refused')}>
      <h3>{t('bring.refused')}</h3>
      <ul className="lines">
        {refused.map(({ unit, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may name a unit twice, and the list never changes.
          <li key={at}>
            <span>
              <code>{unit}</code> <span className="soft">{t(`bring.reasons.${reason}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
