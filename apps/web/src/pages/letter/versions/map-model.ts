import { MAP_STATES, type MapLetter, type MapState, type RouteResponse } from '@undersigned/api/client'
import type { Language } from '@undersigned/letter'

export type LetterMap = NonNullable<RouteResponse<'mapGet'>['map']>

/** One unit in one language. */
export interface Cell {
  readonly state: MapState
  readonly returned: boolean
  /** How many checks find an error that nobody dismissed. */
  readonly errors: number
}

export interface Column {
  readonly language: Language
  readonly cells: readonly Cell[]
}

export interface MapView {
  readonly units: LetterMap['units']
  readonly columns: readonly Column[]
}

const isLetter = (letter: string): letter is MapLetter => letter in MAP_STATES

/** The map as it travelled, with a cell for every unit in every language. */
export function mapView({ units, languages }: LetterMap): MapView {
  return {
    units,
    columns: languages.map(({ language, states, errors, returned }) => {
      const errorsAt = new Map(errors.map(({ at, checks }) => [at, checks.length]))
      const back = new Set(returned)
      const cellAt = (letter: string, at: number): Cell => ({
        state: MAP_STATES[isLetter(letter) ? letter : 'm'],
        returned: back.has(at),
        errors: errorsAt.get(at) ?? 0,
      })
      return { language, cells: [...states].map(cellAt) }
    }),
  }
}

/** Only what somebody reviewed, both texts as they stand, can be sealed (rules T7, G9). */
const isBlocking = ({ state }: Cell): boolean => state !== 'reviewed'

export type MapFilter = 'all' | 'blocking' | 'mine'

/** What of the map is shown: places of units, and columns. */
export interface Shown {
  readonly rows: readonly number[]
  readonly columns: readonly Column[]
  readonly isFaint: (cell: Cell) => boolean
}

type IsMine = (language: Language, unit: string) => boolean

/** The part of the map that a filter asks for: a row or column without anything of it is left out (rule T112). */
export function shownBy(view: MapView, filter: MapFilter, isMine: IsMine): Shown {
  const places = [...view.units.keys()]
  if (filter === 'all') return { rows: places, columns: view.columns, isFaint: () => false }
  const wanted = (column: Column, at: number): boolean => {
    const cell = column.cells[at]
    if (cell === undefined) return false
    return filter === 'blocking' ? isBlocking(cell) : isMine(column.language, view.units[at]?.unit ?? '')
  }
  const columns = view.columns.filter((column) => places.some((at) => wanted(column, at)))
  const rows = places.filter((at) => columns.some((column) => wanted(column, at)))
  return { rows, columns, isFaint: filter === 'blocking' ? (cell) => !isBlocking(cell) : () => false }
}

export type Counts = Readonly<Record<MapState, number>> & { readonly errors: number; readonly units: number }

/** How many units of a language are in which state, and how many have errors. */
export function countsOf({ cells }: Column): Counts {
  const counts = { missing: 0, covered: 0, draft: 0, translated: 0, reviewed: 0, stale: 0, errors: 0, units: cells.length }
  for (const { state, errors } of cells) {
    counts[state] += 1
    if (errors > 0) counts.errors += 1
  }
  return counts
}

export interface Spot {
  readonly row: number
  readonly column: number
}

interface Press {
  readonly key: string
  readonly ctrl: boolean
}

interface Size {
  readonly rows: number
  readonly columns: number
  /** How many rows a page key goes. */
  readonly page: number
}

/** Where a key leads on the grid, and `null` where it is none of the grid's (rule T113). */
export function walked({ row, column }: Spot, { key, ctrl }: Press, { rows, columns, page }: Size): Spot | null {
  const within = (to: Spot): Spot => ({
    row: Math.max(0, Math.min(rows - 1, to.row)),
    column: Math.max(0, Math.min(columns - 1, to.column)),
  })
  switch (key) {
    case 'ArrowUp':
      return within({ row: row - 1, column })
    case 'ArrowDown':
      return within({ row: row + 1, column })
    case 'ArrowLeft':
      return within({ row, column: column - 1 })
    case 'ArrowRight':
      return within({ row, column: column + 1 })
    case 'PageUp':
      return within({ row: row - page, column })
    case 'PageDown':
      return within({ row: row + page, column })
    case 'Home':
      return within({ row: ctrl ? 0 : row, column: 0 })
    case 'End':
      return within({ row: ctrl ? rows - 1 : row, column: columns - 1 })
    default:
      return null
  }
}

/** What stands between a unit and the seal. */
export interface Blocker {
  readonly at: number
  readonly unit: string
  readonly cell: Cell
}

/** Every unit of a language that keeps it from being sealed, in the original's order (rule T116). */
export const blockersOf = ({ units }: MapView, { cells }: Column): readonly Blocker[] =>
  cells.flatMap((cell, at) => (isBlocking(cell) ? [{ at, unit: units[at]?.unit ?? '', cell }] : []))

/** Whether anything is said to block the seal in these languages; with none of them the original is sealed alone, which blocks nothing (rule T180). */
export function sealSaid(view: MapView, languages: readonly Language[]): 'original-alone' | 'nothing' | 'blocked' {
  if (languages.length === 0) return 'original-alone'
  const isBlocked = view.columns.some((column) => languages.includes(column.language) && blockersOf(view, column).length > 0)
  return isBlocked ? 'blocked' : 'nothing'
}
