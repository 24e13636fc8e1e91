import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { logSize } from '../log.ts'
import { verifyStore } from '../maintenance/verify.ts'
import { MIGRATION_NAMES, MigrationFailed } from '../migrations/index.ts'
import type { Limits } from '../open-store.ts'
import type { Store } from '../store.ts'
import { storeLetter } from './rows.ts'

/** One place for a database, opened as often as a test likes. */
export interface PlaceUnderTest {
  open(limits?: Limits): Promise<Store>
  dispose(): Promise<void>
}

/** From nothing, from each schema that ever shipped, and from one that is newer than this build. */
export function describeMigrations(name: string, newPlace: () => Promise<PlaceUnderTest>): void {
  describe(`${name} brought to the newest schema`, () => {
    const inPlace = async (work: (place: PlaceUnderTest) => Promise<void>): Promise<void> => {
      const place = await newPlace()
      try {
        await work(place)
      } finally {
        await place.dispose()
      }
    }

    test('P2 the way to the newest schema may take longer than a transaction may', () =>
      inPlace(async ({ open }) => {
        expect(await tablesOf(await open({ transactionLimit: 1 }))).toContain('letter.id')
      }))

    test('P2 an empty place gets every table, and opening again changes nothing', () =>
      inPlace(async ({ open }) => {
        const first = await tablesOf(await open())
        expect(first).toEqual(expect.arrayContaining(['letter.slug', 'room_update.bytes', 'user.email', 'passkey.credentialID']))
        expect(await tablesOf(await open())).toEqual(first)
      }))

    test.each(MIGRATION_NAMES)('P2 %s starts from the schema before it and ends at the same tables', (to) =>
      inPlace(async ({ open }) => {
        const before = MIGRATION_NAMES[MIGRATION_NAMES.indexOf(to) - 1]
        if (before !== undefined) await (await open({ migrateTo: before })).close()
        await (await open({ migrateTo: to })).close()
        const stepwise = await tablesOf(await open())
        await inPlace(async ({ open: afresh }) => expect(await tablesOf(await afresh())).toEqual(stepwise))
      }),
    )

    test('G20 signatures from before the rule get their key, and a second one of an organisation stays outside it', () =>
      inPlace(async ({ open }) => {
        const before = await open({ migrateTo: '0001-initial' })
        const letter = await storeLetter(before.db, 'older')
        await sql`insert into "manifest" ("letterId", "digest", "bytes", "by", "at") values (${letter}, 'm', ${new Uint8Array([1])}, '[]', 1)`.execute(
          before.db,
        )
        for (const [position, name] of ['Écho', 'The Echo', 'Other'].entries())
          await sql`insert into "signatory" ("id", "letterId", "class", "name", "title", "affiliation", "country", "group", "state",
            "manifest", "language", "sortKey", "position", "createdAt", "confirmedAt") values (${name}, ${letter}, 'organisation', ${name},
            '', '', '', '', 'confirmed', 'm', 'en', ${name}, ${position}, 1, 1)`.execute(before.db)
        await before.close()
        const store = await open()
        const rows = await store.db.selectFrom('signatory').select('nameKey').orderBy('position').execute()
        await store.close()
        expect(rows.map(({ nameKey }) => nameKey)).toEqual(['echo', '', 'other'])
      }))

    test('G90 who was confirmed before there were rules of listing stands on the list', () =>
      inPlace(async ({ open }) => {
        const before = await open({ migrateTo: '0015-amending' })
        const letter = await storeLetter(before.db, 'older')
        await sql`insert into "manifest" ("letterId", "digest", "bytes", "by", "at") values (${letter}, 'm', ${new Uint8Array([1])}, '[]', 1)`.execute(
          before.db,
        )
        for (const [position, state] of ['confirmed', 'pending'].entries())
          await sql`insert into "signatory" ("id", "letterId", "class", "name", "nameKey", "title", "affiliation", "country", "group", "state",
            "manifest", "language", "sortKey", "position", "createdAt", "confirmedAt") values (${state}, ${letter}, 'organisation', ${state},
            ${state}, '', '', '', '', ${state}, 'm', 'en', ${state}, ${position}, 1, ${state === 'confirmed' ? 7 : null})`.execute(
            before.db,
          )
        await before.close()
        const store = await open()
        const rows = await store.db.selectFrom('signatory').select(['listedAt', 'deskPassedAt', 'authority']).orderBy('position').execute()
        await store.close()
        const nothing = { listedAt: null, deskPassedAt: null, authority: null }
        expect(rows).toEqual([{ ...nothing, listedAt: 7, deskPassedAt: 7 }, nothing])
      }))

    test('G189 what waited to be sent before mails ended gets its end, and what never ends gets none', () =>
      inPlace(async ({ open }) => {
        const before = await open({ migrateTo: '0023-privacy' })
        for (const [id, template, state] of [
          ['a', 'signIn', 'queued'],
          ['b', 'signIn', 'sent'],
          ['c', 'signed', 'queued'],
          ['d', 'confirmSignature', 'sending'],
          ['e', 'signInvitation', 'queued'],
        ] as const)
          await sql`insert into "outbox" ("id", "idempotencyKey", "keyId", "recipient", "locale", "template", "content", "state", "attempts",
            "nextAt", "createdAt", "stream") values (${id}, ${`sign-invitation/${id}`}, 'k', ${new Uint8Array([1])}, 'en', ${template},
            ${new Uint8Array([2])}, ${state}, 0, 100, 100, 'transactional')`.execute(before.db)
        const letter = await storeLetter(before.db, 'older')
        await sql`insert into "signatory" ("id", "letterId", "class", "name", "nameKey", "title", "affiliation", "country", "group", "state",
          "sortKey", "position", "createdAt", "inviteExpiresAt") values ('e', ${letter}, 'individual', 'Ada', '', '', '', '', '', 'invited',
          'ada', 0, 100, 777)`.execute(before.db)
        await before.close()
        const store = await open()
        const rows = await store.db.selectFrom('outbox').select(['id', 'expiresAt']).orderBy('id').execute()
        await store.close()
        const [minutes, days] = [100 + 15 * 60_000, 100 + 3 * 24 * 60 * 60_000]
        expect(rows.map(({ expiresAt }) => expiresAt)).toEqual([minutes, null, null, days, 777])
      }))

    test('V7 events from before there was a log are its first entries', () =>
      inPlace(async ({ open }) => {
        const before = await open({ migrateTo: '0012-digest' })
        const letterId = await storeLetter(before.db, 'older')
        const events = Array.from({ length: 5 }, (_, at) => ({ ...event, letterId, seq: at + 1, leaf: at === 2 ? null : `{"n":${at}}` }))
        await before.db.insertInto('event').values(events).execute()
        await before.close()
        const store = await open()
        const { problems } = await verifyStore(store)
        const size = await logSize(store.db, letterId)
        await store.close()
        expect([size, problems]).toEqual([4, []])
      }))

    test('P2 a database that a newer build has changed is refused', () =>
      inPlace(async ({ open }) => {
        const store = await open()
        await sql`insert into kysely_migration ("name", "timestamp") values ('9999-later', '2999-01-01T00:00:00.000Z')`.execute(store.db)
        await store.close()
        await expect(open()).rejects.toBeInstanceOf(MigrationFailed)
      }))
  })
}

const event = { kind: 'noted', payload: null, salt: null, actor: null, at: 1 }

/** Every column by name; closes the store. */
async function tablesOf(store: Store): Promise<readonly string[]> {
  const tables = await store.db.introspection.getTables()
  await store.close()
  return tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)).sort()
}
