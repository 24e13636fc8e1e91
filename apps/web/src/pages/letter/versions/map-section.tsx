import '../../../styles/map.css'
import { MAP_STATES } from '@undersigned/api/client'
import type { Language } from '@undersigned/letter'
import { isShareOf } from '@undersigned/translation'
import { useMemo, useState } from 'react'
import { Loaded } from '../../../app/page.tsx'
import type { Resource } from '../../../app/resources.ts'
import { type Account, useMe } from '../../../app/session.ts'
import { useWords } from '../../../app/words.ts'
import { Select } from '../../../ui/field.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { MapGrid } from './map-grid.tsx'
import { countsOf, type MapFilter, type MapView, mapView, shownBy } from './map-model.ts'
import { useCountWords } from './use-count-words.ts'
import { type KnownMap, useMap } from './use-map.ts'
import { type Shares, useShares } from './use-shares.ts'

/** The picture of the whole, and the same in words. */
export function MapSection({ letter }: LetterProps) {
  const { t } = useWords()
  const map = useMap(letter.id)
  return (
    <Section title={t('map.title')}>
      <p className="soft">{t('map.lede')}</p>
      <ul className="row legend" aria-hidden="true">
        {Object.values(MAP_STATES).map((state) => (
          <li key={state} className="row small">
            <span className={`mark ${state}`} /> {t(`map.state.${state}`)}
          </li>
        ))}
        <li className="row small">
          <span className="mark draft wrong" /> {t('map.hasErrors')}
        </li>
      </ul>
      <Loaded of={map} again={`letter:${letter.id}:map`}>
        {(known) => <KnownMapView letter={letter} known={known} />}
      </Loaded>
    </Section>
  )
}

const filters: readonly MapFilter[] = ['all', 'blocking', 'mine']

function KnownMapView({ letter, known }: LetterProps & { readonly known: KnownMap }) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const [filter, setFilter] = useState<MapFilter>('all')
  const view = useMemo(() => mapView(known.map), [known.map])
  const shares = useShares(letter.id)
  const me = useMe()
  const shown = useMemo(() => shownBy(view, filter, ownership(shares, me)), [view, filter, shares, me])
  return (
    <>
      <div className="row map-tools">
        <Select
          label={t('map.show')}
          value={filter}
          options={filters.map((value) => ({ value, label: t(`map.filter.${value}`) }))}
          onChange={setFilter}
        />
        <p className="soft small" role="status">
          {t('map.shown', { count: shown.rows.length })}
        </p>
      </div>
      {shown.rows.length === 0 || shown.columns.length === 0 ? (
        <p className="empty">{t(`map.nothing.${filter}`)}</p>
      ) : (
        <MapGrid letter={letter.id} view={view} shown={shown} />
      )}
      <p className="soft small">{t('map.asOf', { at: moment(known.readAt) })}</p>
      <AsTable view={view} />
    </>
  )
}

/** Which units are mine: of the languages I translate, what was given to me, or to nobody (rule T118). */
function ownership(shares: Resource<Shares>, me: Resource<Account>): (language: Language, unit: string) => boolean {
  if (shares.state !== 'ready' || me.state !== 'ready') return () => false
  const { assignments, languages } = shares.value
  const given = assignments.map(({ language, unit, person }) => ({ language, unit, person: person.id }))
  const own = new Set(languages.filter(({ mineOpen }) => mineOpen !== null).map(({ language }) => language))
  return (language, unit) => own.has(language) && isShareOf(given, { language, unit, person: me.value.id })
}

/** The map in words, for who cannot or would rather not look at it. */
function AsTable({ view }: { readonly view: MapView }) {
  const { t, formats } = useWords()
  const words = useCountWords()
  return (
    <details>
      <summary>{t('map.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('map.language')}</th>
            <th scope="col">{t('map.total')}</th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map((column) => (
            <tr key={column.language}>
              <th scope="row">{formats.languageName(column.language)}</th>
              <td>{words(countsOf(column))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
