import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** The terms of a coalition (rule T100). */
export const glossary = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "glossary" (
        "coalitionId" text primary key references "coalition" ("id"),
        "version" ${int} not null
      ) ${table}`)
      .execute(db)
    await sql
      .raw(`create table "concept" (
        "id" text not null,
        "coalitionId" text not null references "coalition" ("id"),
        "definition" text not null,
        "doNotTranslate" ${int} not null check ("doNotTranslate" in (0, 1)),
        "variants" text not null,
        "changedBy" text,
        "changedAt" ${int} not null,
        primary key ("coalitionId", "id")
      ) ${table}`)
      .execute(db)
  },
})
