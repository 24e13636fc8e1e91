import type { Db } from './db.ts'

export interface MemberRow {
  readonly account: string
  readonly name: string
  readonly email: string
  readonly organisation: string | null
  readonly coordinator: boolean
  readonly since: number
}

export interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly country: string
}

export interface MembershipRow {
  readonly coalition: { readonly id: string; readonly name: string }
  readonly organisation: OrganisationRow | null
  readonly coordinator: boolean
}

/** Where an account is an active member. */
export async function membershipsOf(db: Db, userId: string): Promise<readonly MembershipRow[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('coalition', 'coalition.id', 'membership.coalitionId')
    .leftJoin('organisation', 'organisation.id', 'membership.organisationId')
    .where('membership.userId', '=', userId)
    .where('membership.leftAt', 'is', null)
    .select([
      'coalition.id',
      'coalition.name',
      'membership.coordinator',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
      'organisation.country as organisationCountry',
    ])
    .orderBy('coalition.name')
    .execute()
  return rows.map((row) => ({
    coalition: { id: row.id, name: row.name },
    coordinator: row.coordinator === 1,
    organisation:
      row.organisationId === null
        ? null
        : { id: row.organisationId, name: row.organisationName ?? '', country: row.organisationCountry ?? '' },
  }))
}

export async function coalitionOf(db: Db, id: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const row = await db.selectFrom('coalition').where('id', '=', id).select(['id', 'name']).executeTakeFirst()
  return row ?? null
}

export async function organisationsOf(db: Db, coalitionId: string): Promise<readonly OrganisationRow[]> {
  return db.selectFrom('organisation').where('coalitionId', '=', coalitionId).select(['id', 'name', 'country']).orderBy('name').execute()
}

export async function membersOf(db: Db, coalitionId: string): Promise<readonly MemberRow[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.userId')
    .where('membership.coalitionId', '=', coalitionId)
    .where('membership.leftAt', 'is', null)
    .select(['user.id as account', 'user.name', 'user.email', 'organisationId as organisation', 'coordinator', 'joinedAt as since'])
    .orderBy('membership.joinedAt')
    .execute()
  return rows.map((row) => ({ ...row, coordinator: row.coordinator === 1 }))
}

/** How many there are of each in a coalition. */
export async function coalitionCounts(db: Db, id: string): Promise<{ organisations: number; members: number; letters: number }> {
  const count = async (query: Promise<{ n: string | number | bigint } | undefined>): Promise<number> => Number((await query)?.n ?? 0)
  const [organisations, members, letters] = await Promise.all([
    count(
      db
        .selectFrom('organisation')
        .where('coalitionId', '=', id)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirst(),
    ),
    count(
      db
        .selectFrom('membership')
        .where('coalitionId', '=', id)
        .where('leftAt', 'is', null)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirst(),
    ),
    count(
      db
        .selectFrom('letter')
        .where('coalitionId', '=', id)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirst(),
    ),
  ])
  return { organisations, members, letters }
}

interface NewCoalition {
  readonly id: string
  readonly name: string
  readonly by: string | null
  readonly at: number
}

export async function insertCoalition(db: Db, { id, name, by, at }: NewCoalition): Promise<void> {
  await db.insertInto('coalition').values({ id, name, createdBy: by, createdAt: at }).execute()
}

export interface NewOrganisation extends OrganisationRow {
  readonly coalitionId: string
  readonly at: number
}

/** Adds an organisation, or finds the one of that name. */
export async function ensureOrganisation(db: Db, { id, coalitionId, name, country, at }: NewOrganisation): Promise<OrganisationRow> {
  await db
    .insertInto('organisation')
    .values({ id, coalitionId, name, country, createdAt: at })
    .onConflict((conflict) => conflict.columns(['coalitionId', 'name']).doNothing())
    .execute()
  return db
    .selectFrom('organisation')
    .where('coalitionId', '=', coalitionId)
    .where('name', '=', name)
    .select(['id', 'name', 'country'])
    .executeTakeFirstOrThrow()
}

interface NewMembership {
  readonly id: string
  readonly coalitionId: string
  readonly userId: string
  readonly organisationId: string | null
  readonly coordinator: boolean
  readonly at: number
}

/** Makes an account an active member; one who is already stays as they are. */
export async function ensureMembership(db: Db, wish: NewMembership): Promise<void> {
  const active = await activeMembership(db, wish.coalitionId, wish.userId)
  if (active !== null) return
  await db
    .insertInto('membership')
    .values({
      id: wish.id,
      coalitionId: wish.coalitionId,
      userId: wish.userId,
      organisationId: wish.organisationId,
      coordinator: wish.coordinator ? 1 : 0,
      joinedAt: wish.at,
      leftAt: null,
    })
    .execute()
}

export interface ActiveMembership {
  readonly id: string
  readonly organisationId: string | null
  readonly coordinator: boolean
}

export async function activeMembership(db: Db, coalitionId: string, userId: string): Promise<ActiveMembership | null> {
  const row = await db
    .selectFrom('membership')
    .where('coalitionId', '=', coalitionId)
    .where('userId', '=', userId)
    .where('leftAt', 'is', null)
    .select(['id', 'organisationId', 'coordinator'])
    .executeTakeFirst()
  return row === undefined ? null : { ...row, coordinator: row.coordinator === 1 }
}

export async function changeMembership(
  db: Db,
  id: string,
  { organisationId, coordinator }: { readonly organisationId?: string | undefined; readonly coordinator?: boolean | undefined },
): Promise<void> {
  const set = {
    ...(organisationId !== undefined && { organisationId }),
    ...(coordinator !== undefined && { coordinator: coordinator ? (1 as const) : (0 as const) }),
  }
  if (Object.keys(set).length > 0) await db.updateTable('membership').set(set).where('id', '=', id).execute()
}

export async function endMembership(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('membership').set({ leftAt: at }).where('id', '=', id).execute()
}

/** Every letter of a coalition in which an account has a role. */
export async function lettersWithRole(db: Db, coalitionId: string, userId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('letter_role')
    .innerJoin('letter', 'letter.id', 'letter_role.letterId')
    .where('letter.coalitionId', '=', coalitionId)
    .where('letter_role.userId', '=', userId)
    .select('letter.id')
    .distinct()
    .execute()
  return rows.map((row) => row.id)
}
