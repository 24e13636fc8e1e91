import type { Language } from '@undersigned/letter'
import type { Db } from './db.ts'

export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Language | null
  readonly hasPasskey: boolean
}

/** An account with what is ours about it. */
export async function accountOf(db: Db, id: string): Promise<AccountRow | null> {
  const row = await db
    .selectFrom('user')
    .leftJoin('profile', 'profile.userId', 'user.id')
    .where('user.id', '=', id)
    .select((eb) => [
      'user.id',
      'user.name',
      'user.email',
      'profile.locale',
      eb.selectFrom('passkey').whereRef('passkey.userId', '=', 'user.id').select(eb.fn.countAll().as('n')).as('passkeys'),
    ])
    .executeTakeFirst()
  return row === undefined
    ? null
    : { id: row.id, name: row.name, email: row.email, locale: row.locale, hasPasskey: Number(row.passkeys ?? 0) > 0 }
}

export async function accountByEmail(db: Db, email: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const row = await db.selectFrom('user').where('email', '=', email).select(['id', 'name']).executeTakeFirst()
  return row ?? null
}

export async function setLocale(db: Db, userId: string, locale: Language): Promise<void> {
  await db
    .insertInto('profile')
    .values({ userId, locale })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ locale }))
    .execute()
}

export async function setName(db: Db, userId: string, name: string): Promise<void> {
  await db.updateTable('user').set({ name }).where('id', '=', userId).execute()
}

/** Names of accounts, for lists that hold ids. An account that is gone has none. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('user')
    .where('id', 'in', [...new Set(ids)])
    .select(['id', 'name'])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
