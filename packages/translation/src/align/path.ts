/** The shapes of a link: how many source paragraphs, how many target paragraphs. */
export const SHAPES = [
  [1, 1],
  [2, 1],
  [1, 2],
  [3, 1],
  [1, 3],
  [2, 2],
] as const

/** What a run of source paragraphs and a run of target paragraphs score: from where, how many. */
export type RunScore = (i: number, a: number, j: number, b: number) => number

/** Which cells of the table of all pairs are looked at: from a column on, the same number in every row. */
export interface Band {
  readonly from: Int32Array
  readonly width: number
}

export interface Step {
  readonly i: number
  readonly a: number
  readonly j: number
  readonly b: number
  readonly score: number
  /** How likely this link is, given every other way through the two texts. */
  readonly posterior: number
}

/** Scores per shape, kept so that the way there and the way back read the same numbers; `skip` is what an unmatched paragraph costs. */
export interface Lattice {
  readonly rows: number
  readonly columns: number
  readonly band: Band
  readonly skip: number
  readonly scores: readonly Float64Array[]
}

/** How likely a link of a shape from (i, j) is. */
export type Likely = (shape: number, i: number, j: number) => number

interface Plan {
  readonly rows: number
  readonly columns: number
  readonly band: Band
  readonly skip: number
  /** How many of the shapes are looked at; the first is one to one. */
  readonly shapes: number
}

const NEVER = Number.NEGATIVE_INFINITY

export function latticeOf({ rows, columns, band, skip, shapes }: Plan, score: RunScore): Lattice {
  const scores = SHAPES.slice(0, shapes).map(([a, b]) => {
    const cells = new Float64Array((rows + 1) * band.width).fill(NEVER)
    for (let i = 0; i + a <= rows; i += 1) {
      const from = band.from[i] ?? 0
      for (let j = from; j < from + band.width && j + b <= columns; j += 1) cells[i * band.width + j - from] = score(i, a, j, b)
    }
    return cells
  })
  return { rows, columns, band, skip, scores }
}

export const fullBand = (rows: number, columns: number): Band => ({ from: new Int32Array(rows + 1), width: columns + 1 })

/** The cells within reach of a path; what was moved further is found afterwards. */
export function bandAround(
  steps: readonly Step[],
  { rows, columns }: { readonly rows: number; readonly columns: number },
  reach: number,
): Band {
  const low = new Int32Array(rows + 1).fill(columns)
  const high = new Int32Array(rows + 1)
  let [i, j] = [0, 0]
  for (const step of [...steps, { i: rows, j: columns }]) {
    for (; i <= step.i; i += 1) {
      low[i] = Math.min(low[i] ?? j, j)
      high[i] = Math.max(high[i] ?? j, step.j)
    }
    i = step.i
    j = step.j
  }
  const widest = low.reduce((most, from, at) => Math.max(most, (high[at] ?? 0) - from), 0)
  const width = Math.min(columns + 1, widest + 2 * reach + 1)
  return {
    from: low.map((from, at) => Math.max(0, Math.min(columns + 1 - width, Math.round((from + (high[at] ?? 0) - width) / 2)))),
    width,
  }
}

/** Where (i, j) is kept; -1 outside the band. */
function cellOf({ from, width }: Band, i: number, j: number): number {
  const at = j - (from[i] ?? 0)
  return at < 0 || at >= width ? -1 : i * width + at
}

/**
 * The best monotone way through both texts (the dynamic programme of Gale & Church 1993, §3.1), with one constant cost for every
 * paragraph that has no counterpart.
 */
export function bestPath(lattice: Lattice, likely: Likely): Step[] {
  const { rows, band, skip } = lattice
  const best = new Float64Array((rows + 1) * band.width).fill(NEVER)
  const came = new Int8Array((rows + 1) * band.width).fill(-1)
  eachCell(lattice, (i, j, here) => {
    if (i === 0 && j === 0) best[here] = 0
    eachArrival(lattice, i, j, (from, by, score) => {
      const value = (best[from] ?? NEVER) + (by < 0 ? skip : score)
      if (value <= (best[here] ?? NEVER)) return
      best[here] = value
      came[here] = by
    })
  })
  return walkBack(lattice, came, likely)
}

const SKIP_SOURCE = -2
const SKIP_TARGET = -3

function eachCell({ rows, columns, band }: Lattice, visit: (i: number, j: number, here: number) => void): void {
  for (let i = 0; i <= rows; i += 1) {
    const from = band.from[i] ?? 0
    for (let j = from; j < from + band.width && j <= columns; j += 1) visit(i, j, i * band.width + j - from)
  }
}

/** Every step that ends at (i, j): from which cell, by which shape, with which score. */
function eachArrival({ band, scores }: Lattice, i: number, j: number, visit: (from: number, by: number, score: number) => void): void {
  for (let shape = 0; shape < scores.length; shape += 1) {
    const [a, b] = SHAPES[shape] ?? [0, 0]
    const from = i < a || j < b ? -1 : cellOf(band, i - a, j - b)
    if (from >= 0) visit(from, shape, scores[shape]?.[from] ?? NEVER)
  }
  const above = i === 0 ? -1 : cellOf(band, i - 1, j)
  if (above >= 0) visit(above, SKIP_SOURCE, 0)
  const before = j === 0 ? -1 : cellOf(band, i, j - 1)
  if (before >= 0) visit(before, SKIP_TARGET, 0)
}

function walkBack(lattice: Lattice, came: Int8Array, likely: Likely): Step[] {
  const steps: Step[] = []
  let [i, j] = [lattice.rows, lattice.columns]
  while (i > 0 || j > 0) {
    const by = came[cellOf(lattice.band, i, j)] ?? SKIP_SOURCE
    const [a, b] = SHAPES[by] ?? (by === SKIP_SOURCE ? [1, 0] : [0, 1])
    i -= a
    j -= b
    if (by < 0) continue
    const at = cellOf(lattice.band, i, j)
    steps.push({ i, a, j, b, score: lattice.scores[by]?.[at] ?? NEVER, posterior: likely(by, i, j) })
  }
  return steps.reverse()
}

const NEGLIGIBLE = 36

export function logAdd(a: number, b: number): number {
  if (a === NEVER) return b
  if (b === NEVER) return a
  const away = Math.abs(a - b)
  return away > NEGLIGIBLE ? Math.max(a, b) : Math.max(a, b) + Math.log1p(Math.exp(-away))
}

/** How likely a link is among all ways through both texts: sums over every way to it and every way on from it. */
export function posteriors(lattice: Lattice): Likely {
  const { rows, columns, band, scores } = lattice
  const forward = forwardSums(lattice)
  const backward = backwardSums(lattice)
  const all = forward[cellOf(band, rows, columns)] ?? 0
  return (shape, i, j) => {
    const [a, b] = SHAPES[shape] ?? [0, 0]
    const [here, there] = [cellOf(band, i, j), cellOf(band, i + a, j + b)]
    if (here < 0 || there < 0) return 0
    return Math.exp((forward[here] ?? NEVER) + (scores[shape]?.[here] ?? NEVER) + (backward[there] ?? NEVER) - all)
  }
}

function forwardSums(lattice: Lattice): Float64Array {
  const sums = new Float64Array((lattice.rows + 1) * lattice.band.width).fill(NEVER)
  eachCell(lattice, (i, j, here) => {
    let sum = i === 0 && j === 0 ? 0 : NEVER
    eachArrival(lattice, i, j, (from, by, score) => {
      sum = logAdd(sum, (sums[from] ?? NEVER) + (by < 0 ? lattice.skip : score))
    })
    sums[here] = sum
  })
  return sums
}

function backwardSums(lattice: Lattice): Float64Array {
  const { rows, columns, band } = lattice
  const sums = new Float64Array((rows + 1) * band.width).fill(NEVER)
  const cells: (readonly [number, number, number])[] = []
  eachCell(lattice, (i, j, here) => void cells.push([i, j, here]))
  sums[cellOf(band, rows, columns)] = 0
  for (const [i, j, here] of cells.reverse()) {
    const sum = sums[here] ?? NEVER
    if (sum === NEVER) continue
    eachArrival(lattice, i, j, (from, by, score) => {
      sums[from] = logAdd(sums[from] ?? NEVER, sum + (by < 0 ? lattice.skip : score))
    })
  }
  return sums
}
