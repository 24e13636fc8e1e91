import type { LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { CosignatureTable, WitnessTable } from './schema-erasure.ts'

export type WitnessRow = Selectable<WitnessTable>
export type CosignatureRow = Selectable<CosignatureTable>

/** Who watches the logs of a coalition's letters, the first one first. */
export async function witnessesOf(db: Db, coalition: string): Promise<readonly WitnessRow[]> {
  return db.selectFrom('witness').where('coalitionId', '=', coalition).selectAll().orderBy('addedAt').orderBy('id').execute()
}

/** Takes a witness in; one whose key is there already stays as they are. */
export async function addWitness(db: Db, row: WitnessRow): Promise<void> {
  await db
    .insertInto('witness')
    .values(row)
    .onConflict((conflict) => conflict.columns(['coalitionId', 'key']).doNothing())
    .execute()
}

export async function removeWitness(db: Db, coalition: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('witness').where('coalitionId', '=', coalition).where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** What each witness last signed of a letter's log. */
export async function cosignaturesOf(db: Db, letter: LetterId): Promise<readonly CosignatureRow[]> {
  return db.selectFrom('cosignature').where('letterId', '=', letter).selectAll().orderBy('key').execute()
}

/** Keeps what a witness signed, unless a larger log, or the same one later, is kept already. */
export async function keepCosignature(db: Db, { size, signature, at, ...row }: CosignatureRow): Promise<void> {
  await db
    .insertInto('cosignature')
    .values({ ...row, size, signature, at })
    .onConflict((conflict) =>
      conflict
        .columns(['letterId', 'key'])
        .doUpdateSet({ size, signature, at })
        .where((eb) =>
          eb.or([eb('cosignature.size', '<', size), eb.and([eb('cosignature.size', '=', size), eb('cosignature.at', '<', at)])]),
        ),
    )
    .execute()
}
