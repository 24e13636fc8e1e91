import type { Words } from '../dialect.ts'

export const sealedContact = ({ bytes }: Words): string =>
  `"contact" ${bytes},
    "contactKeyId" text,
    "contactIndex" text,
    check (("contact" is null) = ("contactKeyId" is null) and ("contact" is null) = ("contactIndex" is null))`

export const peopleTables = (words: Words): readonly string[] => [
  `create table "profile" (
    "userId" text primary key references "user" ("id") on delete cascade,
    "locale" text not null
  ) ${words.table}`,
  `create table "coalition" (
    "id" text primary key,
    "name" text not null,
    "createdBy" text references "user" ("id") on delete set null,
    "createdAt" ${words.int} not null
  ) ${words.table}`,
  `create table "organisation" (
    "id" text primary key,
    "coalitionId" text not null references "coalition" ("id"),
    "name" text not null,
    "country" text not null,
    "createdAt" ${words.int} not null,
    unique ("coalitionId", "name")
  ) ${words.table}`,
  `create table "membership" (
    "id" text primary key,
    "coalitionId" text not null references "coalition" ("id"),
    "userId" text not null references "user" ("id") on delete cascade,
    "organisationId" text references "organisation" ("id"),
    "coordinator" ${words.int} not null check ("coordinator" in (0, 1)),
    "joinedAt" ${words.int} not null,
    "leftAt" ${words.int}
  ) ${words.table}`,
  `create unique index "membership_active" on "membership" ("coalitionId", "userId") where "leftAt" is null`,
  `create index "membership_user" on "membership" ("userId")`,
  `create table "person" (
    "id" text primary key,
    "userId" text unique references "user" ("id") on delete set null,
    "name" text not null,
    "language" text not null,
    "createdAt" ${words.int} not null,
    "confirmedAt" ${words.int},
    ${sealedContact(words)}
  ) ${words.table}`,
  `create index "person_contact" on "person" ("contactIndex")`,
]

/** After the letters, which an invitation may name. */
export const invitationTables = (words: Words): readonly string[] => [
  `create table "invitation" (
    "id" text primary key,
    "tokenHash" text not null unique,
    "coalitionId" text not null references "coalition" ("id"),
    "letterId" text references "letter" ("id"),
    "role" text,
    "languages" text not null,
    "organisationId" text references "organisation" ("id"),
    "organisationName" text not null,
    "locale" text not null,
    "coordinator" ${words.int} not null check ("coordinator" in (0, 1)),
    "invitedBy" text not null references "user" ("id") on delete cascade,
    "createdAt" ${words.int} not null,
    "expiresAt" ${words.int} not null,
    "acceptedAt" ${words.int},
    "acceptedBy" text references "user" ("id") on delete set null,
    "revokedAt" ${words.int},
    ${sealedContact(words)},
    check (("letterId" is null) = ("role" is null))
  ) ${words.table}`,
  `create index "invitation_coalition" on "invitation" ("coalitionId")`,
  `create index "invitation_letter" on "invitation" ("letterId")`,
]
