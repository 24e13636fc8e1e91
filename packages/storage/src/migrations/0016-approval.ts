import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** By which rule an organisation approves, what its people answered about a text, and who checked a recipient's record (rules G75 to G88). */
export const approval = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "sign_on_policy" (
        "id" text primary key,
        "organisationId" text not null references "organisation" ("id"),
        "approvers" text not null,
        "quorum" ${int} not null check ("quorum" >= 1),
        "leadDays" ${int} not null check ("leadDays" >= 0),
        "standing" text not null,
        "by" text not null,
        "at" ${int} not null
      ) ${table}`)
      .execute(db)
    await sql`create index "sign_on_policy_organisation" on "sign_on_policy" ("organisationId", "at")`.execute(db)
    await sql
      .raw(`create table "review_round" (
        "id" text primary key,
        "letterId" text not null references "letter" ("id"),
        "snapshotId" text not null references "snapshot" ("id"),
        "digest" text not null,
        "openedBy" text not null,
        "openedAt" ${int} not null,
        "dueAt" ${int},
        "closedAt" ${int}
      ) ${table}`)
      .execute(db)
    await sql`create unique index "review_round_open" on "review_round" ("letterId") where "closedAt" is null`.execute(db)
    await sql
      .raw(`create table "answer" (
        "id" text primary key,
        "letterId" text not null references "letter" ("id"),
        "organisationId" text not null references "organisation" ("id"),
        "about" text not null check ("about" in ('manifest', 'snapshot')),
        "object" text not null,
        "verdict" text not null check ("verdict" in ('approve', 'condition', 'refuse')),
        "language" text not null,
        "unit" text,
        "words" text not null,
        "inAdvance" ${int} not null,
        "by" text not null,
        "at" ${int} not null,
        "reply" text check ("reply" in ('met', 'not-met')),
        "replyWords" text not null default '',
        "repliedBy" text,
        "repliedAt" ${int},
        check (("reply" is null) = ("repliedAt" is null)),
        check ("reply" is null or "verdict" = 'condition'),
        check ("verdict" <> 'condition' or "words" <> '')
      ) ${table}`)
      .execute(db)
    await sql`create index "answer_letter" on "answer" ("letterId", "object", "at")`.execute(db)
    await sql`insert into "answer" ("id", "letterId", "organisationId", "about", "object", "verdict", "language", "unit", "words", "inAdvance", "by", "at")
      select substr("letterId", 1, 22) || '~' || substr("organisationId", 1, 22) || '~' || substr("manifest", 1, 16),
        "letterId", "organisationId", 'manifest', "manifest", 'approve', "language", null, '', 0, "by", "at" from "approval"`.execute(db)
    await sql`drop table "approval"`.execute(db)
    for (const column of [
      `"source" text not null default ''`,
      `"address" text not null default ''`,
      `"addressSalt" text`,
      `"checkedBy" text`,
      `"checkedAt" ${int}`,
    ])
      await sql.raw(`alter table "recipient" add column ${column}`).execute(db)
    await sql.raw(`alter table "letter" add column "recipientDays" ${int} not null default 30`).execute(db)
  },
})
