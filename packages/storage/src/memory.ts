import { digestOf, digestOfWords, type Inline, letterId, plainText } from '@undersigned/letter'
import type { Entry, Forgetting, KeptEntry, MemoryIndex, Remembered, Sought } from '@undersigned/translation'
import { sketchOf, tidied } from '@undersigned/translation'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { MemoryUnitTable } from './schema-help.ts'

type UnitRow = Selectable<MemoryUnitTable>

/** What one coalition remembers, as the database or a transaction of it holds it (rules T90, T93). */
export const memoryOf = (db: Db, coalition: string): MemoryIndex => ({
  candidates: (sought) => candidatesIn(db, coalition, sought),
  keep: async (entries) => {
    for (let at = 0; at < entries.length; at += AT_ONCE) await keepSome(db, coalition, entries.slice(at, at + AT_ONCE))
  },
  page: async ({ after, limit }) => {
    const rows = await db
      .selectFrom('memory_unit')
      .where('coalitionId', '=', coalition)
      .where('id', '>', after)
      .selectAll()
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(keptEntry)
  },
  forget: (what) => forgetIn(db, coalition, what),
})

/** How much a coalition remembers, by language and direction. */
export async function memorySizes(db: Db, coalition: string) {
  return db
    .selectFrom('memory_unit')
    .where('coalitionId', '=', coalition)
    .groupBy(['fromLanguage', 'toLanguage'])
    .select((eb) => ['fromLanguage', 'toLanguage', eb.fn.countAll<number>().as('count')])
    .orderBy('fromLanguage')
    .orderBy('toLanguage')
    .execute()
}

/** A few thousand values a statement: both databases take as many. */
const AT_ONCE = 400
/** Of a feature that many texts share, this many are looked at: an answer never costs more, however much is remembered. */
const MOST_PER_FEATURE = 200
const MOST_SOURCES = 40
const MOST_UNITS = 400

/** The text itself, among the features; what it weighs is more than all of them. */
const EXACT = -1
const EXACT_WEIGHT = 1_000

const scopeOf = (coalition: string, language: string): string => `${coalition} ${language}`
const wordsKey = (text: string): string => digestOfWords(tidied(text))

async function candidatesIn(db: Db, coalition: string, { text, from, to }: Sought): Promise<readonly Remembered[]> {
  const sources = await likeliest(db, { coalition, text, from })
  if (sources.length === 0) return []
  const units = await db
    .selectFrom('memory_unit')
    .where('source', 'in', sources)
    .where('toLanguage', '=', to)
    .selectAll()
    .limit(MOST_UNITS)
    .execute()
  // Not asked of the database: SQLite would then look through all of the coalition's units instead of those of the sources.
  return units.filter(({ coalitionId }) => coalitionId === coalition).map(remembered)
}

/** The sources that share most, the text itself first; a feature weighs the less the more texts have it. */
async function likeliest(db: Db, { coalition, text, from }: Omit<Sought, 'to'> & { readonly coalition: string }): Promise<number[]> {
  const exact = sql`select ${sql.lit(EXACT)} as "feature", "n" as "source" from "memory_source"
    where "coalitionId" = ${coalition} and "language" = ${from} and "words" = ${wordsKey(text)}`
  const near = sketchOf(text, scopeOf(coalition, from)).map(
    (feature, at) => sql`select * from (select "feature", "source" from "memory_sketch" where "feature" = ${feature}
      limit ${sql.lit(MOST_PER_FEATURE)}) as ${sql.id(`f${at}`)}`,
  )
  const { rows } = await sql<{ source: number }>`select "source" from (
      select "source", case "feature" when ${sql.lit(EXACT)} then ${sql.lit(EXACT_WEIGHT)}
        else 1.0 / count(*) over (partition by "feature") end as "weight"
      from (${sql.join([exact, ...near], sql` union all `)}) as "shared"
    ) as "weighed"
    group by "source" order by sum("weight") desc, "source" desc limit ${sql.lit(MOST_SOURCES)}`.execute(db)
  return rows.map(({ source }) => source)
}

async function keepSome(db: Db, coalition: string, entries: readonly Entry[]): Promise<void> {
  const newest = new Map<string, Entry>()
  for (const entry of entries.toSorted((one, other) => one.at - other.at)) newest.set(idOf(coalition, entry), entry)
  if (newest.size === 0) return
  const numbers = await numbersOf(db, coalition, [...newest.values()])
  const rows = [...newest].map(([id, entry]): Insertable<MemoryUnitTable> => {
    const n = numbers.get(sourceName(entry))
    if (n === undefined) throw new RangeError('a source that was just written is not there')
    return { id, source: n, coalitionId: coalition, ...columnsOf(entry) }
  })
  const before = await db
    .selectFrom('memory_unit')
    .where('id', 'in', [...newest.keys()])
    .select('source')
    .execute()
  await db
    .insertInto('memory_unit')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({
          source: eb.ref('excluded.source'),
          fromLanguage: eb.ref('excluded.fromLanguage'),
          sourceContent: eb.ref('excluded.sourceContent'),
          targetContent: eb.ref('excluded.targetContent'),
          before: eb.ref('excluded.before'),
          after: eb.ref('excluded.after'),
          by: eb.ref('excluded.by'),
          at: eb.ref('excluded.at'),
        }))
        .whereRef('memory_unit.at', '<=', 'excluded.at'),
    )
    .execute()
  await dropUnused(db, [...before.map(({ source }) => source), ...numbers.values()])
}

const sourceName = ({ from, source }: Entry): string => `${from} ${wordsKey(plainText(source))}`

/** The number of every source, new ones written with their features. */
async function numbersOf(db: Db, coalition: string, entries: readonly Entry[]): Promise<ReadonlyMap<string, number>> {
  const named = new Map(entries.map((entry) => [sourceName(entry), entry]))
  const values = [...named.values()].map(({ from, source }) => ({
    coalitionId: coalition,
    language: from,
    words: wordsKey(plainText(source)),
  }))
  const made = await db
    .insertInto('memory_source')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['n', 'language', 'words'])
    .execute()
  const fresh = made.flatMap(({ n, language, words }) => {
    const entry = named.get(`${language} ${words}`)
    const features = entry === undefined ? [] : sketchOf(plainText(entry.source), scopeOf(coalition, language))
    return features.map((feature) => ({ feature, source: n }))
  })
  if (fresh.length > 0) await db.insertInto('memory_sketch').values(fresh).execute()
  const known = await db
    .selectFrom('memory_source')
    .where('coalitionId', '=', coalition)
    .where('words', 'in', [...new Set(values.map(({ words }) => words))])
    .select(['n', 'language', 'words'])
    .execute()
  return new Map(known.map(({ n, language, words }) => [`${language} ${words}`, n]))
}

async function forgetIn(db: Db, coalition: string, what: Forgetting): Promise<number> {
  let gone = db.deleteFrom('memory_unit').where('coalitionId', '=', coalition)
  if ('id' in what) gone = gone.where('id', '=', what.id)
  else gone = gone.where('letterId', '=', letterId(what.letter))
  if ('unit' in what) gone = gone.where('unit', '=', what.unit).where('toLanguage', '=', what.to)
  const rows = await gone.returning('source').execute()
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await dropUnused(
      db,
      rows.slice(at, at + AT_ONCE).map(({ source }) => source),
    )
  }
  return rows.length
}

/** A source that nothing is translated from any more goes, and what it was found by. */
async function dropUnused(db: Db, sources: readonly number[]): Promise<void> {
  const asked = [...new Set(sources)]
  if (asked.length === 0) return
  const used = await db.selectFrom('memory_unit').where('source', 'in', asked).select('source').distinct().execute()
  const kept = new Set(used.map(({ source }) => source))
  const unused = asked.filter((source) => !kept.has(source))
  if (unused.length === 0) return
  await db.deleteFrom('memory_sketch').where('source', 'in', unused).execute()
  await db.deleteFrom('memory_source').where('n', 'in', unused).execute()
}

/** One name for one unit of a letter in one language, or for two texts from outside: what comes later takes the place of what was there. */
const idOf = (coalition: string, { letter, unit, from, to, source, target }: Entry): string =>
  digestOf(JSON.stringify(letter === null ? [coalition, from, to, source, target] : [coalition, letter, unit, to])).slice(0, 40)

const columnsOf = (entry: Entry) => ({
  fromLanguage: entry.from,
  toLanguage: entry.to,
  sourceContent: JSON.stringify(entry.source),
  targetContent: JSON.stringify(entry.target),
  before: entry.before,
  after: entry.after,
  letterId: entry.letter === null ? null : letterId(entry.letter),
  unit: entry.unit,
  by: entry.by,
  at: entry.at,
})

const remembered = (row: UnitRow): Remembered => ({
  id: row.id,
  source: contentIn(row.sourceContent),
  target: contentIn(row.targetContent),
  before: row.before,
  after: row.after,
  letter: row.letterId,
  unit: row.unit,
  by: row.by,
  at: row.at,
})

const keptEntry = (row: UnitRow): KeptEntry => ({ ...remembered(row), from: row.fromLanguage, to: row.toLanguage })

/** Our own JSON, written a few lines above. */
const contentIn = (text: string): readonly Inline[] => JSON.parse(text)
