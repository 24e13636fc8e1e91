import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { authTables } from './0001/auth.ts'
import { immutableRows } from './0001/immutable.ts'
import { letterTables } from './0001/letters.ts'
import { invitationTables, peopleTables } from './0001/people.ts'
import { otherTables, roomTables } from './0001/rooms.ts'
import { signatureTables } from './0001/signatures.ts'
import type { Words } from './dialect.ts'

export const initial = (words: Words): Migration => ({
  async up(db) {
    const tables = [authTables, peopleTables, letterTables, invitationTables, signatureTables, roomTables, otherTables, immutableRows]
    for (const statement of tables.flatMap((table) => table(words))) await sql.raw(statement).execute(db)
  },
})
