import type { LetterId } from '@undersigned/letter'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { SignatoryRow } from './signatories.ts'
import type { Transacting } from './store.ts'

/** What goes by a clock without anything else having to be done. */
export const PLAIN_CLOCKS = ['invitation', 'mail', 'report', 'answer', 'session', 'suppression', 'access'] as const
export type PlainClock = (typeof PLAIN_CLOCKS)[number]

/** What a mail becomes when its time is up: nobody's, and without words. */
export interface Blank {
  readonly keyId: string
  readonly recipient: Uint8Array
  readonly content: Uint8Array
}

/** Up to so many rows whose time was up before a moment. */
interface Due {
  readonly before: number
  readonly limit: number
}

/** Letters that were closed before a moment, were not put away, and still know an address (rule P31). */
export async function closedWithContacts(db: Db, { before, limit }: Due): Promise<readonly LetterId[]> {
  const rows = await db
    .selectFrom('letter')
    .where('stage', '=', 'closed')
    .where('stageSince', '<=', before)
    .where((eb) =>
      eb.or(
        (['signatory', 'invitation', 'recipient', 'authority_fact'] as const).map((table) =>
          eb.exists(
            eb
              .selectFrom(table)
              .whereRef(`${table}.letterId`, '=', 'letter.id')
              .where(`${table}.contactIndex`, 'is not', null)
              .select(sql`1`.as('one')),
          ),
        ),
      ),
    )
    .select('id')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whoever signed and never confirmed, or was asked and never answered, until their link had been worth nothing for so long (rule P32). */
export async function neverConfirmed(db: Db, { before, limit }: Due): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'pending'), eb(eb.fn.coalesce('confirmExpiresAt', 'signedAt'), '<=', before)]),
        eb.and([eb('state', '=', 'invited'), eb(eb.fn.coalesce('inviteExpiresAt', 'invitedAt'), '<=', before)]),
      ]),
    )
    .selectAll()
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Whoever took their name back, was refused by the desk, or let a changed text lapse, so long ago (rule P32). */
export async function takenBack(db: Db, { before, limit }: Due): Promise<readonly SignatoryRow[]> {
  return db
    .selectFrom('signatory')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'withdrawn'), eb('withdrawnAt', '<=', before)]),
        eb.and([
          eb('heldFor', '=', 'refused'),
          eb.exists(
            eb
              .selectFrom('desk_decision')
              .whereRef('desk_decision.signature', '=', 'signatory.id')
              .where('verdict', '=', 'refuse')
              .where('undoneAt', 'is', null)
              .where('at', '<=', before)
              .select(sql`1`.as('one')),
          ),
        ]),
        eb.exists(
          eb
            .selectFrom('succession')
            .whereRef('succession.signature', '=', 'signatory.id')
            .where('state', 'in', ['lapsed', 'objected'])
            .where('successor', 'is', null)
            .where('decidedAt', '<=', before)
            .select(sql`1`.as('one')),
        ),
      ]),
    )
    .selectAll()
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many rows of a clock are due, up to the limit. */
export async function countDue(db: Db, clock: PlainClock, due: Due): Promise<number> {
  return (await idsDue(db, clock, due)).length
}

/** Takes up to so many rows of a clock; gives how many (rule P33). A mail keeps the key that it was asked for by, so that it is never sent again. */
export async function forgetDue(tx: Transacting, clock: PlainClock, due: Due & { readonly blank: Blank }): Promise<number> {
  const ids = await idsDue(tx, clock, due)
  if (ids.length > 0) await forgetRows(tx, clock, { ids, before: due.before, blank: due.blank })
  return ids.length
}

async function idsDue(db: Db, clock: PlainClock, { before, limit }: Due): Promise<readonly string[]> {
  switch (clock) {
    case 'invitation':
      return idsOf(
        db
          .selectFrom('invitation')
          .where('contactIndex', 'is not', null)
          .where((eb) => eb(eb.fn.coalesce('acceptedAt', 'revokedAt', 'expiresAt'), '<=', before))
          .select('id as key')
          .orderBy('id')
          .limit(limit)
          .execute(),
      )
    case 'mail':
      return idsOf(
        db
          .selectFrom('outbox')
          .where('forgottenAt', 'is', null)
          .where('createdAt', '<=', before)
          .where('state', 'not in', ['sending', 'handing'])
          .select('id as key')
          .orderBy('createdAt')
          .limit(limit)
          .execute(),
      )
    case 'report':
      return [
        ...(await idsOf(db.selectFrom('desk_report').where('at', '<=', before).select('id as key').orderBy('id').limit(limit).execute())),
        ...(await idsOf(
          db
            .selectFrom('desk_decision')
            .where('answer', 'is not', null)
            .where('answeredAt', '<=', before)
            .select('id as key')
            .orderBy('id')
            .limit(limit)
            .execute(),
        )),
      ]
    case 'answer':
      return idsOf(db.selectFrom('reply').where('receivedAt', '<=', before).select('id as key').orderBy('id').limit(limit).execute())
    case 'session':
      return sessionsDue(db, { before, limit })
    case 'suppression':
      return idsOf(
        db.selectFrom('suppression').where('at', '<=', before).select('contactIndex as key').orderBy('contactIndex').limit(limit).execute(),
      )
    case 'access':
      return idsOf(db.selectFrom('contact_access').where('at', '<=', before).select('id as key').orderBy('id').limit(limit).execute())
  }
}

const idsOf = async (rows: Promise<readonly { readonly key: string }[]>): Promise<readonly string[]> => (await rows).map(({ key }) => key)

/** Sessions that are over, and codes and links to sign in with. */
async function sessionsDue(db: Db, { before, limit }: Due): Promise<readonly string[]> {
  const moment = new Date(before).toISOString()
  const of = (table: 'session' | 'verification') =>
    idsOf(db.selectFrom(table).where('expiresAt', '<=', moment).select('id as key').orderBy('id').limit(limit).execute())
  return [...(await of('session')), ...(await of('verification'))]
}

interface Rows {
  readonly ids: readonly string[]
  readonly before: number
  readonly blank: Blank
}

async function forgetRows(tx: Transacting, clock: PlainClock, { ids, before, blank }: Rows): Promise<void> {
  switch (clock) {
    case 'invitation':
      await tx
        .updateTable('invitation')
        // Without its address an invitation by mail would pass for a link that anyone may use.
        .set((eb) => ({
          ...{ contact: null, contactKeyId: null, contactIndex: null },
          revokedAt: eb.fn.coalesce('revokedAt', eb.val(before)),
        }))
        .where('id', 'in', ids)
        .execute()
      return
    case 'mail':
      await tx
        .updateTable('outbox')
        // One that still waits after so long is given up: there is nobody left to send it to.
        .set({
          ...blank,
          contactIndex: null,
          lastError: null,
          forgottenAt: before,
          state: sql`case when "state" = 'queued' then 'failed' else "state" end`,
        })
        .where('id', 'in', ids)
        .execute()
      return
    case 'report':
      await tx.deleteFrom('desk_report').where('id', 'in', ids).execute()
      await tx.updateTable('desk_decision').set({ answer: null, answerKeyId: null, tokenHash: null }).where('id', 'in', ids).execute()
      return
    case 'answer':
      await tx.deleteFrom('reply_file').where('reply', 'in', ids).execute()
      await tx.deleteFrom('reply').where('id', 'in', ids).execute()
      return
    case 'session':
      await tx.deleteFrom('session').where('id', 'in', ids).execute()
      await tx.deleteFrom('verification').where('id', 'in', ids).execute()
      return
    case 'suppression':
      await tx.deleteFrom('suppression').where('contactIndex', 'in', ids).execute()
      return
    case 'access':
      await tx.deleteFrom('contact_access').where('id', 'in', ids).execute()
      return
  }
}

/** How many counts of visits and solved challenges are over (rule G111). */
export async function countVisitsDue(db: Db, now: number): Promise<number> {
  const [counts, challenges] = await Promise.all([
    db
      .selectFrom('visit_count')
      .where('endsAt', '<=', now)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst(),
    db
      .selectFrom('spent_challenge')
      .where('expiresAt', '<=', now)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst(),
  ])
  return Number(counts?.n ?? 0) + Number(challenges?.n ?? 0)
}
