import type { Db, LetterRow } from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { type Beside, bundleFrom, type LetterBundle } from './bundle-from.ts'
import { logSigner } from './letter-log.ts'
import { readForBundle } from './read-for-bundle.ts'

/** The whole proof of a letter as it stands now, as one ZIP; null for a letter that was never sealed (rule V11). */
export async function bundleOf(
  { db, keys }: { readonly db: Db; readonly keys: Pick<Keys, 'derive'> },
  letter: LetterRow,
  beside: Beside,
): Promise<LetterBundle | null> {
  const read = await readForBundle(db, letter)
  return read === null ? null : bundleFrom(read, await logSigner(keys), beside)
}
