import { foldedName } from '@undersigned/signatures'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** One standing signature per organisation and manifest (rule G20), and the length of a snapshot beside its text. */
export const oneSignature = ({ int }: Words): Migration => ({
  async up(db) {
    await sql`alter table "signatory" add column "nameKey" text not null default ''`.execute(db)
    const { rows } = await sql<Standing>`select "id", "letterId", "class", "name", "state", "manifest" from "signatory"
      order by "position", "id"`.execute(db)
    const standing = new Set<string>()
    for (const { id, letterId, class: kind, name, state, manifest } of rows) {
      const key = foldedName(name)
      const place = JSON.stringify([letterId, manifest, key])
      const counts = kind === 'organisation' && state === 'confirmed'
      // A second signature that was taken before the rule stays as it is, outside of it.
      if (counts && standing.has(place)) continue
      if (counts) standing.add(place)
      await sql`update "signatory" set "nameKey" = ${key} where "id" = ${id}`.execute(db)
    }
    await sql`drop index "signatory_organisation"`.execute(db)
    await sql`create unique index "signatory_organisation" on "signatory" ("letterId", "manifest", "nameKey")
      where "class" = 'organisation' and "state" = 'confirmed' and "nameKey" <> ''`.execute(db)
    await sql`create index "signatory_name" on "signatory" ("letterId", "class", "nameKey")`.execute(db)
    await sql.raw(`alter table "snapshot" add column "words" ${int}`).execute(db)
  },
})

interface Standing {
  readonly id: string
  readonly letterId: string
  readonly class: string
  readonly name: string
  readonly state: string
  readonly manifest: string | null
}
