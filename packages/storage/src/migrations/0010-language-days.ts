import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** How far each version was at the end of each day (rule T117): what a forecast is made from. */
export const languageDays = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "language_day" (
        "letterId" text not null references "letter" ("id"),
        "language" text not null,
        "day" ${int} not null,
        "done" ${int} not null,
        "whole" ${int} not null,
        "at" ${int} not null,
        primary key ("letterId", "language", "day")
      ) ${table}`)
      .execute(db)
  },
})
