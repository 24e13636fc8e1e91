/** A row of a long page, and what is known of where it stands. */
export interface Spot {
  /** From the top of the page, when it was last seen to come or go. */
  top: number
  isWanted: boolean
  isMounted: boolean
  /** Somebody is in it. */
  readonly isHeld: () => boolean
}

export interface View {
  readonly top: number
  readonly height: number
  readonly isDownward: boolean
}

/** Rows that were left stay whole up to this many, so that a little to and fro costs nothing. */
const KEPT = 40

/** The row to draw whole or to fold next: what is on the screen first, then what comes, then what was passed; folding waits until all are there (rule T170). */
export function nextOf<Row extends Spot>(rows: readonly Row[], view: View): Row | null {
  const missing = rows.filter(({ isWanted, isMounted }) => isWanted && !isMounted)
  if (missing.length > 0) return least(missing, (row) => waitOf(row, view))
  const mounted = rows.filter(({ isMounted }) => isMounted)
  if (mounted.length <= KEPT) return null
  return least(
    mounted.filter(({ isWanted, isHeld }) => !isWanted && !isHeld()),
    (row) => -Math.abs(row.top - view.top),
  )
}

function waitOf({ top }: Spot, { top: from, height, isDownward }: View): number {
  if (top > from - height / 2 && top < from + height) return Math.abs(top - from - height / 3)
  const ahead = isDownward ? top - from : from - top
  return ahead > 0 ? height + ahead : 10 * height - ahead
}

function least<Row>(rows: readonly Row[], by: (row: Row) => number): Row | null {
  let [found, smallest]: [Row | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const row of rows) {
    const value = by(row)
    if (value < smallest) [found, smallest] = [row, value]
  }
  return found
}
