import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** What decides whether a signature stands on the list: the desk's pass, what is held, the ladder of authority and its evidence (rules G90 to G96). */
export const signOn = (words: Words): Migration => ({
  async up(db) {
    for (const column of columns(words)) await sql.raw(`alter table "signatory" add column ${column}`).execute(db)
    for (const column of letterColumns(words)) await sql.raw(`alter table "letter" add column ${column}`).execute(db)
    // Whoever was confirmed before there were rules of listing stands on the list, as the desk let it be.
    await sql`update "signatory" set "listedAt" = "confirmedAt", "deskPassedAt" = "confirmedAt" where "state" = 'confirmed'`.execute(db)
    for (const table of tables(words)) await sql.raw(table).execute(db)
    // A claim that is not listed keeps nobody from signing for the same organisation.
    await sql`drop index "signatory_organisation"`.execute(db)
    await sql`create unique index "signatory_organisation" on "signatory" ("letterId", "manifest", "nameKey")
      where "class" = 'organisation' and "state" = 'confirmed' and "nameKey" <> '' and "listedAt" is not null`.execute(db)
    await sql`create index "signatory_pending" on "signatory" ("contactIndex", "state", "mailedAt")`.execute(db)
  },
})

const columns = ({ int }: Words): readonly string[] => [
  `"listedAt" ${int}`,
  `"authority" text check ("authority" in ('A0', 'A1', 'A2', 'A3', 'A4', 'A5'))`,
  `"deskPassedAt" ${int}`,
  `"heldFor" text check ("heldFor" in
    ('organisation', 'public-note', 'duplicate', 'impersonation', 'abuse', 'objected', 'paused', 'limits', 'refused'))`,
  `"acronym" text not null default ''`,
  `"names" text not null default '{}'`,
  `"domain" text not null default ''`,
  `"registerNumber" text not null default ''`,
  `"sortAs" text not null default ''`,
  `"lateAt" ${int}`,
  `"mailedAt" ${int}`,
  `"codeHash" text`,
  `"codeTries" ${int} not null default 0`,
]

const letterColumns = ({ int }: Words): readonly string[] => [
  `"publicClasses" text not null default '["mep","organisation","expert","individual"]'`,
  `"listingPausedAt" ${int}`,
]

const tables = (words: Words): readonly string[] => [
  `create table "authority_fact" (
    "id" text primary key,
    "letterId" text not null references "letter" ("id"),
    "signature" text not null references "signatory" ("id") on delete cascade,
    "kind" text not null check ("kind" in ('contact', 'domain-record', 'second-person', 'organisation-seal')),
    "state" text not null check ("state" in ('asked', 'stands', 'objected')),
    "detail" text not null,
    "tokenHash" text unique,
    "at" ${words.int} not null,
    "expiresAt" ${words.int},
    "decidedAt" ${words.int},
    "contact" ${words.bytes},
    "contactKeyId" text,
    "contactIndex" text
  ) ${words.table}`,
  `create index "authority_fact_signature" on "authority_fact" ("signature", "kind")`,
  `create table "register_entry" (
    "number" text primary key,
    "name" text not null,
    "nameKey" text not null,
    "website" text not null,
    "importedAt" ${words.int} not null
  ) ${words.table}`,
  `create table "signatory_logo" (
    "signature" text primary key references "signatory" ("id") on delete cascade,
    "type" text not null check ("type" in ('image/png', 'image/jpeg')),
    "bytes" ${words.bytes} not null
  ) ${words.table}`,
]
