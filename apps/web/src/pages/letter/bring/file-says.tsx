import { DifferenceView } from '@undersigned/editor'
import { type Language, plainText } from '@undersigned/letter'
import { sourceTextOf } from '@undersigned/translation'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import type { LetterProps } from '../use-letter.ts'
import type { UnitRead } from './exchanged.ts'
import type { Line } from './proposal.ts'

interface Props extends LetterProps {
  readonly line: Line
  readonly read: UnitRead | undefined
  /** The match that stands in the place of the file's own words. */
  readonly chosen: number | null
  readonly onChoose: (at: number | null) => void
  readonly language: Language
}

/** What a file says of a unit beside its words: how far it calls them, and the earlier translations it carries (rule T176). */
export function FileSays({ read, ...props }: Props) {
  const { t } = useWords()
  if (read === undefined) return null
  const { state, matches } = read
  return (
    <>
      {state === 'missing' ? null : <p className="soft small">{t(`bring.fileState.${state}`)}</p>}
      {matches.length === 0 ? null : (
        <details className="bring-matches" open={state === 'missing'}>
          <summary>{t('bring.matches', { count: matches.length })}</summary>
          <ul className="lines">
            {matches.map((match, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may offer the same words twice, and the list never changes.
              <Match key={at} at={at} match={match} {...props} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface MatchProps extends Omit<Props, 'read'> {
  readonly at: number
  readonly match: UnitRead['matches'][number]
}

/** The kinds that have a name for people. */
const KINDS = ['icm', 'tm', 'mt'] as const

function Match({ at, match, line, chosen, onChoose, letter, language }: MatchProps) {
  const { t, locale } = useWords()
  const kind = KINDS.find((known) => known === match.type) ?? 'other'
  const alike = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(match.similarity / 100)
  const [then, now] = [plainText(match.source), sourceTextOf(line.now ?? line.source)]
  const isChosen = chosen === at
  return (
    <li>
      <div>
        <p className="row small">
          <span className={kind === 'mt' ? 'chip gold' : 'chip'}>{t(`bring.match.${kind}`, { alike })}</span>
          {match.origin === '' ? null : <span className="soft">{match.origin}</span>}
        </p>
        {then === now ? null : <DifferenceView before={then} after={now} language={letter.language} t={t} />}
        <p className="letter-words" lang={language}>
          {plainText(match.target)}
        </p>
        <Button size="small" aria-pressed={isChosen} onClick={() => onChoose(isChosen ? null : at)}>
          {t(isChosen ? 'bring.matchBack' : 'bring.matchUse')}
        </Button>
      </div>
    </li>
  )
}
