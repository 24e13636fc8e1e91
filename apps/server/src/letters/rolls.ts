import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Digest, Language, LetterId } from '@undersigned/letter'
import { type LetterRow, type ListedName, listChangesSince, listedAmong, listedPart, newestEvent, type Store } from '@undersigned/storage'
import { printedRows } from './printed.ts'
import { inOrder, type Ordered } from './roll-order.ts'

/** Who stands under a letter, in the order of one language. */
interface Roll {
  readonly rows: readonly ListedName[]
  /** How long it may be shown as it is, whatever no event tells of. */
  readonly until: number
}

/** The lists of letters as their readers see them, kept in order from one rendering to the next (rule G161). */
export interface Rolls {
  /** As it stands now: what was written before this is asked is in it. */
  of(letter: LetterRow, language: Language): Promise<Roll>
  /** Keeps nothing of what it has: somebody who was on a list erased themselves (rule G126). */
  forget(): void
}

/** What no event tells of (a name that was changed elsewhere) is seen after this long. */
const AT_MOST = 30_000
/** Names in order, one for each language they are read in: some 40 MB. */
const MOST_NAMES = 400_000

/** A letter's list as the database had it after an event. */
interface Known {
  readonly manifest: Digest
  readonly rows: Map<string, ListedName>
  readonly seq: number
  readonly readAt: number
}

interface Kept {
  known: Known
  /** The list that was asked for last comes last. */
  readonly orders: Map<Language, Ordered>
  /** Resolves once nobody reads this list any more. */
  turn: Promise<unknown>
}

export function createRolls({ store: { db }, now }: { readonly store: Pick<Store, 'db'>; readonly now: () => number }): Rolls {
  const letters = new Map<LetterId, Kept>()

  const keptOf = (letter: LetterId, manifest: Digest): Kept => {
    const found = letters.get(letter)
    const nothing: Known = { manifest, rows: new Map(), seq: 0, readAt: Number.NEGATIVE_INFINITY }
    const kept = found?.known.manifest === manifest ? found : { known: nothing, orders: new Map(), turn: Promise.resolve() }
    letters.delete(letter)
    letters.set(letter, kept)
    return kept
  }
  const read = async (kept: Kept, letter: LetterId, language: Language): Promise<Roll> => {
    const { known, moved } = await follow(db, letter, kept.known, now())
    kept.known = known
    for (const order of kept.orders.values()) for (const id of moved) order.moved.add(id)
    const order = await inOrder(known.rows, language, kept.orders.get(language))
    kept.orders.delete(language)
    kept.orders.set(language, order)
    makeRoom(letters)
    return { rows: order.placed.map(({ row }) => row), until: known.readAt + AT_MOST }
  }

  return {
    of: async (letter, language) => {
      if (letter.manifest === null) return { rows: await printedRows({ db }, letter, language), until: now() }
      const kept = keptOf(letter.id, letter.manifest)
      const ours = (): Promise<Roll> => read(kept, letter.id, language)
      const turn = kept.turn.then(ours, ours)
      kept.turn = turn
      return turn
    },
    forget: () => letters.clear(),
  }
}

interface Followed {
  readonly known: Known
  /** Who may stand elsewhere now, or nowhere. */
  readonly moved: Iterable<string>
}

/** Reads whom the events since then touch, or all of them anew where events do not tell. */
async function follow(db: Store['db'], letter: LetterId, before: Known, at: number): Promise<Followed> {
  const { manifest, rows } = before
  const changes = at - before.readAt < AT_MOST ? await listChangesSince(db, letter, before.seq) : null
  if (changes === null) return readAnew(db, letter, before, at)
  const { seq, signatures } = changes
  const found = await listedAmong(db, { letter, manifest, among: [...signatures] })
  for (const id of signatures) rows.delete(id)
  for (const row of found) rows.set(row.id, row)
  return { known: { ...before, seq }, moved: signatures }
}

async function readAnew(db: Store['db'], letter: LetterId, { manifest, rows: before }: Known, readAt: number): Promise<Followed> {
  const seq = await newestEvent(db, letter)
  const rows = new Map<string, ListedName>()
  const moved: string[] = []
  let part = await listedPart(db, { letter, manifest, after: null })
  while (part.length > 0) {
    for (const row of part) {
      rows.set(row.id, row)
      if (!isSame(before.get(row.id), row)) moved.push(row.id)
    }
    // Whoever writes somewhere else does not wait for a long list.
    await nextTurn()
    part = await listedPart(db, { letter, manifest, after: part.at(-1) ?? null })
  }
  for (const id of before.keys()) if (!rows.has(id)) moved.push(id)
  return { known: { manifest, rows, seq, readAt }, moved }
}

function isSame(one: ListedName | undefined, other: ListedName): boolean {
  if (one === undefined) return false
  const values: Readonly<Record<string, unknown>> = one
  return Object.entries(other).every(([column, value]) => values[column] === value)
}

/** Lets go of what nobody asked for the longest, until the rest is few enough; what was asked for now always stays. */
function makeRoom(letters: Map<LetterId, Kept>): void {
  const sizes = [...letters.values()].flatMap(({ orders }) => [...orders.values()].map(({ placed }) => placed.length))
  let names = sizes.reduce((sum, size) => sum + size, 0)
  for (const [letter, { orders }] of letters) {
    for (const [language, { placed }] of orders) {
      if (names <= MOST_NAMES || (letters.size === 1 && orders.size === 1)) return
      names -= placed.length
      orders.delete(language)
    }
    if (names > MOST_NAMES) letters.delete(letter)
  }
}
