import type { LetterRow, Store } from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { createTaskThread } from '../threads/task-thread.ts'
import { type BundleTask, isZip } from './bundle-task.ts'
import { readForBundle } from './read-for-bundle.ts'
import { witnessedOf } from './witnessed.ts'

/** Bundles of letters, made beside the work (rule V21). */
export interface Bundles {
  /** Null for a letter that was never sealed. */
  make(letter: LetterRow): Promise<Uint8Array | null>
  close(): Promise<void>
}

/** Packing and hashing 10,000 names takes some seconds. */
const LIMIT_MS = 60_000

interface Parts {
  readonly store: Store
  readonly keys: Pick<Keys, 'derive'>
  readonly beside?: BundleTask['beside']
}

export function createBundles({ store, keys, beside = null }: Parts): Bundles {
  const thread = createTaskThread<BundleTask, Uint8Array>({
    file: new URL('./thread.ts', import.meta.url),
    isResult: isZip,
    limitMs: LIMIT_MS,
  })
  return {
    make: async (letter) => {
      const read = await readForBundle(store.db, letter)
      if (read === null) return null
      const witnesses = await witnessedOf({ db: store.db, keys }, letter.id)
      return thread.ask({ read, seed: new Uint8Array(keys.derive('log')), witnesses, beside })
    },
    close: () => thread.close(),
  }
}
