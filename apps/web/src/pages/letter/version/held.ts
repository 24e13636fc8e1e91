import type { Row } from '@undersigned/translation'

/**
 * The rows to show: those of the original, and beside them the one that somebody is in though its paragraph is gone, at the place where
 * it stood, so that no key goes astray (rule T175).
 */
export function withHeld(before: readonly Row[], rows: readonly Row[], inside: string | null): readonly Row[] {
  if (inside === null || rows.some(({ unit }) => unit.id === inside)) return rows
  const was = before.findIndex(({ unit }) => unit.id === inside)
  const held = before[was]
  if (held === undefined) return rows
  const living = new Set(rows.map(({ unit }) => unit.id))
  const above = before.slice(0, was).findLast(({ unit }) => living.has(unit.id))
  const at = above === undefined ? 0 : rows.findIndex(({ unit }) => unit.id === above.unit.id) + 1
  return rows.toSpliced(at, 0, held)
}
