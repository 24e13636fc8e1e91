import type { Words } from '../dialect.ts'
import { sealedContact } from './people.ts'

export const letterTables = (words: Words): readonly string[] => [
  `create table "letter" (
    "id" text primary key,
    "coalitionId" text not null references "coalition" ("id"),
    "slug" text not null unique,
    "title" text not null,
    "language" text not null,
    "mode" text not null check ("mode" in ('joint', 'individual')),
    "stage" text not null check ("stage" in ('drafting', 'in-review', 'frozen', 'sealed', 'approval', 'sign-on', 'closed', 'archived')),
    "stageSince" ${words.int} not null,
    "zone" text not null,
    "softDeadline" ${words.int},
    "hardDeadline" ${words.int},
    "embargoUntil" ${words.int},
    "publishedAt" ${words.int},
    "signOn" text not null check ("signOn" in ('private', 'public')),
    "blockRules" text not null,
    "manifest" text,
    "amending" text,
    "createdBy" text references "user" ("id") on delete set null,
    "createdAt" ${words.int} not null,
    "updatedAt" ${words.int} not null
  ) ${words.table}`,
  `create index "letter_coalition" on "letter" ("coalitionId")`,
  `create table "letter_role" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "userId" text not null references "user" ("id") on delete cascade,
    "role" text not null check ("role" in ('coordinator', 'drafter', 'translator', 'reviewer', 'representative', 'observer')),
    "languages" text not null,
    "organisationId" text references "organisation" ("id"),
    "grantedBy" text references "user" ("id") on delete set null,
    "grantedAt" ${words.int} not null
  ) ${words.table}`,
  `create unique index "letter_role_once" on "letter_role"
    ("letterId", "userId", "role", coalesce("organisationId", ''))`,
  `create index "letter_role_user" on "letter_role" ("userId")`,
  `create table "letter_epoch" (
    "letterId" text not null references "letter" ("id"),
    "userId" text not null references "user" ("id") on delete cascade,
    "epoch" ${words.int} not null,
    primary key ("letterId", "userId")
  ) ${words.table}`,
  `create table "version" (
    "letterId" text not null references "letter" ("id"),
    "language" text not null,
    "createdBy" text references "user" ("id") on delete set null,
    "createdAt" ${words.int} not null,
    "removedAt" ${words.int},
    primary key ("letterId", "language")
  ) ${words.table}`,
  ...recipientTables(words),
  ...progressTables(words),
]

const recipientTables = (words: Words): readonly string[] => [
  `create table "letter_copy" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "position" ${words.int} not null,
    "language" text not null,
    "salutation" text not null
  ) ${words.table}`,
  `create index "letter_copy_letter" on "letter_copy" ("letterId", "position")`,
  `create table "recipient" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "copyId" text references "letter_copy" ("id") on delete set null,
    "position" ${words.int} not null,
    "honorific" text not null,
    "name" text not null,
    "function" text not null,
    "institution" text not null,
    "country" text not null,
    "language" text,
    ${sealedContact(words)}
  ) ${words.table}`,
  `create index "recipient_letter" on "recipient" ("letterId", "position")`,
]

const progressTables = ({ int, table }: Words): readonly string[] => [
  `create table "review" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "language" text not null,
    "unit" text not null,
    "sourceDigest" text not null,
    "targetDigest" text not null,
    "verdict" text not null check ("verdict" in ('reviewed', 'returned')),
    "reason" text not null,
    "by" text not null,
    "at" ${int} not null
  ) ${table}`,
  `create index "review_unit" on "review" ("letterId", "language", "unit", "at")`,
  `create table "unit_state" (
    "letterId" text not null references "letter" ("id"),
    "language" text not null,
    "originalN" ${int} not null,
    "versionN" ${int} not null,
    "complete" ${int} not null check ("complete" in (0, 1)),
    "counts" text not null,
    "units" text not null,
    "at" ${int} not null,
    primary key ("letterId", "language")
  ) ${table}`,
  `create table "snapshot" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "room" text not null,
    "n" ${int} not null,
    "language" text not null,
    "text" text not null,
    "digest" text not null,
    "fromAt" ${int} not null,
    "toAt" ${int} not null,
    "people" text not null,
    unique ("room", "n")
  ) ${table}`,
  `create index "snapshot_letter" on "snapshot" ("letterId", "toAt")`,
]
