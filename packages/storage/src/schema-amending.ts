import type { Digest, LetterId } from '@undersigned/letter'
import type { AmendmentClass, SignatureId, Stage, SuccessionState, TokenHash } from '@undersigned/signatures'
import type { Instant } from './columns.ts'

export interface AmendingTables {
  amendment: AmendmentTable
  succession: SuccessionTable
}

/** A sealed letter that was opened again, and what its coordinators mean to close it as. */
export interface AmendmentTable {
  letterId: LetterId
  /** The manifest that is amended. */
  manifest: Digest
  /** Null: not chosen yet; then it is substance. */
  change: AmendmentClass | null
  /** How long whoever must confirm again has for it. */
  days: number
  openedFrom: Stage
  openedAt: Instant
}

/** What became of a signature when `manifest` took the place of `previous`; the signature's own row stays as it is (rule G41). */
export interface SuccessionTable {
  letterId: LetterId
  signature: SignatureId
  previous: Digest
  manifest: Digest
  state: SuccessionState
  at: Instant
  dueAt: Instant | null
  reminded: number
  /** Null: the signatory was not told yet. */
  mailedAt: Instant | null
  /** Of the token in the mail that told them. */
  tokenHash: TokenHash | null
  /** The signature that was given under the new manifest. */
  successor: SignatureId | null
  decidedAt: Instant | null
}
