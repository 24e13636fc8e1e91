import type { Words } from '../dialect.ts'

/** Rows that are evidence: the database itself refuses to change them (rules P7 and P8). */
export const immutableRows = ({ dialect }: Words): readonly string[] => (dialect === 'sqlite' ? sqliteTriggers : postgresTriggers)

const unchanging = ['manifest', 'frozen_text'] as const
const eventColumns = ['letterId', 'seq', 'kind', 'leaf', 'actor', 'at'] as const

const erased = 'new."salt" is null and new."payload" is null'

const sqliteRefusal = (table: string, doing: 'update' | 'delete', when = ''): string =>
  `create trigger "${table}_no_${doing}" before ${doing} on "${table}" ${when} begin select raise(abort, 'immutable: ${table}'); end`

const eventStays = eventColumns.map((column) => `new."${column}" is old."${column}"`).join(' and ')

const sqliteTriggers: readonly string[] = [
  ...unchanging.flatMap((table) => [sqliteRefusal(table, 'update'), sqliteRefusal(table, 'delete')]),
  sqliteRefusal('event', 'update', `when not (${erased} and ${eventStays})`),
  sqliteRefusal('event', 'delete'),
]

const eventChanged = eventColumns.map((column) => `new."${column}" is distinct from old."${column}"`).join(' or ')

const postgresRefusal = (table: string, doing: string, when = ''): string =>
  `create trigger "${table}_no_${doing}" before ${doing} on "${table}" for each ${doing === 'truncate' ? 'statement' : 'row'} ${when}
    execute function refuse_change()`

const postgresTriggers: readonly string[] = [
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'immutable: %', tg_table_name using errcode = 'restrict_violation'; end $$`,
  ...unchanging.flatMap((table) => ['update', 'delete', 'truncate'].map((doing) => postgresRefusal(table, doing))),
  postgresRefusal('event', 'update', `when (not (${erased}) or ${eventChanged})`),
  postgresRefusal('event', 'delete'),
  postgresRefusal('event', 'truncate'),
]
