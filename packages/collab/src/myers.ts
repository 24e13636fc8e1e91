/** How two sequences of keys differ, as steps over the first: keep one, drop one, or take one of the second. */
export type Move = 'keep' | 'drop' | 'take'

/** The shortest way from one sequence to another (Myers), or null when it is longer than `limit`. */
export function shortestEdit(before: readonly string[], after: readonly string[], limit: number): Move[] | null {
  const most = Math.min(before.length + after.length, limit)
  const reach = new Int32Array(2 * most + 3)
  const middle = most + 1
  const rounds: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    rounds.push(reach.slice(middle - edits - 1, middle + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = reach[middle + diagonal - 1] ?? 0
      const above = reach[middle + diagonal + 1] ?? 0
      let x = goesDown(diagonal, edits, below, above) ? above : below + 1
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      reach[middle + diagonal] = x
      if (x >= before.length && x - diagonal >= after.length) return walkBack(rounds, before.length, after.length)
    }
  }
  return null
}

const goesDown = (diagonal: number, edits: number, below: number, above: number): boolean =>
  diagonal === -edits || (diagonal !== edits && below < above)

/** From the end to the beginning; each round knows how far every diagonal had come before it. */
function walkBack(rounds: readonly Int32Array[], width: number, height: number): Move[] {
  const moves: Move[] = []
  let [x, y] = [width, height]
  for (let edits = rounds.length - 1; edits > 0; edits--) {
    const reach = rounds[edits] ?? new Int32Array(0)
    const reached = (diagonal: number): number => reach[diagonal + edits + 1] ?? 0
    const diagonal = x - y
    const down = goesDown(diagonal, edits, reached(diagonal - 1), reached(diagonal + 1))
    const fromX = down ? reached(diagonal + 1) : reached(diagonal - 1)
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1)
    const landed = down ? fromX : fromX + 1
    for (; x > landed; x--, y--) moves.push('keep')
    moves.push(down ? 'take' : 'drop')
    x = fromX
    y = fromY
  }
  for (; x > 0; x--) moves.push('keep')
  return moves.reverse()
}
