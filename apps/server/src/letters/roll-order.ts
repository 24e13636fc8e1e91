import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Language } from '@undersigned/letter'
import { orderIn, type Place } from '@undersigned/signatures'
import type { ListedName } from '@undersigned/storage'
import { listedOf, namedIn } from './printed.ts'

interface Placed extends Place {
  readonly row: ListedName
}

/** A list in the order of one language, and who may stand elsewhere in it by now. */
export interface Ordered {
  readonly placed: readonly Placed[]
  readonly moved: Set<string>
}

/** So many names are placed in some 30 ms; then whoever writes somewhere else has a turn. */
const AT_ONCE = 1000

/** The rows in the order of a language. Whoever stood in it before and did not move stays; only the others are placed again (rule G161). */
export async function inOrder(
  rows: ReadonlyMap<string, ListedName>,
  language: Language,
  before: Ordered = { placed: [], moved: new Set(rows.keys()) },
): Promise<Ordered> {
  const { moved } = before
  if (moved.size === 0) return before
  const { placeOf, compare } = orderIn(language)
  const place = (row: ListedName): Placed => {
    const named = namedIn(row, language)
    return { ...placeOf(listedOf(named)), row: named }
  }
  const compareRows = (a: Placed, b: Placed): number => compare(a, b) || a.row.position - b.row.position || (a.row.id < b.row.id ? -1 : 1)
  const coming = [...moved].flatMap((id) => rows.get(id) ?? [])
  let placed = before.placed.filter(({ row }) => !moved.has(row.id))
  for (let at = 0; at < coming.length; at += AT_ONCE) {
    if (at > 0) await nextTurn()
    const some = coming.slice(at, at + AT_ONCE).map(place)
    placed = merged(placed, some.sort(compareRows), compareRows)
  }
  return { placed, moved: new Set() }
}

/** Two lists in order as one; the second is the shorter one. */
function merged(staying: readonly Placed[], coming: readonly Placed[], compare: (a: Placed, b: Placed) => number): Placed[] {
  const all: Placed[] = []
  let at = 0
  for (const next of coming) {
    const end = firstAfter(staying, at, (other) => compare(next, other) < 0)
    while (at < end) {
      const stays = staying[at]
      if (stays !== undefined) all.push(stays)
      at += 1
    }
    all.push(next)
  }
  return all.concat(staying.slice(at))
}

/** Where the first from `start` on stands that comes after; by halves, as comparing two names costs more than looking at them. */
function firstAfter(list: readonly Placed[], start: number, comesAfter: (other: Placed) => boolean): number {
  let [low, high] = [start, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other !== undefined && comesAfter(other)) high = middle
    else low = middle + 1
  }
  return low
}
