import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import type { Words } from './dialect.ts'

/** What signatories agree to beside signing, in which words, and the mails that rest on it (rules G170 to G179). */
export const consents = (words: Words): Migration => ({
  async up(db: Kysely<Schema>) {
    for (const statement of [...agreed(words), ...followUps(words)]) await sql.raw(statement).execute(db)
  },
})

const agreed = ({ int, table }: Words): readonly string[] => [
  `create table "wording" (
    "digest" text primary key,
    "purpose" text not null check ("purpose" in ('follow-up', 'contact')),
    "language" text not null,
    "text" text not null,
    "at" ${int} not null
  ) ${table}`,
  `create table "consent" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "signature" text not null references "signatory" ("id") on delete cascade,
    "purpose" text not null check ("purpose" in ('follow-up', 'contact')),
    "organisationId" text references "organisation" ("id"),
    "wording" text not null references "wording" ("digest"),
    "language" text not null,
    "at" ${int} not null,
    "withdrawnAt" ${int},
    check (("purpose" = 'contact') = ("organisationId" is not null))
  ) ${table}`,
  // Given once at a time; what was withdrawn before stays beside it.
  `create unique index "consent_given" on "consent" ("signature", "purpose", coalesce("organisationId", '')) where "withdrawnAt" is null`,
  `create index "consent_signature" on "consent" ("signature")`,
  `create index "consent_letter" on "consent" ("letterId", "purpose")`,
  `create table "contact_offer" (
    "letterId" text not null references "letter" ("id"),
    "organisationId" text not null references "organisation" ("id"),
    "by" text not null,
    "at" ${int} not null,
    primary key ("letterId", "organisationId")
  ) ${table}`,
]

const followUps = ({ int, table }: Words): readonly string[] => [
  `create table "follow_up" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "createdBy" text not null,
    "createdAt" ${int} not null,
    "sentBy" text,
    "sentAt" ${int},
    "people" ${int},
    check (("sentAt" is null) = ("people" is null))
  ) ${table}`,
  `create index "follow_up_letter" on "follow_up" ("letterId", "createdAt")`,
  `create table "follow_up_text" (
    "followUp" text not null references "follow_up" ("id") on delete cascade,
    "language" text not null,
    "subject" text not null,
    "body" text not null,
    "by" text not null,
    "at" ${int} not null,
    primary key ("followUp", "language")
  ) ${table}`,
]
