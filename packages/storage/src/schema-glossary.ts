import type { Flag, Instant, JsonText } from './columns.ts'

export interface GlossaryTables {
  glossary: GlossaryTable
  concept: ConceptTable
}

/** Counts the changes of a coalition's glossary, so that whoever has it knows whether to ask again. */
interface GlossaryTable {
  coalitionId: string
  version: number
}

/** One concept with its terms in every language; `variants` is JSON, `TermVariant[]`. */
interface ConceptTable {
  id: string
  coalitionId: string
  definition: string
  doNotTranslate: Flag
  variants: JsonText
  changedBy: string | null
  changedAt: Instant
}
