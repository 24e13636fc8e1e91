import * as Y from 'yjs'
import { BODY, WRITTEN } from './names.ts'

/** When one unit of a text was written: what its writer knew, then whose it is, then its place among what they wrote. */
export interface Rank {
  readonly known: number
  readonly client: number
  readonly clock: number
}

/** How much of the document's history is known here: whoever writes knowing of another's work has a larger number. */
function knowledge(doc: Y.Doc): number {
  let sum = 0
  for (const structs of doc.store.clients.values()) {
    const last = structs.at(-1)
    if (last) sum += last.id.clock + last.length
  }
  return sum
}

/**
 * Books that what this client writes from `clock` on is later than all it knows now. Nothing booked is ever changed or taken back, so
 * that the rank of a character is the same for everyone and for ever, whichever paragraph it comes to stand in.
 */
export function bookWriting(doc: Y.Doc, clock = Y.getState(doc.store, doc.clientID)): void {
  doc.getMap(WRITTEN).set(`${doc.clientID}.${clock}`, knowledge(doc))
}

/** The filter every undo of a letter needs: what was booked is no act of anyone. */
export const isUndoable = ({ parent }: Y.Item): boolean => !(parent instanceof Y.Map && isBook(parent))

const isBook = (type: object & { readonly doc: Y.Doc | null }): boolean => type === type.doc?.share.get(WRITTEN)

interface Entry {
  readonly from: number
  readonly known: number
}

/** Gives the rank of every unit of some items, one after another. */
export function rankIn(doc: Y.Doc): (items: readonly Y.Item[]) => readonly Rank[] {
  const entries = entriesOf(doc)
  return (items) =>
    items.flatMap(({ id: { client, clock }, length }) =>
      Array.from({ length }, (_, at) => ({ client, clock: clock + at, known: knownAt(entries.get(client) ?? [], clock + at) })),
    )
}

const knownAt = (entries: readonly Entry[], clock: number): number => entries.findLast(({ from }) => from <= clock)?.known ?? 0

function entriesOf(doc: Y.Doc): ReadonlyMap<number, readonly Entry[]> {
  const entries = new Map<number, Entry[]>()
  for (const [key, known] of doc.getMap(WRITTEN)) {
    const [client, from] = key.split('.').map(Number)
    if (client === undefined || from === undefined || typeof known !== 'number') continue
    if (![client, from, known].every(Number.isSafeInteger)) continue
    const own = entries.get(client) ?? []
    own.push({ from, known })
    entries.set(client, own)
  }
  for (const own of entries.values()) own.sort((a, b) => a.from - b.from)
  return entries
}

function isLater(a: Rank, b: Rank): boolean {
  if (a.known !== b.known) return a.known > b.known
  return a.client === b.client ? a.clock > b.clock : a.client > b.client
}

/** Whether every unit of one copy was written later than the same unit of the other: only then may the other go (rule L11). */
export function isWhollyLater(one: readonly Rank[], other: readonly Rank[]): boolean {
  return one.length === other.length && one.length > 0 && one.every((rank, at) => isLater(rank, other[at] ?? rank))
}

/**
 * Takes back or redoes one thing (rule L16). What comes back is booked in the same transaction: it is newer than any copy its person
 * knew, so that of copies made at once the right one stays (rule L13).
 */
export function takeBack(undo: Y.UndoManager, way: 'undo' | 'redo'): boolean {
  if (way === 'undo' ? !undo.canUndo() : !undo.canRedo()) return false
  let taken = false
  const { doc } = undo
  try {
    doc.transact(({ changed }) => {
      const clock = Y.getState(doc.store, doc.clientID)
      taken = undo[way]() !== null
      // Yjs forgets which way it goes before our transaction ends, and would book it as a new act.
      if (way === 'undo') undo.undoing = true
      else undo.redoing = true
      const body = doc.share.get(BODY)
      if (body && changed.has(body) && Y.getState(doc.store, doc.clientID) > clock) bookWriting(doc, clock)
    }, undo)
  } finally {
    undo.undoing = false
    undo.redoing = false
  }
  return taken
}
