import type { Witnessed } from '@undersigned/signatures/bundle'
import type { Beside, BundleRead } from './bundle-from.ts'

/** A bundle to make beside the work: the seed of the log's key goes along, to a thread of our own. */
export interface BundleTask {
  readonly read: BundleRead
  readonly seed: Uint8Array
  readonly witnesses: readonly Witnessed[]
  /** The page inside and what is said beside it, where they are not to be the built ones. */
  readonly beside: Pick<Beside, 'page' | 'readme'> | null
}

export const isBundleTask = (value: unknown): value is BundleTask =>
  typeof value === 'object' && value !== null && 'read' in value && 'seed' in value && 'witnesses' in value

export const isZip = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value[0] === 0x50 && value[1] === 0x4b
