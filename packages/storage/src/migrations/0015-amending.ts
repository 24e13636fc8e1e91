import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** How an amendment is to be closed, and what became of each signature when a manifest took another's place (rules G40 to G45). */
export const amending = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "amendment" (
        "letterId" text not null references "letter" ("id"),
        "manifest" text not null,
        "change" text check ("change" in ('layout', 'deadline', 'correction', 'substance')),
        "days" ${int} not null,
        "openedFrom" text not null,
        "openedAt" ${int} not null,
        primary key ("letterId", "manifest"),
        foreign key ("letterId", "manifest") references "manifest" ("letterId", "digest")
      ) ${table}`)
      .execute(db)
    await sql
      .raw(`create table "succession" (
        "letterId" text not null references "letter" ("id"),
        "signature" text not null references "signatory" ("id"),
        "previous" text not null,
        "manifest" text not null,
        "state" text not null check ("state" in ('carried', 'objected', 'asked', 'confirmed', 'lapsed', 'superseded')),
        "at" ${int} not null,
        "dueAt" ${int},
        "reminded" ${int} not null,
        "mailedAt" ${int},
        "tokenHash" text unique,
        "successor" text references "signatory" ("id"),
        "decidedAt" ${int},
        primary key ("signature", "manifest"),
        foreign key ("letterId", "previous") references "manifest" ("letterId", "digest"),
        foreign key ("letterId", "manifest") references "manifest" ("letterId", "digest"),
        check ("state" <> 'asked' or "dueAt" is not null),
        check (("state" = 'confirmed') = ("successor" is not null))
      ) ${table}`)
      .execute(db)
    await sql`create index "succession_letter" on "succession" ("letterId", "manifest", "state")`.execute(db)
    // The same address signs the next manifest, once.
    await sql`drop index "signatory_once"`.execute(db)
    await sql`create unique index "signatory_once" on "signatory" ("letterId", "signatory", "manifest") where "state" = 'confirmed'`.execute(
      db,
    )
  },
})
