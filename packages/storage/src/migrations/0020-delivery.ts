import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** What recipients get and write back, addresses that are not written to, and an outbox that can tell both (rules G140 to G151). */
export const delivery = (words: Words): Migration => ({
  async up(db) {
    for (const statement of [...outbox(words), ...tables(words)]) await sql.raw(statement).execute(db)
  },
})

const kept =
  '"id", "idempotencyKey", "letterId", "keyId", "recipient", "locale", "template", "content", "state", "attempts", "nextAt", "lastError", "createdAt", "sentAt"'

/** A check cannot be changed in SQLite, so the table is written anew. */
const outbox = ({ int, bytes, table }: Words): readonly string[] => [
  `create table "outbox_next" (
    "id" text primary key,
    "idempotencyKey" text not null unique,
    "letterId" text,
    "keyId" text not null,
    "recipient" ${bytes} not null,
    "locale" text not null,
    "template" text not null,
    "content" ${bytes} not null,
    "state" text not null check ("state" in ('queued', 'sending', 'handing', 'sent', 'failed', 'unclear', 'bounced', 'suppressed')),
    "attempts" ${int} not null,
    "nextAt" ${int} not null,
    "lastError" text,
    "createdAt" ${int} not null,
    "sentAt" ${int},
    "stream" text not null default 'transactional' check ("stream" in ('transactional', 'opt-in', 'delivery')),
    "contactIndex" text,
    "recipientId" text
  ) ${table}`,
  `insert into "outbox_next" (${kept}) select ${kept} from "outbox"`,
  'drop table "outbox"',
  'alter table "outbox_next" rename to "outbox"',
  'create index "outbox_due" on "outbox" ("state", "nextAt")',
  'create index "outbox_letter" on "outbox" ("letterId", "createdAt")',
]

const tables = ({ int, bytes, table }: Words): readonly string[] => [
  `create table "cover" (
    "letterId" text not null references "letter" ("id"),
    "language" text not null,
    "subject" text not null,
    "body" text not null,
    "by" text not null,
    "at" ${int} not null,
    primary key ("letterId", "language")
  ) ${table}`,
  `create table "delivery" (
    "letterId" text not null references "letter" ("id"),
    "manifest" text not null,
    "recipient" text not null,
    "language" text not null,
    "address" text not null,
    "releasedBy" text not null,
    "releasedAt" ${int} not null,
    "mail" text not null unique,
    "state" text not null check ("state" in ('queued', 'sent', 'bounced', 'answered')),
    "sentAt" ${int},
    "bouncedAt" ${int},
    "reason" text,
    "answeredAt" ${int},
    "files" text not null,
    primary key ("letterId", "manifest", "recipient"),
    foreign key ("letterId", "manifest") references "manifest" ("letterId", "digest")
  ) ${table}`,
  `create table "reply" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "recipient" text not null,
    "receivedAt" ${int} not null,
    "origin" text not null check ("origin" in ('mail', 'hand')),
    "by" text,
    "key" text not null,
    "keyId" text not null,
    "content" ${bytes} not null,
    unique ("letterId", "key")
  ) ${table}`,
  `create table "reply_file" (
    "reply" text not null references "reply" ("id"),
    "position" ${int} not null,
    "name" text not null,
    "type" text not null,
    "size" ${int} not null,
    "keyId" text not null,
    "bytes" ${bytes} not null,
    primary key ("reply", "position")
  ) ${table}`,
  `create table "suppression" (
    "contactIndex" text primary key,
    "scope" text not null check ("scope" in ('all', 'opt-in')),
    "reason" text not null,
    "at" ${int} not null
  ) ${table}`,
]
