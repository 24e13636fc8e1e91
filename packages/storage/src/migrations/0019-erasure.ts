import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** Who watches a coalition's logs, and what they signed of them last (rules V22, V23). */
export const erasure = ({ int, table }: Words): Migration => ({
  async up(db) {
    await sql
      .raw(`create table "witness" (
        "id" text primary key,
        "coalitionId" text not null references "coalition" ("id"),
        "key" text not null,
        "addedBy" text not null,
        "addedAt" ${int} not null,
        unique ("coalitionId", "key")
      ) ${table}`)
      .execute(db)
    await sql
      .raw(`create table "cosignature" (
        "letterId" text not null references "letter" ("id"),
        "key" text not null,
        "size" ${int} not null,
        "signature" text not null,
        "at" ${int} not null,
        primary key ("letterId", "key")
      ) ${table}`)
      .execute(db)
  },
})
