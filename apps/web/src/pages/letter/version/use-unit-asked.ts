import type { Row } from '@undersigned/translation'
import { useEffect, useRef } from 'react'
import { goToUnit } from './focus.ts'

const asked = (): string | null => /^#unit-(.+)$/.exec(decodeURIComponent(window.location.hash))?.[1] ?? null

/** Goes to the unit that the address names, once, as soon as it is there: links of the map and of a seal lead here (rule T113). */
export function useUnitAsked(rows: readonly Row[]): void {
  const gone = useRef(false)
  useEffect(() => {
    const unit = asked()
    if (gone.current || unit === null || !rows.some((row) => row.unit.id === unit)) return
    gone.current = true
    requestAnimationFrame(() => goToUnit(unit))
  }, [rows])
}
