import { isLanguage } from '@undersigned/letter'
import { type Concept, TERM_STATUSES, type TermVariant } from '@undersigned/translation'
import type { Db } from './db.ts'
import type { Transacting } from './store.ts'

export interface ConceptRow {
  readonly concept: Concept
  /** The account that last changed it. */
  readonly by: string | null
  readonly at: number
}

/** The coalition's terms, and the number of the change they stand at; the order is by id (rule T100). */
export async function glossaryOf(
  db: Db,
  coalition: string,
): Promise<{ readonly version: number; readonly concepts: readonly ConceptRow[] }> {
  const version = await glossaryVersion(db, coalition)
  const rows = await db.selectFrom('concept').where('coalitionId', '=', coalition).selectAll().orderBy('id').execute()
  return {
    version,
    concepts: rows.map(({ id, definition, doNotTranslate, variants, changedBy, changedAt }) => ({
      concept: { id, definition, doNotTranslate: doNotTranslate === 1, variants: variantsIn(variants) },
      by: changedBy,
      at: changedAt,
    })),
  }
}

/** 0 while nobody has written one. */
export async function glossaryVersion(db: Db, coalition: string): Promise<number> {
  const row = await db.selectFrom('glossary').where('coalitionId', '=', coalition).select('version').executeTakeFirst()
  return row?.version ?? 0
}

export async function conceptCount(db: Db, coalition: string): Promise<number> {
  const { count } = await db
    .selectFrom('concept')
    .where('coalitionId', '=', coalition)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface ConceptsWritten {
  readonly coalition: string
  readonly concepts: readonly Concept[]
  readonly by: string
  readonly at: number
}

/** Writes concepts as they are now, new ones and changed ones alike. */
export async function putConcepts(tx: Transacting, { coalition, concepts, by, at }: ConceptsWritten): Promise<void> {
  for (const { id, definition, doNotTranslate, variants } of concepts) {
    const values = {
      definition,
      doNotTranslate: doNotTranslate ? (1 as const) : (0 as const),
      variants: JSON.stringify(variants),
      changedBy: by,
      changedAt: at,
    }
    await tx
      .insertInto('concept')
      .values({ id, coalitionId: coalition, ...values })
      .onConflict((conflict) => conflict.columns(['coalitionId', 'id']).doUpdateSet(values))
      .execute()
  }
  await countChange(tx, coalition)
}

/** False when there was none of this id. */
export async function removeConcept(tx: Transacting, coalition: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('concept').where('coalitionId', '=', coalition).where('id', '=', id).executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await countChange(tx, coalition)
  return true
}

async function countChange(tx: Transacting, coalition: string): Promise<void> {
  const version = (await glossaryVersion(tx, coalition)) + 1
  await tx
    .insertInto('glossary')
    .values({ coalitionId: coalition, version })
    .onConflict((conflict) => conflict.column('coalitionId').doUpdateSet({ version }))
    .execute()
}

/** What a column holds was written by us; a term that is none is left out all the same. */
function variantsIn(text: string): readonly TermVariant[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.flatMap(variantFrom) : []
}

function variantFrom(value: unknown): readonly TermVariant[] {
  if (typeof value !== 'object' || value === null) return []
  const { language, text, status, note }: { language?: unknown; text?: unknown; status?: unknown; note?: unknown } = value
  const known = TERM_STATUSES.find((each) => each === status)
  if (!isLanguage(language) || typeof text !== 'string' || known === undefined) return []
  return [{ language, text, status: known, note: typeof note === 'string' ? note : '' }]
}
