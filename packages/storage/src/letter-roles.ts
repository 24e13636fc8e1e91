import { type Language, type LetterId, letterId } from '@undersigned/letter'
import type { Decider, Membership, Role } from '@undersigned/signatures'
import { type Db, languagesIn } from './db.ts'

export interface RoleRow {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly languages: readonly Language[]
  readonly organisation: { readonly id: string; readonly name: string; readonly country: string } | null
  readonly grantedAt: number
}

const roleQuery = (db: Db) =>
  db
    .selectFrom('letter_role')
    .innerJoin('user', 'user.id', 'letter_role.userId')
    .leftJoin('organisation', 'organisation.id', 'letter_role.organisationId')
    .select([
      'letter_role.id',
      'letter_role.userId',
      'user.name',
      'user.email',
      'letter_role.role',
      'letter_role.languages',
      'letter_role.grantedAt',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
      'organisation.country as organisationCountry',
    ])

type RawRole = Awaited<ReturnType<ReturnType<typeof roleQuery>['execute']>>[number]

const roleRow = (row: RawRole): RoleRow => ({
  id: row.id,
  userId: row.userId,
  name: row.name,
  email: row.email,
  role: row.role,
  languages: languagesIn(row.languages),
  grantedAt: row.grantedAt,
  organisation:
    row.organisationId === null
      ? null
      : { id: row.organisationId, name: row.organisationName ?? '', country: row.organisationCountry ?? '' },
})

/** Every role on a letter. */
export async function rolesOf(db: Db, letter: LetterId): Promise<readonly RoleRow[]> {
  const rows = await roleQuery(db).where('letter_role.letterId', '=', letter).orderBy('letter_role.grantedAt').execute()
  return rows.map(roleRow)
}

/** The roles of one account on a letter. */
export async function rolesFor(db: Db, letter: string, userId: string): Promise<readonly RoleRow[]> {
  const rows = await roleQuery(db)
    .where('letter_role.letterId', '=', letterId(letter))
    .where('letter_role.userId', '=', userId)
    .orderBy('letter_role.grantedAt')
    .execute()
  return rows.map(roleRow)
}

/** What the rights are asked about: the roles, and the languages of the translator among them. */
export const membershipFrom = (rows: readonly RoleRow[]): Membership => ({
  roles: [...new Set(rows.map((row) => row.role))],
  languages: [...new Set(rows.filter((row) => row.role === 'translator').flatMap((row) => row.languages))],
})

export interface NewRole {
  readonly id: string
  readonly letterId: LetterId
  readonly userId: string
  readonly role: Role
  readonly languages: readonly Language[]
  readonly organisationId: string | null
  readonly by: string
  readonly at: number
}

/** Gives a role; who holds it already gets the further languages. */
export async function grantRole(db: Db, grant: NewRole): Promise<void> {
  const held = (await rolesFor(db, grant.letterId, grant.userId)).find(
    (row) => row.role === grant.role && (row.organisation?.id ?? null) === grant.organisationId,
  )
  if (held !== undefined) {
    await setRole(db, held.id, { role: grant.role, languages: [...new Set([...held.languages, ...grant.languages])] })
    return
  }
  await db
    .insertInto('letter_role')
    .values({
      id: grant.id,
      letterId: grant.letterId,
      userId: grant.userId,
      role: grant.role,
      languages: JSON.stringify(grant.languages),
      organisationId: grant.organisationId,
      grantedBy: grant.by,
      grantedAt: grant.at,
    })
    .execute()
}

export async function setRole(db: Db, id: string, { role, languages }: { role: Role; languages: readonly Language[] }): Promise<void> {
  await db
    .updateTable('letter_role')
    .set({ role, languages: JSON.stringify(languages) })
    .where('id', '=', id)
    .execute()
}

export async function removeRole(db: Db, id: string): Promise<void> {
  await db.deleteFrom('letter_role').where('id', '=', id).execute()
}

export async function removeRolesOf(db: Db, letter: string, userId: string): Promise<void> {
  await db.deleteFrom('letter_role').where('letterId', '=', letterId(letter)).where('userId', '=', userId).execute()
}

/** The number that tickets of this person must carry; a change of rights raises it, so that older ones stop working (D15). */
export async function epochOf(db: Db, letter: string, userId: string): Promise<number> {
  const row = await db
    .selectFrom('letter_epoch')
    .where('letterId', '=', letterId(letter))
    .where('userId', '=', userId)
    .select('epoch')
    .executeTakeFirst()
  return row?.epoch ?? 0
}

/** Whether somebody drafts, translates, reviews or coordinates any letter of a coalition. */
export async function translatesForCoalition(db: Db, coalition: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('letter_role')
    .innerJoin('letter', 'letter.id', 'letter_role.letterId')
    .where('letter.coalitionId', '=', coalition)
    .where('letter_role.userId', '=', userId)
    .where('letter_role.role', 'in', ['coordinator', 'drafter', 'translator', 'reviewer'])
    .select('letter_role.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function raiseEpoch(db: Db, letter: string, userId: string): Promise<void> {
  await db
    .insertInto('letter_epoch')
    .values({ letterId: letterId(letter), userId, epoch: 1 })
    .onConflict((conflict) => conflict.columns(['letterId', 'userId']).doUpdateSet((eb) => ({ epoch: eb('letter_epoch.epoch', '+', 1) })))
    .execute()
}

/** The letter's members as decisions in pairs see them: active while they hold a role. */
export async function decidersOf(db: Db, letter: LetterId): Promise<readonly Decider[]> {
  const rows = await db
    .selectFrom('letter_role')
    .innerJoin('letter', 'letter.id', 'letter_role.letterId')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.userId', '=', 'letter_role.userId')
        .onRef('membership.coalitionId', '=', 'letter.coalitionId')
        .on('membership.leftAt', 'is', null),
    )
    .where('letter_role.letterId', '=', letter)
    .select([
      'letter_role.userId',
      'letter_role.role',
      'letter_role.organisationId',
      'membership.organisationId as memberOf',
      'membership.id as active',
    ])
    .execute()
  const people = [...new Set(rows.map((row) => row.userId))]
  return people.map((person) => {
    const own = rows.filter((row) => row.userId === person)
    return {
      person,
      organisation: own.find((row) => row.organisationId !== null)?.organisationId ?? own[0]?.memberOf ?? null,
      roles: own.map((row) => row.role),
      active: own.some((row) => row.active !== null),
    }
  })
}
