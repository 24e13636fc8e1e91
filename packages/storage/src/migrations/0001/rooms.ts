import type { Words } from '../dialect.ts'

/** Updates are rows in the order they came, found through an index of small numbers: fewest pages to flush in a group of many rooms. */
export const roomTables = ({ int, serial, bytes, table }: Words): readonly string[] => [
  `create table "room" (
    "id" ${serial} primary key,
    "name" text not null unique,
    "head" ${int} not null,
    "stopReason" text check ("stopReason" in ('frozen', 'sealed')),
    "stoppedAt" ${int},
    check (("stopReason" is null) = ("stoppedAt" is null))
  ) ${table}`,
  `create table "room_update" (
    "room" ${int} not null,
    "n" ${int} not null,
    "bytes" ${bytes} not null,
    "person" text,
    "at" ${int} not null
  ) ${table}`,
  `create unique index "room_update_n" on "room_update" ("room", "n")`,
  `create table "room_snapshot" (
    "room" ${int} primary key,
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
