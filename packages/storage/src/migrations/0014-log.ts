import type { LetterId } from '@undersigned/letter'
import { completedBy, leafHash, type Node, utf8 } from '@undersigned/signatures/log'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import type { Words } from './dialect.ts'

/** The hash of each perfect subtree of a letter's log, over the leaves that its events left before this (rule V7). */
export const log = (words: Words): Migration => ({
  async up(db: Kysely<Schema>) {
    await sql
      .raw(`create table "log_hash" (
        "letterId" text not null references "letter" ("id"),
        "level" ${words.int} not null,
        "index" ${words.int} not null,
        "hash" ${words.bytes} not null,
        primary key ("letterId", "level", "index")
      ) ${words.table}`)
      .execute(db)
    await hashWhatIsThere(db)
    for (const trigger of unchanging(words)) await sql.raw(trigger).execute(db)
  },
})

/** The database itself refuses to change what proofs are made of, as it does for events. */
const unchanging = ({ dialect }: Words): readonly string[] =>
  dialect === 'sqlite'
    ? ['update', 'delete'].map(
        (doing) =>
          `create trigger "log_hash_no_${doing}" before ${doing} on "log_hash" begin select raise(abort, 'immutable: log_hash'); end`,
      )
    : ['update', 'delete', 'truncate'].map(
        (doing) => `create trigger "log_hash_no_${doing}" before ${doing} on "log_hash"
          for each ${doing === 'truncate' ? 'statement' : 'row'} execute function refuse_change()`,
      )

const INSERTED_AT_ONCE = 200

async function hashWhatIsThere(db: Kysely<Schema>): Promise<void> {
  const letters = await db.selectFrom('event').where('leaf', 'is not', null).select('letterId').distinct().execute()
  for (const { letterId } of letters) {
    const rows = await hashesOf(db, letterId)
    for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE) {
      await db
        .insertInto('log_hash')
        .values(rows.slice(at, at + INSERTED_AT_ONCE))
        .execute()
    }
  }
}

async function hashesOf(db: Kysely<Schema>, letterId: LetterId) {
  const events = await db
    .selectFrom('event')
    .where('letterId', '=', letterId)
    .where('leaf', 'is not', null)
    .select('leaf')
    .orderBy('seq')
    .execute()
  const known = new Map<string, Uint8Array>()
  const nameOf = ({ level, index }: Node): string => `${level}/${index}`
  return events.flatMap(({ leaf }, at) => {
    const completed = completedBy(at, leafHash(utf8(leaf ?? '')), (node) => known.get(nameOf(node)) ?? new Uint8Array())
    for (const node of completed) known.set(nameOf(node), node.hash)
    return completed.map(({ level, index, hash }) => ({ letterId, level, index, hash }))
  })
}
