import * as Y from 'yjs'
import { readHeader } from '../updates/header.ts'
import { Holdings } from '../updates/holdings.ts'

/** One update that holds all that these hold, in one transaction of one document, which drops deleted text. */
export function fold(updates: readonly Uint8Array[]): Uint8Array {
  const doc = docOf(updates)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  const holdings = new Holdings()
  holdings.add(readHeader(state))
  if (updates.some((update) => holdings.lacks(readHeader(update)))) throw new Error('a fold would lose something')
  return state
}

export const difference = (state: Uint8Array, stateVector: Uint8Array): Uint8Array => Y.diffUpdate(state, stateVector)

/** Whether applying the update takes away nothing but formatting. */
export function isCleanUp(updates: readonly Uint8Array[], update: Uint8Array): boolean {
  const doc = docOf(updates)
  const removed = new Set<Y.AbstractStruct>()
  for (const { client, clock, length } of readHeader(update).deletions) {
    const structs = doc.store.clients.get(client) ?? []
    for (const struct of structs) {
      if (struct.id.clock < clock + length && struct.id.clock + struct.length > clock) removed.add(struct)
    }
  }
  doc.destroy()
  return [...removed].every((struct) => struct.deleted || (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat))
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
