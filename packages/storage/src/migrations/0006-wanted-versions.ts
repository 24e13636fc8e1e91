import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** Which versions shall be sealed with the letter (rule T115): all that there were before somebody could choose. */
export const wantedVersions = ({ int }: Words): Migration => ({
  async up(db) {
    await sql.raw(`alter table "version" add column "wanted" ${int} not null default 1`).execute(db)
  },
})
