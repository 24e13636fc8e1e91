import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** Findings of the checks that somebody looked at and found right as they are (rules T62, T120). */
export const checkDismissals = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "check_dismissal" (
        "letterId" text not null references "letter" ("id"),
        "language" text not null,
        "unit" text not null,
        "check" text not null,
        "sourceDigest" text not null,
        "targetDigest" text not null,
        "reason" text not null,
        "by" text not null,
        "at" ${int} not null,
        primary key ("letterId", "language", "unit", "check", "sourceDigest", "targetDigest")
      ) ${table}`)
      .execute(db)
  },
})
