import type { LetterId } from '@undersigned/letter'
import type { Approval } from '@undersigned/signatures'
import type { Db } from './db.ts'

/** Every organisation's approval of a manifest of this letter, as given. */
export async function approvalsOf(db: Db, letter: LetterId): Promise<readonly Approval[]> {
  return db
    .selectFrom('approval')
    .where('letterId', '=', letter)
    .select(['organisationId as organisation', 'manifest', 'language', 'by', 'at'])
    .orderBy('at')
    .execute()
}

export async function insertApproval(db: Db, letter: LetterId, { organisation, ...approval }: Approval): Promise<void> {
  await db
    .insertInto('approval')
    .values({ letterId: letter, organisationId: organisation, ...approval })
    .execute()
}
