import type { Row } from '@undersigned/translation'
import { type FocusEvent, useMemo, useRef, useState } from 'react'
import { withHeld } from './held.ts'

interface Held {
  readonly shown: readonly Row[]
  /** For the list around the rows. */
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

const PREFIX = 'unit-'

const unitAround = (target: EventTarget | null): string | null =>
  (target instanceof Element ? target.closest('.unit') : null)?.id.slice(PREFIX.length) ?? null

/** Keeps the row that has the caret for as long as it has it, though its paragraph be joined away or deleted meanwhile (rule T175). */
export function useHeld(rows: readonly Row[]): Held {
  const inside = useRef<string | null>(null)
  const before = useRef(rows)
  const [left, setLeft] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving a row lets go of it.
  const shown = useMemo(() => withHeld(before.current, rows, inside.current), [rows, left])
  before.current = shown
  return {
    shown,
    onFocus({ target }) {
      inside.current = unitAround(target)
    },
    onBlur({ relatedTarget }) {
      // A window that loses the focus gives it back to the same place.
      if (!document.hasFocus()) return
      const to = unitAround(relatedTarget)
      if (to === inside.current) return
      const held = inside.current
      inside.current = to
      if (!rows.some(({ unit }) => unit.id === held)) setLeft((times) => times + 1)
    },
  }
}
