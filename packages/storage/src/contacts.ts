import type { LetterId } from '@undersigned/letter'
import type { Transacting } from './store.ts'

/** How many addresses were kept, and are no longer. */
export interface ErasedContacts {
  readonly signatories: number
  readonly invitations: number
  readonly mails: number
  readonly recipients: number
}

const noContact = { contact: null, contactKeyId: null, contactIndex: null } as const

/** Erases every address that a letter's signatures, invitations, recipients and mails still hold; who signed, and the link to withdraw, stay (rule P13). */
export async function eraseContacts(tx: Transacting, letter: LetterId, at: number): Promise<ErasedContacts> {
  const signatories = await tx
    .updateTable('signatory')
    .set((eb) => ({ ...noContact, signatory: eb.ref('id') }))
    .where('letterId', '=', letter)
    .where('contactIndex', 'is not', null)
    .executeTakeFirst()
  // Without its address an invitation by mail would pass for a link that anyone may use.
  const invitations = await tx
    .updateTable('invitation')
    .set((eb) => ({ ...noContact, revokedAt: eb.fn.coalesce('revokedAt', eb.val(at)) }))
    .where('letterId', '=', letter)
    .where('contactIndex', 'is not', null)
    .executeTakeFirst()
  await tx
    .updateTable('authority_fact')
    .set({ ...noContact, tokenHash: null, detail: '{}' })
    .where('letterId', '=', letter)
    .execute()
  await tx.deleteFrom('desk_report').where('letterId', '=', letter).execute()
  await tx.updateTable('desk_decision').set({ answer: null, answerKeyId: null }).where('letterId', '=', letter).execute()
  // What was sealed of their addresses is a commitment, which without its salt nobody can open any more (rule G153).
  const recipients = await tx
    .updateTable('recipient')
    .set({ ...noContact, address: '', addressSalt: null })
    .where('letterId', '=', letter)
    .where('addressSalt', 'is not', null)
    .executeTakeFirst()
  await tx.updateTable('delivery').set({ address: '', reason: null }).where('letterId', '=', letter).execute()
  // Nobody can be written to any more, so nobody's agreement to it is kept (rule G175).
  await tx.deleteFrom('consent').where('letterId', '=', letter).execute()
  const mails = await tx.deleteFrom('outbox').where('letterId', '=', letter).executeTakeFirst()
  return {
    signatories: Number(signatories.numUpdatedRows),
    invitations: Number(invitations.numUpdatedRows),
    mails: Number(mails.numDeletedRows),
    recipients: Number(recipients.numUpdatedRows),
  }
}
