import type { LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { DeclarationTable } from './schema-letters.ts'

export type DeclarationRow = Selectable<DeclarationTable>

/** Keeps a declaration; a conflict where the same one stands already. */
export async function addDeclaration(db: Db, declaration: DeclarationRow): Promise<void> {
  await db.insertInto('declaration').values(declaration).execute()
}

/** The declarations that stand, the oldest first. */
export async function declarationsOf(db: Db, letter: LetterId): Promise<readonly DeclarationRow[]> {
  return db
    .selectFrom('declaration')
    .where('letterId', '=', letter)
    .where('withdrawnAt', 'is', null)
    .selectAll()
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Takes a declaration back; what was declared and when stays readable. False where none stands by that name. */
export async function withdrawDeclaration(
  db: Db,
  { letter, id, by, at }: { readonly letter: LetterId; readonly id: string; readonly by: string; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('declaration')
    .set({ withdrawnAt: at, withdrawnBy: by })
    .where('letterId', '=', letter)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
