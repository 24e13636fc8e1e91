import { rootOf } from '@undersigned/letter'
import type * as Y from 'yjs'
import { HEAD_MARKER } from './marker.ts'
import { BODY } from './names.ts'
import { isLater } from './rank.ts'
import { keyOf, type Token } from './token.ts'
import { type Stretch, stretchesOf, tokensOf } from './walk.ts'

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
  const { doomed, renamed } = planned(stretches, wordsByStart(text, stretches))
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

/** What every paragraph says, without its marks and its kind, by where it begins. */
function wordsByStart(text: Y.Text, stretches: readonly Stretch[]): ReadonlyMap<Stretch, string> {
  const words: string[] = []
  for (const token of tokensOf(text)) {
    if (token.type === 'marker') words.push('')
    else if (words.length > 0) words[words.length - 1] += said(token)
  }
  return new Map(stretches.map((stretch, at) => [stretch, words[at] ?? '']))
}

const said = (token: Token): string => (token.type === 'atom' ? `\u0001${token.key}\u0001` : keyOf(token))

interface Plan {
  readonly doomed: readonly Stretch[]
  readonly renamed: ReadonlyMap<Y.Map<unknown>, string>
}

function planned(stretches: readonly Stretch[], words: ReadonlyMap<Stretch, string>): Plan {
  const staying = latestOfCopies(stretches, words)
  const doomed = stretches.filter((stretch) => !staying.has(stretch))
  const survivors = stretches.filter((stretch) => staying.has(stretch))
  const claimed = new Set(survivors.map(({ marker }) => marker.id))
  const inherited = doomed.flatMap(({ marker }) =>
    marker.id !== null && !isDerived(marker.id) && !claimed.has(marker.id) ? marker.id : [],
  )
  return { doomed, renamed: renamedAmong(survivors, new Set(inherited)) }
}

/** Of paragraphs with one root that say the same, the one written last: whoever moved or restored it knew the others or wins over them. */
function latestOfCopies(stretches: readonly Stretch[], words: ReadonlyMap<Stretch, string>): ReadonlySet<Stretch> {
  const latest = new Map<string, Stretch>()
  stretches.forEach((stretch, at) => {
    const { id } = stretch.marker
    const saying = id === null ? `${at}` : `${rootOf(id)}\u0000${words.get(stretch)}`
    const other = latest.get(saying)
    if (!other?.item || (stretch.item && isLater(stretch.item, other.item))) latest.set(saying, stretch)
  })
  return new Set(latest.values())
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
