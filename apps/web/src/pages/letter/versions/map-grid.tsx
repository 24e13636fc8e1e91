import type { Language } from '@undersigned/letter'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useRouter } from 'wouter'
import { useWords } from '../../../app/words.ts'
import { type Cell, type Column, type MapView, type Shown, type Spot, walked } from './map-model.ts'
import { unitAddress } from './unit-address.ts'
import { useCellWords } from './use-count-words.ts'

const ROW = 32
const HEAD = 36
/** Rows drawn above and below what is in sight. */
const SPARE = 6

interface Props {
  readonly letter: string
  readonly view: MapView
  readonly shown: Shown
}

/** The languages' names, asked for once: the browser takes its time to tell one. */
function useNames(columns: readonly Column[]): ReadonlyMap<Language, string> {
  const { formats } = useWords()
  return useMemo(() => new Map(columns.map(({ language }) => [language, formats.languageName(language)])), [columns, formats])
}

/** Languages by units, one mark a state. Only the rows near the screen are drawn; one cell at a time takes the focus (rule T113). */
export function MapGrid({ letter, view, shown }: Props) {
  const { t } = useWords()
  const { rows, columns } = shown
  const names = useNames(columns)
  const box = useRef<HTMLDivElement>(null)
  const { first, count, onScroll } = useSight(box)
  const [wish, setWish] = useState<Spot>({ row: 0, column: 0 })
  const active = { row: Math.min(wish.row, rows.length - 1), column: Math.min(wish.column, columns.length - 1) }
  const isWalking = useRef(false)
  const open = useOpening()
  useEffect(() => {
    if (!isWalking.current) return
    isWalking.current = false
    const cell = box.current?.querySelector<HTMLElement>(`[data-spot="${active.row}/${active.column}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active.row, active.column])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return
    const to = walked(active, { key: event.key, ctrl: event.ctrlKey }, { rows: rows.length, columns: columns.length, page: count - 1 })
    if (to === null) return
    event.preventDefault()
    isWalking.current = true
    setWish(to)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and presses are the cells', gathered where they come by.
    <div ref={box} className="map-grid" onScroll={onScroll} onKeyDown={onKeyDown} onClick={open}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by keys is a grid.
        role="grid"
        aria-label={t('map.title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-readonly="true"
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="map-first">
              {t('map.unit')}
            </th>
            {columns.map(({ language }) => (
              <th key={language} scope="col">
                <abbr title={names.get(language)}>{language}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawnRows({ first, count, active: active.row, rows: rows.length }).map((part) =>
            part.kind === 'gap' ? (
              <Gap key={`gap-${part.row}`} rows={part.rows} />
            ) : (
              <MapRow
                key={part.row}
                {...{ letter, view, shown, names, row: part.row }}
                active={part.row === active.row ? active.column : null}
                onFocus={setWish}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** The room of rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row of a table takes no focus.
  return <tr aria-hidden="true" style={{ blockSize: rows * ROW }} />
}

interface Near {
  readonly first: number
  readonly count: number
  readonly active: number
  readonly rows: number
}

type Part = { readonly kind: 'row'; readonly row: number } | { readonly kind: 'gap'; readonly row: number; readonly rows: number }

/** The rows near the screen and the one that has the focus, with the room that the others take. */
function drawnRows({ first, count, active, rows }: Near): readonly Part[] {
  const [from, to] = [Math.max(0, first - SPARE), Math.min(rows, first + count + SPARE)]
  const near = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
  const drawn = active < from ? [active, ...near] : active >= to ? [...near, active] : near
  return [...drawn, rows].flatMap((row, at): readonly Part[] => {
    const before = at === 0 ? 0 : (drawn[at - 1] ?? 0) + 1
    const gap: readonly Part[] = row > before ? [{ kind: 'gap', row: before, rows: row - before }] : []
    return row === rows ? gap : [...gap, { kind: 'row', row }]
  })
}

interface RowProps extends Props {
  readonly names: ReadonlyMap<Language, string>
  readonly row: number
  /** The column of the one cell that takes the focus, where it is in this row. */
  readonly active: number | null
  readonly onFocus: (spot: Spot) => void
}

/** Drawn anew only when the map moves or the focus comes or goes: a scroll draws the rows that come into sight and no other. */
const MapRow = memo(function MapRow({ letter, view, shown, names, active, row, onFocus }: RowProps) {
  const { t } = useWords()
  const cellWords = useCellWords()
  const roleName = useRoleName()
  const { base } = useRouter()
  const at = shown.rows[row] ?? 0
  const { unit = '', role = '', begins = '' } = view.units[at] ?? {}
  const name = roleName(role)
  return (
    <tr aria-rowindex={row + 2} style={{ blockSize: ROW }}>
      <th scope="row" className="map-first" title={begins}>
        <span className="map-number">{at + 1}</span> <span className="soft">{begins || name}</span>
      </th>
      {shown.columns.map(({ language, cells }, column) => {
        const cell = cells[at] ?? nothing
        const said = t('map.cell', { number: at + 1, role: name, language: names.get(language) ?? language, state: cellWords(cell) })
        return (
          <td key={language} className={shown.isFaint(cell) ? 'map-cell faint' : 'map-cell'}>
            <a
              data-spot={`${row}/${column}`}
              href={base + unitAddress({ letter, language, unit })}
              tabIndex={column === active ? 0 : -1}
              aria-label={said}
              title={said}
              onFocus={() => onFocus({ row, column })}
            >
              <span className={`mark ${cell.state}${cell.errors > 0 || cell.returned ? ' wrong' : ''}`} />
            </a>
          </td>
        )
      })}
    </tr>
  )
})

const nothing: Cell = { state: 'missing', returned: false, errors: 0 }

/** Which rows are in sight; asked again at every step of a scroll. */
function useSight(box: { readonly current: HTMLDivElement | null }) {
  const [sight, setSight] = useState({ first: 0, count: 24 })
  const onScroll = () => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    const first = Math.floor(scrollTop / ROW)
    const count = Math.max(1, Math.ceil((clientHeight - HEAD) / ROW))
    if (first !== sight.first || count !== sight.count) setSight({ first, count })
  }
  return { ...sight, onScroll }
}

/** A plain press on a cell's link opens it within the workspace; with a key held down the browser does what it does. */
function useOpening() {
  const [, go] = useLocation()
  const { base } = useRouter()
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (!href) return
    event.preventDefault()
    go(href.slice(base.length))
  }
}

/** What a unit is, in words. */
function useRoleName(): (role: string) => string {
  const { t, has } = useWords()
  return (role) => {
    const name = `version.role.${role}`
    return has(name) ? t(name) : role
  }
}
