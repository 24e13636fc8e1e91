import { rootOf } from '@undersigned/letter'
import type * as Y from 'yjs'
import { HEAD_MARKER } from './marker.ts'
import { BODY } from './names.ts'
import { isWhollyLater, rankIn } from './rank.ts'
import { atomToken } from './token.ts'
import { type Stretch, stretchesOf, walk } from './walk.ts'

/** The origin of what `normaliseIds` writes when no other is given: nobody's, so no one can undo it. */
export const NORMALISING = Symbol('normalise ids')

/** Whether an id was given by `normaliseIds`: such a paragraph is a concurrent copy that people should look at (D1). */
export const isDerived = (id: string): boolean => id.includes('~')

/**
 * Makes the paragraphs' ids unique (rule L10) and takes away copies that say the same (rule L13). Every client that holds the same
 * document writes the same values, and where nothing is wrong nothing is written (rule L14). Gives back how many changes it made.
 */
export function normaliseIds(doc: Y.Doc, origin: unknown = NORMALISING): number {
  if (awaits(doc)) return 0
  const text = doc.getText(BODY)
  const stretches = stretchesOf(text, HEAD_MARKER).filter((stretch) => stretch.map !== null)
  if (!mayNeedWork(stretches)) return 0
  const { doomed, renamed } = planned(stretches, staying(doc, stretches))
  if (doomed.length + renamed.size === 0) return 0
  doc.transact(() => {
    for (const [map, id] of renamed) map.set('id', id)
    for (const stretch of doomed.toReversed()) text.delete(stretch.start, stretch.length + 1)
  }, origin)
  return doomed.length + renamed.size
}

/** While something is known to be missing, a copy may be one half of a move whose other half has yet to come. */
const awaits = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

/** Most of the time all ids and all roots differ, and the words need not be read. */
function mayNeedWork(stretches: readonly Stretch[]): boolean {
  const roots = new Set<string>()
  for (const { marker } of stretches) {
    if (marker.id === null || roots.has(rootOf(marker.id))) return true
    roots.add(rootOf(marker.id))
  }
  return false
}

interface Line {
  readonly stretch: Stretch
  /** What the paragraph says, without its marks and its kind. */
  said: string
  readonly items: Y.Item[]
}

function linesOf(text: Y.Text, stretches: readonly Stretch[]): readonly Line[] {
  const lines: Line[] = stretches.map((stretch) => ({ stretch, said: '', items: [] }))
  let open = -1
  const say = (words: string, item: Y.Item) => {
    const line = lines[open]
    if (!line) return
    line.said += words
    if (line.items.at(-1) !== item) line.items.push(item)
  }
  walk(text, {
    marker: () => {
      open += 1
    },
    text: (run, _marks, item) => say(run, item),
    atom: (atom, _marks, item) => say(`\u0001${atomToken(atom).key}\u0001`, item),
  })
  return lines
}

interface Plan {
  readonly doomed: readonly Stretch[]
  readonly renamed: ReadonlyMap<Y.Map<unknown>, string>
}

function planned(stretches: readonly Stretch[], stay: ReadonlySet<Stretch>): Plan {
  const doomed = stretches.filter((stretch) => !stay.has(stretch))
  const survivors = stretches.filter((stretch) => stay.has(stretch))
  const claimed = new Set(survivors.map(({ marker }) => marker.id))
  const inherited = doomed.flatMap(({ marker }) =>
    marker.id !== null && !isDerived(marker.id) && !claimed.has(marker.id) ? marker.id : [],
  )
  return { doomed, renamed: renamedAmong(survivors, new Set(inherited)) }
}

/** Of paragraphs with one root that say the same, those of which no other was written wholly later; and all that say something of their own. */
function staying(doc: Y.Doc, stretches: readonly Stretch[]): ReadonlySet<Stretch> {
  const stay = new Set(stretches)
  const contested = copiesAmong(linesOf(doc.getText(BODY), stretches))
  if (contested.length === 0) return stay
  const ranksOf = rankIn(doc)
  for (const copies of contested) {
    const ranked = copies.map(({ stretch, items }) => ({
      stretch,
      ranks: ranksOf(items.length > 0 || !stretch.item ? items : [stretch.item]),
    }))
    for (const { stretch, ranks } of ranked) if (ranked.some((other) => isWhollyLater(other.ranks, ranks))) stay.delete(stretch)
  }
  return stay
}

function copiesAmong(lines: readonly Line[]): readonly (readonly Line[])[] {
  const bySaying = new Map<string, Line[]>()
  for (const line of lines) {
    const { id } = line.stretch.marker
    if (id === null) continue
    const saying = `${rootOf(id)}\u0000${line.said}`
    const copies = bySaying.get(saying)
    if (copies) copies.push(line)
    else bySaying.set(saying, [line])
  }
  return [...bySaying.values()].filter((copies) => copies.length > 1)
}

/** New ids where one is missing or stands twice; `inherited` are names of copies that go, taken over by the first of the same root. */
function renamedAmong(stretches: readonly Stretch[], inherited: ReadonlySet<string>): ReadonlyMap<Y.Map<unknown>, string> {
  const renamed = new Map<Y.Map<unknown>, string>()
  const taken = new Set<string>()
  for (const stretch of stretches) {
    const { marker, map } = stretch
    if (map === null) continue
    const root = marker.id === null ? null : rootOf(marker.id)
    const own = root !== null && inherited.has(root) && !taken.has(root) ? root : marker.id
    const id = own === null || taken.has(own) ? derivedId(stretch) : own
    taken.add(id)
    if (id !== marker.id) renamed.set(map, id)
  }
  return renamed
}

/** From the paragraph's own item, so that everyone computes the same; a paragraph that never had an id is its own root. */
function derivedId({ marker, item }: Stretch): string {
  const place = `${item?.id.client.toString(36)}.${item?.id.clock.toString(36)}`
  return marker.id === null ? `n${place}` : `${rootOf(marker.id)}~${place}`
}
