import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** What a coalition remembers of reviewed translations (rules T90, T93), and the services that translate for it (rule T96). */
export const memory = (words: Words): Migration => ({
  async up(db) {
    for (const statement of [...memoryTables(words), ...machineTables(words)]) await sql.raw(statement).execute(db)
  },
})

/** A source once, however many languages it was translated to; its features are rows found by their number alone. */
const memoryTables = ({ int, serial, table, dialect }: Words): readonly string[] => [
  `create table "memory_source" (
    "n" ${serial} primary key,
    "coalitionId" text not null references "coalition" ("id"),
    "language" text not null,
    "words" text not null
  ) ${table}`,
  `create unique index "memory_source_words" on "memory_source" ("coalitionId", "language", "words")`,
  `create table "memory_sketch" (
    "feature" ${int} not null,
    "source" ${int} not null,
    primary key ("feature", "source")
  ) ${dialect === 'sqlite' ? 'strict, without rowid' : table}`,
  `create index "memory_sketch_source" on "memory_sketch" ("source")`,
  `create table "memory_unit" (
    "id" text primary key,
    "source" ${int} not null references "memory_source" ("n"),
    "coalitionId" text not null,
    "fromLanguage" text not null,
    "toLanguage" text not null,
    "sourceContent" text not null,
    "targetContent" text not null,
    "before" text not null,
    "after" text not null,
    "letterId" text references "letter" ("id"),
    "unit" text,
    "by" text not null,
    "at" ${int} not null
  ) ${table}`,
  `create index "memory_unit_source" on "memory_unit" ("source", "toLanguage")`,
  `create index "memory_unit_coalition" on "memory_unit" ("coalitionId", "id")`,
  `create index "memory_unit_letter" on "memory_unit" ("letterId", "unit")`,
]

const machineTables = ({ int, bytes, table }: Words): readonly string[] => [
  `create table "machine_service" (
    "coalitionId" text not null references "coalition" ("id"),
    "service" text not null,
    "keyId" text not null,
    "secret" ${bytes} not null,
    "by" text not null,
    "at" ${int} not null,
    primary key ("coalitionId", "service")
  ) ${table}`,
  `create table "machine_letter" (
    "letterId" text primary key references "letter" ("id"),
    "service" text not null,
    "by" text not null,
    "at" ${int} not null
  ) ${table}`,
  `create table "machine_job" (
    "token" text primary key,
    "letterId" text not null references "letter" ("id"),
    "language" text not null,
    "unit" text not null,
    "service" text not null,
    "markup" text not null,
    "by" text not null,
    "at" ${int} not null,
    "expiresAt" ${int} not null,
    "state" text not null check ("state" in ('waiting', 'done', 'failed')),
    "answer" text
  ) ${table}`,
  `create index "machine_job_letter" on "machine_job" ("letterId")`,
]
