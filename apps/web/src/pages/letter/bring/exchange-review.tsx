import { useMemo } from 'react'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import { proposedIn } from './exchanged.ts'
import type { BroughtExchange } from './file-form.tsx'
import { linesOf } from './proposal.ts'
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
  const proposed = useMemo(() => proposedIn(brought.reading, units), [brought, units])
  const lines = useMemo(() => linesOf(proposed, rows, lost), [proposed, rows, lost])
  const taking = useTaking(lines, props)
  const changing = lines.filter(({ effect }) => effect === 'new' || effect === 'differs')
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
          <ReviewLine key={line.source.id} line={line} taking={taking} {...props} />
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
