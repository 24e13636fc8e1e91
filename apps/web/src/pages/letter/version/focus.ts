import { unitOfField } from '@undersigned/collab'
import { wakeRow } from './near.ts'

/** Further than this is not worth a journey, and what is passed on the way would be drawn for nothing. */
const FAR = 2

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

const isFarFrom = (line: Element): boolean => {
  const { top } = line.getBoundingClientRect()
  return Math.abs(top) > FAR * window.innerHeight
}

/** Brings a unit into view and puts the caret into its translation, or on its first button where nothing can be written. */
export function goToUnit(unit: string): void {
  const line = document.getElementById(`unit-${unit}`)
  if (line === null) return
  wakeRow(line)
  line.scrollIntoView({ block: 'center', behavior: calm() || isFarFrom(line) ? 'auto' : 'smooth' })
  const target = line.querySelector<HTMLElement>('.unit-target [role="textbox"], .unit-target button')
  target?.focus({ preventScroll: true })
}

/** Where somebody's caret stands in a version. */
export function focusUnit(field: string | null): void {
  const unit = field === null ? null : unitOfField(field)
  if (unit !== null) goToUnit(unit)
}
