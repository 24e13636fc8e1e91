import { type LetterId, letterId } from '@undersigned/letter'
import type { TokenHash } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { InvitationTable } from './schema-people.ts'

export type InvitationRow = Selectable<InvitationTable>

export async function insertInvitation(db: Db, invitation: InvitationRow): Promise<void> {
  await db.insertInto('invitation').values(invitation).execute()
}

/** Invitations to a letter that were not taken back, the newest first. */
export async function invitationsOf(db: Db, letter: LetterId): Promise<readonly InvitationRow[]> {
  return db
    .selectFrom('invitation')
    .where('letterId', '=', letter)
    .where('revokedAt', 'is', null)
    .selectAll()
    .orderBy('createdAt', 'desc')
    .execute()
}

/** The invitation of a token, if it can still be taken: not revoked, not expired; one by mail only once. */
export async function openInvitation(db: Db, tokenHash: TokenHash, now: number): Promise<InvitationRow | null> {
  const row = await db
    .selectFrom('invitation')
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where((eb) => eb.or([eb('acceptedAt', 'is', null), eb('contactIndex', 'is', null)]))
    .selectAll()
    .executeTakeFirst()
  return row ?? null
}

export async function markAccepted(db: Db, id: string, { by, at }: { readonly by: string; readonly at: number }): Promise<void> {
  await db.updateTable('invitation').set({ acceptedBy: by, acceptedAt: at }).where('id', '=', id).execute()
}

/** Takes an invitation back; says whether there was one. */
export async function revokeInvitation(db: Db, letter: string, { id, at }: { readonly id: string; readonly at: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('letterId', '=', letterId(letter))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
