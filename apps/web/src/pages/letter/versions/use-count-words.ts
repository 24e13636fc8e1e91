import { useWords } from '../../../app/words.ts'
import type { Cell, Counts } from './map-model.ts'

const told = ['stale', 'covered', 'draft', 'translated', 'missing', 'errors'] as const

/** "31 of 34 reviewed, 2 outdated, 1 missing": what is none is not told (rule T114). */
export function useCountWords(): (counts: Counts) => string {
  const { t, formats } = useWords()
  return (counts) => {
    const whole = t('map.reviewedOf', { reviewed: formats.number(counts.reviewed), units: formats.number(counts.units) })
    return [whole, ...told.filter((part) => counts[part] > 0).map((part) => t(`map.count.${part}`, { count: counts[part] }))].join(', ')
  }
}

/** How one unit stands in one language: "outdated, given back, 2 errors". */
export function useCellWords(): (cell: Cell) => string {
  const { t } = useWords()
  return ({ state, returned, errors }) =>
    [t(`map.state.${state}`), ...(returned ? [t('map.returned')] : []), ...(errors > 0 ? [t('map.errors', { count: errors })] : [])].join(
      ', ',
    )
}
