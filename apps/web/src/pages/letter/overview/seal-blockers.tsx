import '../../../styles/map.css'
import { endonymOf, type Language } from '@undersigned/letter'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { Loaded } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import type { LetterProps } from '../use-letter.ts'
import { type Blocker, blockersOf, type Column, countsOf, type MapView, mapView, sealSaid } from '../versions/map-model.ts'
import { unitAddress } from '../versions/unit-address.ts'
import { useCellWords, useCountWords } from '../versions/use-count-words.ts'
import { type KnownMap, useMap } from '../versions/use-map.ts'

/** What still blocks each of these languages, unit by unit, with the way there (rule T116); where only the original is sealed, that. */
export function SealBlockers({ letter, languages }: LetterProps & { readonly languages: readonly Language[] }) {
  const map = useMap(letter.id, false)
  return (
    <Loaded of={map} again={`letter:${letter.id}:map`}>
      {(known) => <KnownBlockers letter={letter} known={known} languages={languages} />}
    </Loaded>
  )
}

interface KnownProps extends LetterProps {
  readonly known: KnownMap
  readonly languages: readonly Language[]
}

function KnownBlockers({ letter, known, languages }: KnownProps) {
  const { t } = useWords()
  const view = useMemo(() => mapView(known.map), [known.map])
  const said = sealSaid(view, languages)
  if (said === 'original-alone') return <p>{t('seal.originalAlone', { language: endonymOf(letter.language) })}</p>
  const blocked = view.columns
    .filter(({ language }) => languages.includes(language))
    .map((column) => ({ column, blockers: blockersOf(view, column) }))
    .filter(({ blockers }) => blockers.length > 0)
  return (
    <section className="stack tight" aria-label={t('seal.blocks')}>
      <h3>{t('seal.blocks')}</h3>
      {said === 'nothing' ? (
        <p className="small">{t('seal.nothing')}</p>
      ) : (
        <ul className="seal-blockers">
          {blocked.map(({ column, blockers }) => (
            <li key={column.language}>
              <Blocked letter={letter} {...{ view, column, blockers }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const MOST_NAMED = 12

interface BlockedProps extends LetterProps {
  readonly view: MapView
  readonly column: Column
  readonly blockers: readonly Blocker[]
}

function Blocked({ letter, view, column, blockers }: BlockedProps) {
  const { t, formats } = useWords()
  const words = useCountWords()
  const cellWords = useCellWords()
  const rest = blockers.length - MOST_NAMED
  const { language } = column
  return (
    <details>
      <summary>
        <strong>{formats.languageName(language)}</strong> <span className="soft">{words(countsOf(column))}</span>
      </summary>
      <ul>
        {blockers.slice(0, MOST_NAMED).map(({ at, unit, cell }) => (
          <li key={unit}>
            <Link href={unitAddress({ letter: letter.id, language, unit })}>
              <span className={`mark ${cell.state}`} aria-hidden="true" /> ¶ {at + 1} <q lang={letter.language}>{view.units[at]?.begins}</q>
              : {cellWords(cell)}
            </Link>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p className="small">
          <Link href={`/letters/${letter.id}/versions/${language}`}>{t('seal.more', { count: rest })}</Link>
        </p>
      ) : null}
    </details>
  )
}
