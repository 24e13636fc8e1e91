import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** Who was given which language, or which of its units, until when; and who said that theirs is done (rules T118, T119). */
export const assignments = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "assignment" (
        "letterId" text not null references "letter" ("id"),
        "language" text not null,
        "unit" text not null,
        "userId" text not null,
        "dueAt" ${int},
        "by" text not null,
        "at" ${int} not null,
        primary key ("letterId", "language", "userId", "unit")
      ) ${table}`)
      .execute(db)
    await sql
      .raw(`create table "done_mark" (
        "letterId" text not null references "letter" ("id"),
        "language" text not null,
        "userId" text not null,
        "at" ${int} not null,
        primary key ("letterId", "language", "userId")
      ) ${table}`)
      .execute(db)
  },
})
