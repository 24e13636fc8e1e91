import type { Language, LetterId } from '@undersigned/letter'
import type { Generated } from 'kysely'
import type { Instant, JsonText } from './columns.ts'

/** What helps translators: the memory, and machine translation. */
export interface HelpTables {
  memory_source: MemorySourceTable
  memory_sketch: MemorySketchTable
  memory_unit: MemoryUnitTable
  machine_service: MachineServiceTable
  machine_letter: MachineLetterTable
  machine_job: MachineJobTable
}

/** One text of a coalition in one language; `words` is the digest of its words. */
interface MemorySourceTable {
  n: Generated<number>
  coalitionId: string
  language: Language
  words: string
}

interface MemorySketchTable {
  feature: number
  source: number
}

/** A reviewed translation of a source, with where it comes from (rule T90). Contents are JSON, `Inline[]`. */
export interface MemoryUnitTable {
  id: string
  source: number
  coalitionId: string
  fromLanguage: Language
  toLanguage: Language
  sourceContent: JsonText
  targetContent: JsonText
  before: string
  after: string
  letterId: LetterId | null
  unit: string | null
  by: string
  at: Instant
}

/** A coalition's key for one service, sealed like an address (rule T96). */
export interface MachineServiceTable {
  coalitionId: string
  service: string
  keyId: string
  secret: Uint8Array
  by: string
  at: Instant
}

/** The service that may be sent this letter's text. */
export interface MachineLetterTable {
  letterId: LetterId
  service: string
  by: string
  at: Instant
}

/** A unit that a service promised to bring to an address only it was told; `token` is the digest of that address's secret (rule T99). */
export interface MachineJobTable {
  token: string
  letterId: LetterId
  language: Language
  unit: string
  service: string
  /** What was sent. */
  markup: string
  by: string
  at: Instant
  expiresAt: Instant
  state: 'waiting' | 'done' | 'failed'
  /** What came, or why nothing did. */
  answer: string | null
}
