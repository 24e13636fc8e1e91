import { unitOfField } from '@undersigned/collab'
import type { UnitId } from '@undersigned/letter'

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Brings a unit into view and puts the caret into its translation, or on its first button where nothing can be written. */
export function goToUnit(unit: UnitId): void {
  const line = document.getElementById(`unit-${unit}`)
  const target = line?.querySelector<HTMLElement>('.unit-target [role="textbox"], .unit-target button')
  line?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' })
  target?.focus({ preventScroll: true })
}

/** Where somebody's caret stands in a version. */
export function focusUnit(field: string | null): void {
  const unit = field === null ? null : unitOfField(field)
  if (unit !== null) goToUnit(unit)
}
