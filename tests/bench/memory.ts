// A memory of 100,000 units asked for a text like one it holds: how long until its best matches are there, and how often the right one is
// among them. Beside it, in the same run, the trigram indexes of both databases, and a plain scan that scores everything alike.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Inline } from '@undersigned/letter'
import { memoryOf, openStore, type Store } from '@undersigned/storage'
import { bestMatches, type Entry, type Remembered } from '@undersigned/translation'
import { sql } from 'kysely'
import { findPostgres, startPostgres } from '../support/postgres.ts'

const UNITS = Number(process.env.MEMORY_UNITS ?? 100_000)
const QUERIES = 300
/** Peers that take a second for an answer are asked less often. */
const SLOW_QUERIES = 25
const SCANS = 5
const CANDIDATES = 40
/** As the server takes in a file: a transaction is short even where the machine has other things to do. */
const TAKEN_IN_AT_ONCE = 400
const COALITION = 'bench'
const goals = { p95Ms: 50, foundPercent: 99 }

/** Every run draws the same texts. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
const chance = chanceFrom(20_261)

const syllables =
  'ba be bi co da de di do fa ge la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to tion ment ing er al'.split(
    ' ',
  )
const VOCABULARY = Array.from({ length: 20_000 }, (_, at) =>
  Array.from({ length: 1 + Math.floor(3 * chance()) + (at > 300 ? 1 : 0) }, () => syllables[Math.floor(chance() * syllables.length)]).join(
    '',
  ),
)
/** As often as words are said: a few all the time, most of them rarely. */
const word = (): string => VOCABULARY[Math.floor(Math.exp(chance() * Math.log(VOCABULARY.length)) - 1)] ?? ''
const PHRASES = Array.from({ length: 60 }, () => [word(), word(), word()].join(' '))
/** Letters repeat themselves: every fifth stretch is a phrase that a thousand other units have. */
const piece = (): string => (chance() < 0.2 ? (PHRASES[Math.floor(chance() * PHRASES.length)] ?? '') : [word(), word(), word()].join(' '))
const sentence = (): string => Array.from({ length: 2 + Math.floor(chance() * 18) }, piece).join(' ')

/** One word in seven changed, at least one. */
function changed(text: string): string {
  const words = text.split(' ')
  for (let left = Math.max(1, Math.floor(words.length / 7)); left > 0; left -= 1) words[Math.floor(chance() * words.length)] = word()
  return words.join(' ')
}

const content = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const entryOf = (text: string, at: number): Entry => ({
  ...{ from: 'en', to: 'fr', before: '', after: '', letter: null, unit: null, by: 'bench', at },
  source: content(text),
  target: content(`${at}`),
})

interface Query {
  readonly text: string
  readonly at: number
}

type Ask = (text: string) => Promise<readonly Remembered[]> | readonly Remembered[]

/** Asks, scores and looks whether the unit that the text was made from is among the matches. */
async function measured(queries: readonly Query[], ask: Ask): Promise<Readonly<Record<string, number>>> {
  const times: number[] = []
  let found = 0
  for (const { text, at } of queries) {
    const started = performance.now()
    const matches = bestMatches({ content: content(text), before: '', after: '' }, await ask(text))
    times.push(performance.now() - started)
    if (matches.some(({ remembered }) => remembered.at === at)) found += 1
  }
  const sorted = times.toSorted((one, other) => one - other)
  const share = (part: number): number => Math.round(100 * (sorted[Math.floor(part * (sorted.length - 1))] ?? 0)) / 100
  const foundPercent = Math.round((10_000 * found) / queries.length) / 100
  return { queries: queries.length, medianMs: share(0.5), p95Ms: share(0.95), maxMs: share(1), foundPercent }
}

async function ours(store: Store, texts: readonly string[], queries: readonly Query[]) {
  await store.db.insertInto('coalition').values({ id: COALITION, name: 'Bench', createdBy: null, createdAt: 1 }).execute()
  const started = performance.now()
  for (let at = 0; at < texts.length; at += TAKEN_IN_AT_ONCE) {
    const some = texts.slice(at, at + TAKEN_IN_AT_ONCE).map((text, offset) => entryOf(text, at + offset))
    await store.transaction((tx) => memoryOf(tx, COALITION).keep(some))
  }
  const takingInSeconds = Math.round((performance.now() - started) / 100) / 10
  const memory = memoryOf(store.db, COALITION)
  const ask: Ask = (text) => memory.candidates({ text, from: 'en', to: 'fr' })
  await measured(queries.slice(0, 20), ask)
  return { takingInSeconds, ...(await measured(queries, ask)) }
}

const rememberedAt = (texts: readonly string[], at: number): Remembered => ({ id: String(at), ...entryOf(texts[at] ?? '', at) })

/** SQLite's trigram index, asked for any of the longest words. */
async function fts5(folder: string, texts: readonly string[], queries: readonly Query[]) {
  const db = new DatabaseSync(join(folder, 'fts5.sqlite'))
  db.exec(`pragma journal_mode=wal; create virtual table ft using fts5(t, content='', tokenize='trigram remove_diacritics 1')`)
  const started = performance.now()
  const insert = db.prepare('insert into ft(rowid, t) values (?, ?)')
  db.exec('begin')
  texts.forEach((text, at) => {
    insert.run(at + 1, text)
  })
  db.exec('commit')
  const takingInSeconds = Math.round((performance.now() - started) / 100) / 10
  const select = db.prepare(`select rowid as n from ft where ft match ? order by rank limit ${CANDIDATES}`)
  const asked = (text: string): string =>
    [...new Set(text.split(' '))]
      .toSorted((one, other) => other.length - one.length)
      .slice(0, 8)
      .map((each) => `"${each}"`)
      .join(' OR ')
  const figures = await measured(queries, (text) => select.all(asked(text)).map(({ n }) => rememberedAt(texts, Number(n) - 1)))
  db.close()
  return { takingInSeconds, ...figures }
}

/** Postgres' trigram index, asked for the most similar. */
async function trigrams({ db }: Store, texts: readonly string[], queries: readonly Query[]) {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create table trigrams (n bigint primary key, t text not null)`.execute(db)
  const started = performance.now()
  for (let at = 0; at < texts.length; at += 4_000) {
    const some = texts.slice(at, at + 4_000).map((text, offset) => sql`(${sql.lit(at + offset)}, ${text})`)
    await sql`insert into trigrams (n, t) values ${sql.join(some)}`.execute(db)
  }
  await sql`create index trigrams_t on trigrams using gin (t gin_trgm_ops)`.execute(db)
  const takingInSeconds = Math.round((performance.now() - started) / 100) / 10
  const figures = await measured(queries, async (text) => {
    const { rows } = await sql<{ n: number }>`select n from trigrams where t % ${text}
      order by similarity(t, ${text}) desc limit ${sql.lit(CANDIDATES)}`.execute(db)
    return rows.map(({ n }) => rememberedAt(texts, n))
  })
  return { takingInSeconds, ...figures }
}

async function onPostgres(texts: readonly string[], queries: readonly Query[]) {
  const binaries = findPostgres()
  if (binaries === null) return { sketchOnPostgres: 'not installed', pgTrgm: 'not installed' }
  const postgres = await startPostgres(binaries)
  const store = await openStore({ databaseUrl: await postgres.newDatabase('memory') })
  const sketchOnPostgres = await ours(store, texts, queries)
  const pgTrgm = await trigrams(store, texts, queries.slice(0, SCANS))
  await store.close()
  await postgres.stop()
  return { sketchOnPostgres, pgTrgm }
}

export async function run(): Promise<Readonly<Record<string, unknown>>> {
  const texts = Array.from({ length: UNITS }, sentence)
  const queries = Array.from({ length: QUERIES }, (): Query => {
    const at = Math.floor(chance() * UNITS)
    return { at, text: changed(texts[at] ?? '') }
  })
  const folder = mkdtempSync(join(tmpdir(), 'bench-memory-'))
  const store = await openStore({ dataDir: folder })
  const sketchOnSqlite = await ours(store, texts, queries)
  await store.close()
  const fts5Trigram = await fts5(folder, texts, queries.slice(0, SLOW_QUERIES))
  const all = texts.map((_, at) => rememberedAt(texts, at))
  const scan = await measured(queries.slice(0, SCANS), () => all)
  const postgres = await onPostgres(texts, queries)
  rmSync(folder, { recursive: true, force: true })
  return { units: UNITS, goals, sketchOnSqlite, fts5Trigram, scan, ...postgres }
}
