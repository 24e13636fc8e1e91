import type { LetterId } from '@undersigned/letter'
import type { SignatureId } from '@undersigned/signatures'
import type { Db } from './db.ts'
import type { OutboxRow } from './outbox.ts'
import { type SignatoryRow, signatoryOf } from './signatories.ts'
import type { Transacting } from './store.ts'

/** Every row of a letter behind which the same person is: by their address, or given in its place when the text changed. */
export async function rowsOfSame(db: Db, row: SignatoryRow): Promise<readonly SignatoryRow[]> {
  const found = new Map<SignatureId, SignatoryRow>()
  const waiting = [row, ...(row.contactIndex === null ? [] : await rowsOfAddress(db, row.contactIndex))]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.id) || next.letterId !== row.letterId) continue
    found.set(next.id, next)
    waiting.push(...(await given(db, next)))
  }
  return [...found.values()].sort((one, other) => one.position - other.position)
}

/** Every signature of an address, in every letter. */
export async function rowsOfAddress(db: Db, contactIndex: string): Promise<readonly SignatoryRow[]> {
  return db.selectFrom('signatory').where('contactIndex', '=', contactIndex).selectAll().orderBy('createdAt').execute()
}

/** What was signed before in the same name, and what after. */
async function given(db: Db, { id, letterId }: SignatoryRow): Promise<readonly SignatoryRow[]> {
  const rows = await db
    .selectFrom('succession')
    .where('letterId', '=', letterId)
    .where('successor', 'is not', null)
    .where((eb) => eb.or([eb('signature', '=', id), eb('successor', '=', id)]))
    .select(['signature', 'successor'])
    .execute()
  const ids = rows.flatMap(({ signature, successor }) => (successor === null ? [signature] : [signature, successor]))
  return (await Promise.all(ids.map((each) => signatoryOf(db, letterId, each)))).flatMap((each) => each ?? [])
}

/**
 * Takes a signatory out of every row: the signature, what became of it, and what opens its entries in the log. The entries stay
 * (rules V15, V20); gives their places.
 */
export async function eraseSignatory(tx: Transacting, { id, letterId, class: kind, nameKey }: SignatoryRow): Promise<readonly number[]> {
  const entries = await eraseEventsOf(tx, letterId, id)
  await tx
    .deleteFrom('succession')
    .where('letterId', '=', letterId)
    .where((eb) => eb.or([eb('signature', '=', id), eb('successor', '=', id)]))
    .execute()
  await tx.deleteFrom('authority_fact').where('signature', '=', id).execute()
  await eraseFromDesk(tx, id)
  await tx.deleteFrom('signatory_logo').where('signature', '=', id).execute()
  await tx.deleteFrom('consent').where('signature', '=', id).execute()
  await tx.deleteFrom('signatory').where('id', '=', id).execute()
  // A name that a file brought along, from before it was signed.
  if (nameKey !== '')
    await tx
      .deleteFrom('signatory')
      .where('letterId', '=', letterId)
      .where('state', '=', 'named')
      .where('class', '=', kind)
      .where('nameKey', '=', nameKey)
      .execute()
  return entries
}

/** What was reported of them goes; that the desk decided something stays, without a word of it. */
async function eraseFromDesk(tx: Transacting, id: SignatureId): Promise<void> {
  await tx.deleteFrom('desk_report').where('signature', '=', id).execute()
  await tx
    .updateTable('desk_decision')
    .set({ reason: '', note: '', tokenHash: null, answerKeyId: null, answer: null })
    .where((eb) => eb.or([eb('signature', '=', id), eb('other', '=', id)]))
    .execute()
}

/** Every event of a letter that names a signature and can still be opened, the oldest first. */
export async function eventsNaming(db: Db, letter: LetterId, id: SignatureId) {
  const candidates = await db
    .selectFrom('event')
    .where('letterId', '=', letter)
    .where('payload', 'is not', null)
    .where((eb) => eb.or([eb('actor', '=', `signatory:${id}`), eb('payload', 'like', `%"${id}"%`)]))
    .select(['seq', 'kind', 'at', 'leaf', 'payload', 'actor'])
    .orderBy('seq')
    .execute()
  // In a pattern `_` stands for any character.
  return candidates.filter(({ actor, payload }) => actor === `signatory:${id}` || payload?.includes(`"${id}"`))
}

/** Payload and salt of every such event go; who acted is a number that now leads nowhere. */
async function eraseEventsOf(tx: Transacting, letter: LetterId, id: SignatureId): Promise<readonly number[]> {
  const own = await eventsNaming(tx, letter, id)
  if (own.length === 0) return []
  const seqs = own.map(({ seq }) => seq)
  await tx.updateTable('event').set({ payload: null, salt: null }).where('letterId', '=', letter).where('seq', 'in', seqs).execute()
  return placesInLog(
    tx,
    letter,
    own.flatMap(({ seq, leaf }) => (leaf === null ? [] : [seq])),
  )
}

async function placesInLog(tx: Transacting, letter: LetterId, seqs: readonly number[]): Promise<readonly number[]> {
  const places: number[] = []
  for (const seq of seqs) {
    const before = await tx
      .selectFrom('event')
      .where('letterId', '=', letter)
      .where('leaf', 'is not', null)
      .where('seq', '<', seq)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst()
    places.push(Number(before?.n ?? 0))
  }
  return places
}

const noContact = { contact: null, contactKeyId: null, contactIndex: null } as const

/** An address is forgotten wherever an invitation or a person's row still has it, in one letter or everywhere. */
export async function eraseAddress(
  tx: Transacting,
  contactIndex: string,
  { letter, at }: { readonly letter: LetterId | null; readonly at: number },
): Promise<void> {
  const invitations = tx
    .updateTable('invitation')
    .set((eb) => ({ ...noContact, revokedAt: eb.fn.coalesce('revokedAt', eb.val(at)) }))
    .where('contactIndex', '=', contactIndex)
  await (letter === null ? invitations : invitations.where('letterId', '=', letter)).execute()
  if (letter === null) await tx.deleteFrom('person').where('contactIndex', '=', contactIndex).execute()
}

/** Mails of a letter, or of none, sent or not, as they are kept; page by page. */
export async function mailsKept(
  db: Db,
  letter: LetterId | null,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly OutboxRow[]> {
  const rows = db.selectFrom('outbox').where('id', '>', after)
  return (letter === null ? rows : rows.where('letterId', '=', letter)).selectAll().orderBy('id').limit(limit).execute()
}

export async function removeMails(tx: Transacting, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    await tx
      .deleteFrom('outbox')
      .where('id', 'in', ids.slice(at, at + 500))
      .execute()
  }
}

/** Mails of a letter that were asked for in the name of these signatures. */
export async function removeMailsNaming(
  tx: Transacting,
  { letter, ids }: { readonly letter: LetterId; readonly ids: readonly SignatureId[] },
): Promise<void> {
  const keys = await tx.selectFrom('outbox').where('letterId', '=', letter).select(['id', 'idempotencyKey']).execute()
  const own = new Set<string>(ids)
  const named = keys.filter(({ idempotencyKey }) => idempotencyKey.split('/').some((part) => own.has(part)))
  await removeMails(
    tx,
    named.map(({ id }) => id),
  )
}

/** What an account did in letters, as their histories tell it. */
export async function actsOf(db: Db, account: string) {
  return db.selectFrom('event').where('actor', '=', account).select(['letterId', 'kind', 'at']).orderBy('at').execute()
}

/** An account goes, with every row that hangs on it; what it wrote stays under a number that no longer leads to anybody (rule G127). */
export async function eraseAccount(tx: Transacting, { id, email }: { readonly id: string; readonly email: string }): Promise<void> {
  for (const table of ['letter_role', 'letter_epoch', 'assignment', 'done_mark', 'digest', 'desk_keeper', 'profile', 'membership'] as const)
    await tx.deleteFrom(table).where('userId', '=', id).execute()
  for (const table of ['session', 'account', 'passkey'] as const) await tx.deleteFrom(table).where('userId', '=', id).execute()
  await tx.deleteFrom('verification').where('identifier', 'like', `%${email}%`).execute()
  await tx.deleteFrom('verification').where('value', 'like', `%${email}%`).execute()
  await tx.deleteFrom('invitation').where('invitedBy', '=', id).execute()
  await tx.updateTable('invitation').set({ acceptedBy: null }).where('acceptedBy', '=', id).execute()
  await tx.updateTable('person').set({ userId: null }).where('userId', '=', id).execute()
  await tx.deleteFrom('user').where('id', '=', id).execute()
}
