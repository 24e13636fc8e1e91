import { memoryOf, type Store } from '@undersigned/storage'
import type { Entry } from '@undersigned/translation'

/** So many are written in some tenths of a second; a transaction that holds the writer for seconds is ended by the store. */
const AT_ONCE = 400

/**
 * Takes many entries into a coalition's memory, some at a time: between them others have their turn to write, however long the list is. What
 * is taken in twice is there once, so that a list which was cut off is taken in again from its beginning (rule T103).
 */
export async function takeIn(store: Pick<Store, 'transaction'>, coalition: string, entries: readonly Entry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    await store.transaction((tx) => memoryOf(tx, coalition).keep(entries.slice(at, at + AT_ONCE)))
  }
}
