import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import { initial } from './0001-initial.ts'
import { oneSignature } from './0002-one-signature.ts'
import { declarations } from './0003-declarations.ts'
import { memory } from './0004-memory.ts'
import { glossary } from './0005-glossary.ts'
import { wantedVersions } from './0006-wanted-versions.ts'
import { checkDismissals } from './0008-check-dismissals.ts'
import { languageDays } from './0010-language-days.ts'
import { assignments } from './0011-assignments.ts'
import { digests } from './0012-digest.ts'
import { log } from './0014-log.ts'
import { amending } from './0015-amending.ts'
import { approval } from './0016-approval.ts'
import { signOn } from './0017-sign-on.ts'
import { desk } from './0018-desk.ts'
import { erasure } from './0019-erasure.ts'
import { delivery } from './0020-delivery.ts'
import { publicPage } from './0021-public-page.ts'
import { consents } from './0022-consents.ts'
import { privacy } from './0023-privacy.ts'
import { expiringMails } from './0024-expiring-mails.ts'
import { listOrder } from './0026-list-order.ts'
import { type Dialect, type Words, wordsOf } from './dialect.ts'

/** In order; what has shipped stays as it shipped. */
const migrations: Readonly<Record<string, (words: Words) => Migration>> = {
  '0001-initial': initial,
  '0002-one-signature': oneSignature,
  '0003-declarations': declarations,
  '0004-memory': memory,
  '0005-glossary': glossary,
  '0006-wanted-versions': wantedVersions,
  '0008-check-dismissals': checkDismissals,
  '0010-language-days': languageDays,
  '0011-assignments': assignments,
  '0012-digest': digests,
  '0014-log': log,
  '0015-amending': amending,
  '0016-approval': approval,
  '0017-sign-on': signOn,
  '0018-desk': desk,
  '0019-erasure': erasure,
  '0020-delivery': delivery,
  '0021-public-page': publicPage,
  '0022-consents': consents,
  '0023-privacy': privacy,
  '0024-expiring-mails': expiringMails,
  '0026-list-order': listOrder,
}

export const MIGRATION_NAMES: readonly string[] = Object.keys(migrations)

/** Brings a database to the newest schema, or to the named migration; all of it or nothing (rule P2). Closes it when it cannot. */
export async function migrate(db: Kysely<Schema>, dialect: Dialect, to?: string): Promise<void> {
  try {
    await migrateAll(db, dialect, to)
  } catch (error) {
    await db.destroy()
    throw error
  }
}

async function migrateAll(db: Kysely<Schema>, dialect: Dialect, to?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(dialect) } })
  const { error } = to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(to)
  if (error !== undefined) throw new MigrationFailed('the database could not be brought to its newest schema', { cause: error })
}

export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

function migrationsFor(dialect: Dialect): Record<string, Migration> {
  const words = wordsOf[dialect]
  return Object.fromEntries(Object.entries(migrations).map(([name, make]) => [name, make(words)]))
}
