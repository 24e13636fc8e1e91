import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import type { Words } from './dialect.ts'

/** What the sign-on desk decides and is told, whom it lets wait, and what tells people from programs (rules G110 to G124). */
export const desk = (words: Words): Migration => ({
  async up(db: Kysely<Schema>) {
    for (const table of [...deskTables(words), ...visitTables(words)]) await sql.raw(table).execute(db)
  },
})

const deskTables = ({ int, bytes, table }: Words): readonly string[] => [
  `create table "desk_decision" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "signature" text,
    "other" text,
    "report" text,
    "verdict" text not null check ("verdict" in ('accept', 'refuse', 'ask', 'different', 'dismiss')),
    "reason" text not null,
    "note" text not null,
    "by" text not null,
    "at" ${int} not null,
    "before" text not null,
    "undoneBy" text,
    "undoneAt" ${int},
    "tokenHash" text unique,
    "answerKeyId" text,
    "answer" ${bytes},
    "answeredAt" ${int},
    check ("signature" is not null or "report" is not null),
    check ("verdict" <> 'different' or "other" is not null)
  ) ${table}`,
  `create index "desk_decision_letter" on "desk_decision" ("letterId", "at")`,
  `create table "desk_report" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "signature" text,
    "kind" text not null check ("kind" in ('impersonation', 'abuse', 'mistake', 'other')),
    "keyId" text not null,
    "content" ${bytes} not null,
    "locale" text not null,
    "at" ${int} not null,
    "decision" text references "desk_decision" ("id")
  ) ${table}`,
  `create index "desk_report_letter" on "desk_report" ("letterId", "decision")`,
  `create table "desk_keeper" (
    "letterId" text not null references "letter" ("id"),
    "userId" text not null,
    "by" text not null,
    "at" ${int} not null,
    primary key ("letterId", "userId")
  ) ${table}`,
  `create table "noted_name" (
    "coalitionId" text not null references "coalition" ("id"),
    "nameKey" text not null,
    "name" text not null,
    "note" text not null,
    "by" text not null,
    "at" ${int} not null,
    primary key ("coalitionId", "nameKey")
  ) ${table}`,
]

const visitTables = ({ int, table }: Words): readonly string[] => [
  `create table "visit_salt" ("day" text primary key, "salt" text not null) ${table}`,
  `create table "visit_count" ("key" text primary key, "n" ${int} not null, "endsAt" ${int} not null) ${table}`,
  `create index "visit_count_end" on "visit_count" ("endsAt")`,
  `create table "spent_challenge" ("id" text primary key, "expiresAt" ${int} not null) ${table}`,
]
