import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import type { Words } from './dialect.ts'

/** What retention, the change of keys and the log of who saw addresses are kept in (rules P31 to P45). */
export const privacy = (words: Words): Migration => ({
  async up(db: Kysely<Schema>) {
    for (const statement of statements(words)) await sql.raw(statement).execute(db)
  },
})

const statements = ({ int, bytes, table }: Words): readonly string[] => [
  `alter table "outbox" add column "forgottenAt" ${int}`,
  'create index "outbox_contact" on "outbox" ("contactIndex")',
  'create index "outbox_created" on "outbox" ("createdAt")',
  'create index "authority_fact_contact" on "authority_fact" ("contactIndex")',
  'create index "invitation_contact" on "invitation" ("contactIndex")',
  'create index "recipient_contact" on "recipient" ("contactIndex")',
  `create table "kept_secret" (
    "name" text primary key,
    "keyId" text not null,
    "secret" ${bytes} not null,
    "at" ${int} not null
  ) ${table}`,
  `create table "key_holder" (
    "server" text primary key,
    "keys" text not null,
    "at" ${int} not null
  ) ${table}`,
  `create table "contact_access" (
    "id" text primary key,
    "letterId" text references "letter" ("id"),
    "coalitionId" text not null references "coalition" ("id"),
    "by" text not null,
    "what" text not null,
    "signature" text,
    "count" ${int} not null,
    "reason" text not null,
    "at" ${int} not null
  ) ${table}`,
  'create index "contact_access_letter" on "contact_access" ("letterId", "at")',
  'create index "contact_access_signature" on "contact_access" ("signature")',
]
