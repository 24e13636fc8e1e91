import { closeLattice } from '../../packages/translation/src/align/align.ts'
import type { Comparison, Weights } from '../../packages/translation/src/align/comparison.ts'
import { FEATURES } from '../../packages/translation/src/align/likeness.ts'
import { logAdd, posteriors, SHAPES } from '../../packages/translation/src/align/path.ts'
import { type Case, randomFrom } from '../../tests/support/align-cases.ts'

/** The ways through one case that are worth comparing, and the one a person took. */
interface Field {
  readonly rows: number
  readonly columns: number
  readonly shapes: readonly number[]
  readonly cells: readonly number[]
  readonly values: Float32Array
  readonly right: readonly number[]
  readonly rightSkips: number
}

const COUNT = FEATURES.length
const UNLIKELY = 3e-5

/** Links that could be true under these weights, and the true ones; moved ones are taken as left alone on both sides. */
export function fieldOf({ gold }: Case, comparison: Comparison): Field {
  const { rows, columns } = comparison
  const likely = posteriors(closeLattice(comparison))
  const way = monotone(gold.flatMap(([source, target]) => stepOf(source, target) ?? []))
  const right = new Set(way.map(({ shape, i, j }) => `${shape} ${i} ${j}`))
  const [shapes, cells, values, rightAt]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let i = 0; i < rows; i += 1)
    for (let j = 0; j < columns; j += 1)
      SHAPES.forEach(([a, b], shape) => {
        if (i + a > rows || j + b > columns) return
        const isRight = right.has(`${shape} ${i} ${j}`)
        if (!isRight && likely(shape, i, j) < UNLIKELY) return
        if (isRight) rightAt.push(shapes.length)
        shapes.push(shape)
        cells.push(i * (columns + 1) + j)
        values.push(...comparison.look(i, a, j, b))
      })
  const covered = way.reduce((sum, { a, b }) => sum + a + b, 0)
  return { rows, columns, shapes, cells, values: Float32Array.from(values), right: rightAt, rightSkips: rows + columns - covered }
}

interface Step {
  readonly shape: number
  readonly i: number
  readonly j: number
  readonly a: number
  readonly b: number
}

function stepOf(source: readonly number[], target: readonly number[]): Step | undefined {
  const isRun = (members: readonly number[]): boolean => members.every((at, place) => at === (members[0] ?? 0) + place)
  const shape = SHAPES.findIndex(([a, b]) => a === source.length && b === target.length)
  if (shape < 0 || !isRun(source) || !isRun(target)) return undefined
  return { shape, i: source[0] ?? 0, j: target[0] ?? 0, a: source.length, b: target.length }
}

/** The longest way through the true links that never goes back. */
function monotone(steps: readonly Step[]): readonly Step[] {
  const ways: (readonly Step[])[] = []
  for (const step of [...steps].sort((x, y) => x.i - y.i)) {
    const before = ways
      .filter((way) => isBefore(way.at(-1), step))
      .reduce<readonly Step[]>((best, way) => (way.length > best.length ? way : best), [])
    ways.push([...before, step])
  }
  return ways.reduce<readonly Step[]>((best, way) => (way.length > best.length ? way : best), [])
}

const isBefore = (last: Step | undefined, next: Step): boolean =>
  last !== undefined && last.i + last.a <= next.i && last.j + last.b <= next.j

/** One field with what the present weights say of each of its links. */
interface Scored {
  readonly field: Field
  readonly scores: readonly number[]
  readonly skip: number
  /** Where the way goes on after each link. */
  readonly ends: readonly number[]
}

function scored(field: Field, weights: Float64Array): Scored {
  const { shapes, cells, values, columns } = field
  const scores = shapes.map((_, at) => {
    let sum = 0
    for (let feature = 0; feature < COUNT; feature += 1) sum += (weights[feature] ?? 0) * (values[at * COUNT + feature] ?? 0)
    return sum
  })
  const ends = shapes.map((shape, at) => {
    const [a, b] = SHAPES[shape] ?? [0, 0]
    return (cells[at] ?? 0) + a * (columns + 1) + b
  })
  return { field, scores, skip: weights[COUNT] ?? 0, ends }
}

/** The cells that follow a cell when one paragraph is left alone. */
const afterSkip = ({ rows, columns }: Field, here: number): number[] => [
  ...(here < rows * (columns + 1) ? [here + columns + 1] : []),
  ...(here % (columns + 1) < columns ? [here + 1] : []),
]

function forwardSums({ field, scores, skip, ends }: Scored): Float64Array {
  const sums = new Float64Array((field.rows + 1) * (field.columns + 1)).fill(Number.NEGATIVE_INFINITY)
  const reach = (to: number, value: number): void => {
    sums[to] = logAdd(sums[to] ?? 0, value)
  }
  sums[0] = 0
  let next = 0
  for (let here = 0; here < sums.length; here += 1) {
    const sum = sums[here] ?? 0
    for (const to of afterSkip(field, here)) reach(to, sum + skip)
    for (; field.cells[next] === here; next += 1) reach(ends[next] ?? 0, sum + (scores[next] ?? 0))
  }
  return sums
}

function backwardSums({ field, scores, skip, ends }: Scored): Float64Array {
  const sums = new Float64Array((field.rows + 1) * (field.columns + 1)).fill(Number.NEGATIVE_INFINITY)
  sums[sums.length - 1] = 0
  let next = field.cells.length - 1
  for (let here = sums.length - 1; here >= 0; here -= 1) {
    let sum = sums[here] ?? 0
    for (const to of afterSkip(field, here)) sum = logAdd(sum, (sums[to] ?? 0) + skip)
    for (; field.cells[next] === here; next -= 1) sum = logAdd(sum, (sums[ends[next] ?? 0] ?? 0) + (scores[next] ?? 0))
    sums[here] = sum
  }
  return sums
}

/** Minus the log-likelihood of the true way, its gradient added to `gradient` (a conditional random field over alignments). */
function slope(field: Field, weights: Float64Array, gradient: Float64Array): number {
  const way = scored(field, weights)
  const [forward, backward] = [forwardSums(way), backwardSums(way)]
  const all = forward.at(-1) ?? 0
  const add = (link: number, share: number): void => {
    for (let feature = 0; feature < COUNT; feature += 1)
      gradient[feature] = (gradient[feature] ?? 0) + share * (field.values[link * COUNT + feature] ?? 0)
  }
  let skips = field.rows + field.columns - field.rightSkips
  way.scores.forEach((score, link) => {
    const likely = Math.exp((forward[field.cells[link] ?? 0] ?? 0) + score + (backward[way.ends[link] ?? 0] ?? 0) - all)
    const [a, b] = SHAPES[field.shapes[link] ?? 0] ?? [0, 0]
    skips -= likely * (a + b)
    if (likely > 1e-9) add(link, likely)
  })
  for (const link of field.right) add(link, -1)
  gradient[COUNT] = (gradient[COUNT] ?? 0) + skips
  return all - field.rightSkips * way.skip - field.right.reduce((sum, link) => sum + (way.scores[link] ?? 0), 0)
}

interface Effort {
  readonly epochs: number
  readonly ridge: number
}

/** Weights fitted to fields by stochastic gradient descent, held near nought by `ridge`. */
export function learnt(fields: readonly Field[], start: Weights, { epochs, ridge }: Effort): Weights {
  const weights = Float64Array.from([...FEATURES.map((feature) => start.features[feature] ?? 0), start.skip])
  const descend = descentOf(weights, scalesOf(fields), ridge)
  const random = randomFrom(1)
  const rows = fields.reduce((sum, field) => sum + field.rows, 0)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const order = fields.map((field) => [random(), field] as const).sort(([a], [b]) => a - b)
    let loss = 0
    for (let at = 0; at < order.length; at += BATCH) {
      const gradient = new Float64Array(COUNT + 1)
      const batch = order.slice(at, at + BATCH)
      for (const [, field] of batch) loss += slope(field, weights, gradient)
      descend(
        gradient.map((sum) => sum / batch.length),
        0.02 * (1 - (epoch + at / order.length) / epochs) + 0.0005,
      )
    }
    console.error(`  epoch ${epoch + 1}: ${(loss / rows).toFixed(5)} nats a paragraph`)
  }
  const rounded = (value: number | undefined): number => Number((value ?? 0).toFixed(3))
  return { skip: rounded(weights[COUNT]), features: Object.fromEntries(FEATURES.map((feature, at) => [feature, rounded(weights[at])])) }
}

const BATCH = 16

/** Steps of Adam (Kingma & Ba 2015) that change the weights in place; the cost of a skip is not held near nought. */
function descentOf(weights: Float64Array, scale: readonly number[], ridge: number): (gradient: Float64Array, rate: number) => void {
  const [mean, square] = [new Float64Array(COUNT + 1), new Float64Array(COUNT + 1)]
  let step = 0
  return (gradient, rate) => {
    step += 1
    for (let feature = 0; feature <= COUNT; feature += 1) {
      const [size, weight] = [scale[feature] ?? 1, weights[feature] ?? 0]
      const slant = (gradient[feature] ?? 0) / size + (feature === COUNT ? 0 : ridge * weight * size)
      mean[feature] = 0.9 * (mean[feature] ?? 0) + 0.1 * slant
      square[feature] = 0.999 * (square[feature] ?? 0) + 0.001 * slant * slant
      const [first, second] = [(mean[feature] ?? 0) / (1 - 0.9 ** step), (square[feature] ?? 0) / (1 - 0.999 ** step)]
      weights[feature] = (LIMITS[feature] ?? unlimited)(weight - (rate * first) / (Math.sqrt(second) + 1e-8) / size)
    }
  }
}

const unlimited = (weight: number): number => weight

/** What is known without learning: a mark that both have never speaks against a pair, one that is missing or a length apart never for it. */
const LIMITS = FEATURES.map((feature) => {
  if (/^length-\d$|-missing$|^facts-(source|target)$/.test(feature)) return (weight: number): number => Math.min(0, weight)
  return /-shared$|-same$|-nearest|^anchors-(odds|lead)$/.test(feature) ? (weight: number): number => Math.max(0, weight) : unlimited
})

/** How large each feature usually is, so that all are learnt at one pace; rare ones more slowly. */
function scalesOf(fields: readonly Field[]): number[] {
  const squares = new Float64Array(COUNT)
  let cells = 0
  for (const { values } of fields) {
    cells += values.length / COUNT
    values.forEach((value, at) => {
      squares[at % COUNT] = (squares[at % COUNT] ?? 0) + value * value
    })
  }
  return [...Array.from(squares, (sum) => Math.max(0.1, Math.sqrt(sum / cells))), 1]
}
