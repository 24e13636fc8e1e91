import type { NoteId } from '@undersigned/letter'
import type * as Y from 'yjs'

/** The numbers that notes have at the moment; read by everything that shows one. */
export interface NoteNumbers {
  readonly numberOf: (note: string) => number | null
  readonly order: () => readonly NoteId[]
  readonly set: (order: readonly NoteId[]) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createNoteNumbers(first: readonly NoteId[] = []): NoteNumbers {
  let order = first
  let numbers = numbered(first)
  const listeners = new Set<() => void>()
  return {
    numberOf: (note) => numbers.get(note) ?? null,
    order: () => order,
    set(next) {
      if (next.length === order.length && next.every((note, at) => note === order[at])) return
      order = next
      numbers = numbered(next)
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

const numbered = (order: readonly NoteId[]): ReadonlyMap<string, number> => new Map(order.map((note, at) => [note, at + 1]))

const known = new WeakMap<Y.Doc, NoteNumbers>()

/** The numbers of an original's notes, the same for everything that shows this document. */
export function sharedNumbers(doc: Y.Doc): NoteNumbers {
  const numbers = known.get(doc) ?? createNoteNumbers()
  known.set(doc, numbers)
  return numbers
}
