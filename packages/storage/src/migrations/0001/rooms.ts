import type { Words } from '../dialect.ts'

export const roomTables = ({ int, bytes, table, keyed }: Words): readonly string[] => [
  `create table "room" (
    "name" text primary key,
    "head" ${int} not null,
    "stopReason" text check ("stopReason" in ('frozen', 'sealed')),
    "stoppedAt" ${int},
    check (("stopReason" is null) = ("stoppedAt" is null))
  ) ${keyed}`,
  `create table "room_update" (
    "room" text not null,
    "n" ${int} not null,
    "bytes" ${bytes} not null,
    "person" text,
    "at" ${int} not null,
    primary key ("room", "n")
  ) ${keyed}`,
  `create table "room_snapshot" (
    "room" text primary key,
    "n" ${int} not null,
    "bytes" ${bytes} not null
  ) ${table}`,
]

export const otherTables = ({ int, bytes, table }: Words): readonly string[] => [
  `create table "meta" ("key" text primary key, "value" text not null) ${table}`,
  `create table "outbox" (
    "id" text primary key,
    "idempotencyKey" text not null unique,
    "letterId" text,
    "keyId" text not null,
    "recipient" ${bytes} not null,
    "locale" text not null,
    "template" text not null,
    "content" ${bytes} not null,
    "state" text not null check ("state" in ('queued', 'sending', 'sent', 'failed')),
    "attempts" ${int} not null,
    "nextAt" ${int} not null,
    "lastError" text,
    "createdAt" ${int} not null,
    "sentAt" ${int}
  ) ${table}`,
  `create index "outbox_due" on "outbox" ("state", "nextAt")`,
]
