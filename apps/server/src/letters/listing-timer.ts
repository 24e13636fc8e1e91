import { CONTACT_HAS } from '@undersigned/signatures'
import { dueForListing, type Store } from '@undersigned/storage'
import type { Logger } from 'pino'
import { startRounds } from '../rounds.ts'
import type { ListingParts } from './authority-evidence.ts'
import { relist } from './relist.ts'

/** Lists organisations whose contact had its day and did not object (rule G73). */
export interface Listings {
  /** Looks at every signature whose day is over. */
  round(): Promise<void>
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

const POLL = 60_000

export function startListings({ store, log, ...parts }: ListingParts & { readonly store: Store; readonly log: Logger }): Listings {
  const lookAtAll = async (isClosed: () => boolean): Promise<void> => {
    for (const { letter, signature } of await dueForListing(store.db, parts.now() - CONTACT_HAS)) {
      if (isClosed()) return
      await store
        .transaction((tx) => relist(parts, tx, { letter, signature }))
        .catch((error: unknown) => log.error({ letter, error: String(error) }, 'a signature whose day is over could not be listed'))
    }
  }
  return startRounds({ log, everyMs: POLL, trouble: 'the signatures that wait could not be read', look: lookAtAll })
}
