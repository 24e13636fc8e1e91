import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'

/** A list of many is read in parts, in the order in which its names were added, and the next one's place is found without reading the others. */
export const listOrder = (): Migration => ({
  async up(db: Kysely<Schema>) {
    await sql`create index "signatory_position" on "signatory" ("letterId", "position", "id")`.execute(db)
  },
})
