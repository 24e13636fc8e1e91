import { SHAPES } from './path.ts'

/** A link on its way to being settled: paragraphs by their places, its score, and how likely the monotone path found it. */
export interface Found {
  readonly source: readonly number[]
  readonly target: readonly number[]
  readonly score: number
  readonly posterior: number
  readonly by: 'path' | 'move' | 'attach' | 'gap'
}

/** What it costs to leave a paragraph alone, to link across the order, and to take in a paragraph from near or far. All are negative. */
export interface Costs {
  readonly skip: number
  readonly move: number
  readonly near: number
  readonly far: number
}

interface Judge {
  readonly score: (source: readonly number[], target: readonly number[]) => number
  readonly costs: Costs
  /** The paragraphs of the other text that one has most in common with: only their links are looked at from afar. */
  readonly kin: (side: 'source' | 'target', at: number) => readonly number[]
}

interface Free {
  readonly source: ReadonlySet<number>
  readonly target: ReadonlySet<number>
}

interface State {
  readonly links: readonly Found[]
  readonly free: Free
}

interface Gain {
  readonly gain: number
  readonly link: Found
  readonly instead?: Found
}

/**
 * Completes a monotone path: links across the order what stayed alone on both sides, gives leftovers to the link they belong to, and
 * takes a weak link apart where its members are worth more elsewhere.
 */
export function settle(path: readonly Found[], size: { readonly rows: number; readonly columns: number }, judge: Judge): readonly Found[] {
  const taken = { source: new Set(path.flatMap(({ source }) => source)), target: new Set(path.flatMap(({ target }) => target)) }
  const free = { source: othersThan(taken.source, size.rows), target: othersThan(taken.target, size.columns) }
  const weak = path.filter(isWeak).sort((a, b) => a.score - b.score)
  const first = placed({ links: path, free }, free, judge).state
  const settled = weak.reduce((state, link) => (state.links.includes(link) ? better(state, link, judge) : state), first)
  return [...settled.links, ...gaps(settled, size, judge)]
}

/** One paragraph alone on either side between the same neighbours is a free translation, unless the two can hardly be one. */
function gaps({ links, free }: State, { rows, columns }: { readonly rows: number; readonly columns: number }, { score }: Judge): Found[] {
  const targetOf = new Map(links.flatMap(({ source, target }) => source.map((i) => [i, target] as const)))
  const follows = (before: number, j: number): boolean => (before < 0 ? j === 0 : (targetOf.get(before)?.includes(j - 1) ?? false))
  const precedes = (after: number, j: number): boolean =>
    after >= rows ? j === columns - 1 : (targetOf.get(after)?.includes(j + 1) ?? false)
  return [...free.source].flatMap((i) =>
    [...free.target]
      .filter((j) => follows(i - 1, j) && precedes(i + 1, j))
      .map((j): Found => ({ source: [i], target: [j], score: score([i], [j]), posterior: 0, by: 'gap' }))
      .filter((link) => link.score > HARDLY),
  )
}

const HARDLY = -12

const isWeak = ({ source, target, score, posterior }: Found): boolean =>
  source.length + target.length > 2 || score < WEAK || posterior < UNSURE

const WEAK = 1
const UNSURE = 0.6

const othersThan = (taken: ReadonlySet<number>, count: number): Set<number> =>
  new Set(Array.from({ length: count }, (_, at) => at).filter((at) => !taken.has(at)))

/** The state without a link, its members placed anew, if that is worth more. */
function better(state: State, link: Found, judge: Judge): State {
  const links = state.links.filter((other) => other !== link)
  const free = { source: new Set([...state.free.source, ...link.source]), target: new Set([...state.free.target, ...link.target]) }
  const freed = { source: new Set(link.source), target: new Set(link.target) }
  const { state: next, gain } = placed({ links, free }, freed, judge)
  const loss = link.score - (link.source.length + link.target.length) * judge.costs.skip
  return gain > loss + 0.01 ? next : state
}

/** Takes the best move or attachment of the fresh paragraphs again and again while one is worth its cost. */
function placed(start: State, fresh: Free, judge: Judge): { readonly state: State; readonly gain: number } {
  let pool = [...moves(start, fresh, judge), ...attachments(start.links, fresh, judge)]
  let [state, gain] = [start, 0]
  for (;;) {
    const best = pool.reduce<Gain | undefined>((top, next) => (next.gain > (top?.gain ?? 0) ? next : top), undefined)
    if (best === undefined) return { state, gain }
    gain += best.gain
    state = taking(state, best)
    pool = [...pool.filter((other) => stillOpen(other, best, state)), ...attachments([best.link], state.free, judge)]
  }
}

const taking = ({ links, free }: State, { link, instead }: Gain): State => ({
  links: [...links.filter((other) => other !== instead), link],
  free: {
    source: new Set([...free.source].filter((at) => !link.source.includes(at))),
    target: new Set([...free.target].filter((at) => !link.target.includes(at))),
  },
})

function stillOpen({ link, instead }: Gain, { instead: grown }: Gain, { free }: State): boolean {
  if (instead !== undefined && instead === grown) return false
  const isOpen = (members: readonly number[], open: ReadonlySet<number>, before: readonly number[]): boolean =>
    members.every((at) => open.has(at) || before.includes(at))
  return isOpen(link.source, free.source, instead?.source ?? []) && isOpen(link.target, free.target, instead?.target ?? [])
}

const runFrom = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at)

/** Links between paragraphs that are free on both sides, one of them at least fresh. */
function moves({ links, free }: State, fresh: Free, { score, costs }: Judge): Gain[] {
  const gains: Gain[] = []
  const offer = (source: readonly number[], target: readonly number[]): void => {
    if (!source.some((at) => fresh.source.has(at)) && !target.some((at) => fresh.target.has(at))) return
    const found = score(source, target)
    const gain = found - (source.length + target.length) * costs.skip
    if (gain <= 0) return
    const crossing = isInOrder(links, source[0] ?? 0, target[0] ?? 0) ? 0 : costs.move
    if (gain + crossing > 0) gains.push({ gain: gain + crossing, link: { source, target, score: found, posterior: 0, by: 'move' } })
  }
  for (const [a, b] of SHAPES) {
    const sources = [...free.source].map((i) => runFrom(i, a)).filter((run) => run.every((at) => free.source.has(at)))
    const targets = [...free.target].map((j) => runFrom(j, b)).filter((run) => run.every((at) => free.target.has(at)))
    for (const source of sources) for (const target of targets) offer(source, target)
  }
  return gains
}

const isInOrder = (links: readonly Found[], i: number, j: number): boolean =>
  links.every(({ source, target }) => (source[0] ?? 0) < i === (target[0] ?? 0) < j)

/** Links with one of the free paragraphs more. */
function attachments(links: readonly Found[], free: Free, judge: Judge): Gain[] {
  const bySource = [...free.source].flatMap((i) => {
    const kin = judge.kin('source', i)
    return links
      .map((link) => ({ link, away: distance(link.source, i) }))
      .filter(({ link, away }) => away <= NEAR || link.target.some((j) => kin.includes(j)))
      .flatMap(({ link, away }) => attached(link, { source: [...link.source, i].sort(rising), target: link.target, away }, judge))
  })
  const byTarget = [...free.target].flatMap((j) => {
    const kin = judge.kin('target', j)
    return links
      .map((link) => ({ link, away: distance(link.target, j) }))
      .filter(({ link, away }) => away <= NEAR || link.source.some((i) => kin.includes(i)))
      .flatMap(({ link, away }) => attached(link, { source: link.source, target: [...link.target, j].sort(rising), away }, judge))
  })
  return [...bySource, ...byTarget]
}

const NEAR = 2

const rising = (a: number, b: number): number => a - b
const distance = (members: readonly number[], at: number): number => Math.min(...members.map((member) => Math.abs(member - at)))

interface Wider {
  readonly source: readonly number[]
  readonly target: readonly number[]
  readonly away: number
}

function attached(link: Found, { source, target, away }: Wider, { score, costs }: Judge): Gain[] {
  if (!SHAPES.some(([a, b]) => a === source.length && b === target.length)) return []
  const found = score(source, target)
  const gain = found - link.score - costs.skip + wayOf(away, costs)
  return gain > 0 ? [{ gain, link: { ...link, source, target, score: found, by: 'attach' }, instead: link }] : []
}

function wayOf(away: number, { near, far }: Costs): number {
  if (away <= 1) return 0
  return away <= NEAR ? near : far
}
