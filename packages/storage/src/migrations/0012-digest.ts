import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** What a translator was last told of a letter, and whether they want to be told (rules T141, T143). */
export const digests = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "digest" (
        "letterId" text not null references "letter" ("id"),
        "userId" text not null,
        "told" text not null,
        "tokenHash" text not null unique,
        "muted" ${int} not null,
        "lastAt" ${int},
        primary key ("letterId", "userId")
      ) ${table}`)
      .execute(db)
  },
})
