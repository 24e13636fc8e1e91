import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import type { Words } from './dialect.ts'

/** The picture of a public letter in each language, and the sites that may show its box (rules G165 and G166). */
export const publicPage = ({ int, bytes, table }: Words): Migration => ({
  async up(db: Kysely<Schema>) {
    await sql
      .raw(`create table "letter_picture" (
        "letterId" text not null references "letter" ("id"),
        "language" text not null,
        "shows" text not null,
        "png" ${bytes} not null,
        "at" ${int} not null,
        primary key ("letterId", "language")
      ) ${table}`)
      .execute(db)
    await sql
      .raw(`create table "letter_partner" (
        "letterId" text not null references "letter" ("id"),
        "site" text not null,
        "by" text not null,
        "at" ${int} not null,
        primary key ("letterId", "site")
      ) ${table}`)
      .execute(db)
  },
})
