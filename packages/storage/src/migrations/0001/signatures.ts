import type { Words } from '../dialect.ts'
import { sealedContact } from './people.ts'

export const signatureTables = (words: Words): readonly string[] => [
  `create table "manifest" (
    "letterId" text not null references "letter" ("id"),
    "digest" text not null,
    "previous" text,
    "bytes" ${words.bytes} not null,
    "by" text not null,
    "at" ${words.int} not null,
    primary key ("letterId", "digest")
  ) ${words.table}`,
  `create table "frozen_text" (
    "letterId" text not null references "letter" ("id"),
    "room" text not null,
    "n" ${words.int} not null,
    "language" text not null,
    "bytes" ${words.bytes} not null,
    "digest" text not null,
    "text" text not null,
    "at" ${words.int} not null,
    primary key ("room", "n", "digest")
  ) ${words.table}`,
  `create index "frozen_text_letter" on "frozen_text" ("letterId", "language")`,
  `create table "event" (
    "letterId" text not null references "letter" ("id"),
    "seq" ${words.int} not null,
    "kind" text not null,
    "payload" text,
    "salt" text,
    "leaf" text,
    "actor" text,
    "at" ${words.int} not null,
    primary key ("letterId", "seq")
  ) ${words.table}`,
  ...signatoryTables(words),
  `create table "approval" (
    "letterId" text not null,
    "organisationId" text not null references "organisation" ("id"),
    "manifest" text not null,
    "language" text not null,
    "by" text not null,
    "at" ${words.int} not null,
    primary key ("letterId", "organisationId", "manifest"),
    foreign key ("letterId", "manifest") references "manifest" ("letterId", "digest")
  ) ${words.table}`,
  `create table "request" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "action" text not null check ("action" in ('freeze', 'unfreeze', 'seal', 'amend', 'publish', 'deliver')),
    "object" text not null,
    "by" text not null,
    "at" ${words.int} not null,
    "expiresAt" ${words.int} not null,
    "state" text not null check ("state" in ('open', 'confirmed', 'refused', 'cancelled', 'lapsed')),
    "decidedBy" text,
    "decidedAt" ${words.int},
    check ("state" <> 'confirmed' or ("decidedBy" is not null and "decidedBy" <> "by"))
  ) ${words.table}`,
  `create unique index "request_open" on "request" ("letterId", "action") where "state" = 'open'`,
]

const signatoryTables = (words: Words): readonly string[] => [
  `create table "signatory" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "signatory" text,
    "personId" text references "person" ("id") on delete set null,
    "organisationId" text references "organisation" ("id"),
    "class" text not null check ("class" in ('lead', 'mep', 'organisation', 'expert', 'individual')),
    "name" text not null,
    "title" text not null,
    "affiliation" text not null,
    "country" text not null,
    "group" text not null,
    "state" text not null check ("state" in ('named', 'invited', 'pending', 'confirmed', 'withdrawn')),
    "manifest" text,
    "language" text,
    "sortKey" text not null,
    "position" ${words.int} not null,
    "inviteTokenHash" text unique,
    "inviteExpiresAt" ${words.int},
    "confirmTokenHash" text unique,
    "confirmExpiresAt" ${words.int},
    "withdrawTokenHash" text unique,
    "withdrawExpiresAt" ${words.int},
    "salt" text,
    "createdAt" ${words.int} not null,
    "invitedAt" ${words.int},
    "signedAt" ${words.int},
    "confirmedAt" ${words.int},
    "withdrawnAt" ${words.int},
    ${sealedContact(words)},
    foreign key ("letterId", "manifest") references "manifest" ("letterId", "digest"),
    check ("state" <> 'confirmed' or ("manifest" is not null and "language" is not null and "confirmedAt" is not null))
  ) ${words.table}`,
  `create index "signatory_letter" on "signatory" ("letterId", "class", "sortKey")`,
  `create unique index "signatory_organisation" on "signatory" ("letterId", "organisationId")
    where "class" = 'organisation' and "state" = 'confirmed'`,
  `create unique index "signatory_once" on "signatory" ("letterId", "signatory") where "state" = 'confirmed'`,
  `create index "signatory_contact" on "signatory" ("contactIndex")`,
]
