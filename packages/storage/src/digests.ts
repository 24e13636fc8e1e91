import { type LetterId, letterId } from '@undersigned/letter'
import type { Stage } from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import { type Db, stringsIn } from './db.ts'
import type { DigestTable } from './schema-letters.ts'

export type DigestRow = Omit<Selectable<DigestTable>, 'told' | 'muted'> & {
  readonly told: readonly string[]
  readonly muted: boolean
}

const digestRow = (row: Selectable<DigestTable>): DigestRow => ({ ...row, told: stringsIn(row.told), muted: row.muted === 1 })

/** What everybody in a letter was last told of it (rule T141). */
export async function digestsOf(db: Db, letter: LetterId): Promise<readonly DigestRow[]> {
  const rows = await db.selectFrom('digest').where('letterId', '=', letter).selectAll().execute()
  return rows.map(digestRow)
}

export async function digestOfPerson(db: Db, letter: LetterId, userId: string): Promise<DigestRow | null> {
  const row = await db.selectFrom('digest').where('letterId', '=', letter).where('userId', '=', userId).selectAll().executeTakeFirst()
  return row === undefined ? null : digestRow(row)
}

/** Whose mails a link in one of them stops (rule T143). */
export async function digestByToken(db: Db, tokenHash: string): Promise<DigestRow | null> {
  const row = await db.selectFrom('digest').where('tokenHash', '=', tokenHash).selectAll().executeTakeFirst()
  return row === undefined ? null : digestRow(row)
}

/** Keeps what somebody was told; whether they want to be told stays as it is. */
export async function putDigest(db: Db, { muted, ...row }: DigestRow): Promise<void> {
  const told = JSON.stringify(row.told)
  const { tokenHash, lastAt } = row
  await db
    .insertInto('digest')
    .values({ ...row, told, muted: muted ? 1 : 0 })
    .onConflict((conflict) => conflict.columns(['letterId', 'userId']).doUpdateSet({ told, tokenHash, lastAt }))
    .execute()
}

export async function setMuted(db: Db, tokenHash: string, muted: boolean): Promise<void> {
  await db
    .updateTable('digest')
    .set({ muted: muted ? 1 : 0 })
    .where('tokenHash', '=', tokenHash)
    .execute()
}

/** For each letter that may still be translated, a mark that changes with its progress, its people and what they were given. */
export async function digestMarks(db: Db, stages: readonly Stage[]): Promise<ReadonlyMap<LetterId, string>> {
  const rows = await db
    .selectFrom('letter')
    .where('stage', 'in', stages)
    .select((eb) => [
      'letter.id',
      eb
        .selectFrom('unit_state')
        .whereRef('unit_state.letterId', '=', 'letter.id')
        .select((of) => of.fn.max('at').as('at'))
        .as('read'),
      eb
        .selectFrom('letter_role')
        .whereRef('letter_role.letterId', '=', 'letter.id')
        .select((of) => of.fn.max('grantedAt').as('at'))
        .as('granted'),
      eb
        .selectFrom('letter_role')
        .whereRef('letter_role.letterId', '=', 'letter.id')
        .select((of) => of.fn.countAll().as('n'))
        .as('roles'),
      eb
        .selectFrom('letter_epoch')
        .whereRef('letter_epoch.letterId', '=', 'letter.id')
        .select((of) => of.fn.sum('epoch').as('n'))
        .as('rights'),
      eb
        .selectFrom('assignment')
        .whereRef('assignment.letterId', '=', 'letter.id')
        .select((of) => of.fn.max('at').as('at'))
        .as('given'),
      eb
        .selectFrom('assignment')
        .whereRef('assignment.letterId', '=', 'letter.id')
        .select((of) => of.fn.countAll().as('n'))
        .as('shares'),
    ])
    .execute()
  return new Map(rows.map(({ id, ...marks }) => [letterId(id), Object.values(marks).join('/')]))
}
