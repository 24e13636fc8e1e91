import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** Edits of an original that were declared to have no effect on translations (rules T33, T34). */
export const declarations = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "declaration" (
        "id" text primary key,
        "letterId" text not null references "letter" ("id"),
        "unit" text not null,
        "fromDigest" text not null,
        "toDigest" text not null,
        "note" text not null,
        "by" text not null,
        "at" ${int} not null,
        "withdrawnAt" ${int},
        "withdrawnBy" text
      ) ${table}`)
      .execute(db)
    await sql`create unique index "declaration_standing" on "declaration" ("letterId", "unit", "fromDigest", "toDigest")
      where "withdrawnAt" is null`.execute(db)
  },
})
