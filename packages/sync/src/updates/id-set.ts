import type { Range } from './header.ts'

/** Which items of which Yjs clients: per client, sorted ranges [from, to) that do not touch. */
export class IdSet {
  private readonly ranges = new Map<number, { from: number; to: number }[]>()

  add({ client, clock, length }: Range): void {
    const known = this.ranges.get(client)
    const range = { from: clock, to: clock + length }
    if (known === undefined) this.ranges.set(client, [range])
    else insert(known, range)
  }

  covers({ client, clock, length }: Range): boolean {
    const known = this.ranges.get(client) ?? []
    const range = known[lastStartingBy(known, clock)]
    return range !== undefined && range.to >= clock + length
  }

  /** Per client, how far it is covered without a gap from 0 on. */
  *fromTheStart(): Iterable<readonly [client: number, clock: number]> {
    for (const [client, [first]] of this.ranges) if (first?.from === 0) yield [client, first.to]
  }
}

function insert(known: { from: number; to: number }[], range: { from: number; to: number }): void {
  const before = lastStartingBy(known, range.from)
  const previous = known[before]
  const start = previous !== undefined && previous.to >= range.from ? before : before + 1
  let end = start
  let { from, to } = range
  for (let next = known[end]; next !== undefined && next.from <= to; next = known[end]) {
    from = Math.min(from, next.from)
    to = Math.max(to, next.to)
    end += 1
  }
  const touched = known[start]
  if (end === start + 1 && touched !== undefined) {
    touched.from = from
    touched.to = to
  } else known.splice(start, end - start, { from, to })
}

/** The last range that starts at or before the clock; -1 when there is none. Most often it is the very last. */
function lastStartingBy(known: readonly { from: number }[], clock: number): number {
  const last = known.length - 1
  if ((known[last]?.from ?? 0) <= clock) return last
  let low = -1
  let high = last
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((known[middle]?.from ?? 0) <= clock) low = middle
    else high = middle
  }
  return low
}
