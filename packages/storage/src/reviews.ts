import type { Language, LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { ReviewTable, UnitStateTable } from './schema-letters.ts'

export type ReviewRow = Selectable<ReviewTable>

/** Verdicts are added, never changed (D9). */
export async function addReview(db: Db, review: ReviewRow): Promise<void> {
  await db.insertInto('review').values(review).execute()
}

/** The newest verdict on each unit of a version. */
export async function reviewsOf(db: Db, letter: LetterId, language: Language): Promise<readonly ReviewRow[]> {
  const rows = await db
    .selectFrom('review')
    .where('letterId', '=', letter)
    .where('language', '=', language)
    .selectAll()
    .orderBy('at')
    .orderBy('id')
    .execute()
  return [...new Map(rows.map((row) => [row.unit, row])).values()]
}

/** By language, what changes with every further verdict: verdicts are added, never changed. */
export async function reviewMarksOf(db: Db, letter: LetterId): Promise<ReadonlyMap<Language, string>> {
  const rows = await db
    .selectFrom('review')
    .where('letterId', '=', letter)
    .groupBy('language')
    .select((eb) => ['language', eb.fn.countAll().as('n'), eb.fn.max('at').as('at')])
    .execute()
  return new Map(rows.map(({ language, n, at }) => [language, `${n}@${at}`]))
}

export type UnitStateRow = Omit<Selectable<UnitStateTable>, 'counts' | 'units' | 'complete'> & {
  readonly complete: boolean
  readonly counts: unknown
  readonly units: unknown
}

/** What the reader last made of the versions of a letter, or of one of them (D11). */
export async function unitStatesOf(db: Db, letter: LetterId, language?: Language): Promise<readonly UnitStateRow[]> {
  const all = db.selectFrom('unit_state').where('letterId', '=', letter)
  const rows = await (language === undefined ? all : all.where('language', '=', language)).selectAll().execute()
  return rows.map((row) => ({ ...row, complete: row.complete === 1, counts: JSON.parse(row.counts), units: JSON.parse(row.units) }))
}

export type UnitCountsRow = Omit<UnitStateRow, 'units'>

/** The same without the units one by one: lists and overviews need sums, and a letter has hundreds of units in every language. */
export async function unitCountsOf(db: Db, letter: LetterId): Promise<readonly UnitCountsRow[]> {
  const rows = await db
    .selectFrom('unit_state')
    .where('letterId', '=', letter)
    .select(['letterId', 'language', 'originalN', 'versionN', 'complete', 'counts', 'at'])
    .execute()
  return rows.map((row) => ({ ...row, complete: row.complete === 1, counts: JSON.parse(row.counts) }))
}

/** Writes what the reader made, unless something read later stands there. */
export async function putUnitState(db: Db, state: UnitStateRow): Promise<void> {
  const values = {
    originalN: state.originalN,
    versionN: state.versionN,
    complete: state.complete ? (1 as const) : (0 as const),
    counts: JSON.stringify(state.counts),
    units: JSON.stringify(state.units),
    at: state.at,
  }
  await db
    .insertInto('unit_state')
    .values({ letterId: state.letterId, language: state.language, ...values })
    .onConflict((conflict) => conflict.columns(['letterId', 'language']).doUpdateSet(values).where('unit_state.at', '<=', state.at))
    .execute()
}

/** Forgets what was made of texts that are about to be another room's. */
export async function forgetUnitStates(db: Db, letter: LetterId, languages: readonly Language[]): Promise<void> {
  await db.deleteFrom('unit_state').where('letterId', '=', letter).where('language', 'in', languages).execute()
}
