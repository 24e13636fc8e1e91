import type { LetterId } from '@undersigned/letter'
import type { Instant } from './columns.ts'

export interface ErasureTables {
  witness: WitnessTable
  cosignature: CosignatureTable
}

/** Somebody outside the server who watches the logs of a coalition's letters, by their key (C2SP). */
export interface WitnessTable {
  id: string
  coalitionId: string
  key: string
  addedBy: string
  addedAt: Instant
}

/** What a witness last signed of a letter's log. */
export interface CosignatureTable {
  letterId: LetterId
  key: string
  size: number
  /** The line of a signed note, without its line break. */
  signature: string
  at: Instant
}
