import { type Digest, type Language, type LetterId, letterId } from '@undersigned/letter'
import type { Standing } from '@undersigned/signatures'
import type { Insertable, Selectable } from 'kysely'
import { type Db, languagesIn } from './db.ts'
import type { LetterTable } from './schema-letters.ts'
import type { Transacting } from './store.ts'

export type LetterRow = Selectable<LetterTable>
/** What a new letter does not say is as the database has it for every letter. */
export type NewLetterRow = Insertable<LetterTable>

export async function letterOf(db: Db, id: string): Promise<LetterRow | null> {
  const row = await db.selectFrom('letter').where('id', '=', letterId(id)).selectAll().executeTakeFirst()
  return row ?? null
}

export async function letterBySlug(db: Db, slug: string): Promise<LetterRow | null> {
  const row = await db.selectFrom('letter').where('slug', '=', slug).selectAll().executeTakeFirst()
  return row ?? null
}

export async function insertLetter(db: Db, letter: NewLetterRow): Promise<void> {
  await db.insertInto('letter').values(letter).execute()
}

export type LetterChange = Partial<Omit<LetterRow, 'id' | 'coalitionId' | 'createdAt' | 'createdBy' | 'language'>>

export async function changeLetter(db: Db, id: LetterId, change: LetterChange): Promise<void> {
  if (Object.keys(change).length > 0) await db.updateTable('letter').set(change).where('id', '=', id).execute()
}

/** Lets another language lead; the rooms must say it in the same transaction (rule T37). */
export async function changeLeadingLanguage(tx: Transacting, id: LetterId, change: { language: Language; at: number }): Promise<void> {
  await tx.updateTable('letter').set({ language: change.language, updatedAt: change.at }).where('id', '=', id).execute()
}

/** Letters in which an account has a role, the latest first. */
export async function lettersFor(db: Db, userId: string): Promise<readonly LetterRow[]> {
  return db
    .selectFrom('letter')
    .where('id', 'in', (eb) => eb.selectFrom('letter_role').where('userId', '=', userId).select('letterId'))
    .selectAll()
    .orderBy('updatedAt', 'desc')
    .execute()
}

/** The letters of a coalition that may still be written. */
export async function openLettersOf(db: Db, coalition: string): Promise<readonly LetterId[]> {
  const rows = await db
    .selectFrom('letter')
    .where('coalitionId', '=', coalition)
    .where('stage', 'in', ['drafting', 'in-review'])
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

export interface VersionRow {
  readonly language: Language
  readonly addedBy: string | null
  readonly addedAt: number
  /** Whether it shall be sealed with the letter. */
  readonly wanted: boolean
}

/** The language versions of a letter, without those taken out. */
export async function versionsOf(db: Db, letter: LetterId): Promise<readonly VersionRow[]> {
  const rows = await db
    .selectFrom('version')
    .where('letterId', '=', letter)
    .where('removedAt', 'is', null)
    .select(['language', 'createdBy as addedBy', 'createdAt as addedAt', 'wanted'])
    .orderBy('createdAt')
    .execute()
  return rows.map((row) => ({ ...row, wanted: row.wanted === 1 }))
}

/** Says which of a letter's versions shall be sealed with it (rule T115). */
export async function setWantedVersions(db: Db, letter: LetterId, languages: readonly Language[]): Promise<void> {
  const all = db.updateTable('version').where('letterId', '=', letter)
  await all.set({ wanted: 0 }).execute()
  if (languages.length > 0) await all.set({ wanted: 1 }).where('language', 'in', languages).execute()
}

/** Adds a version, or brings back one that was taken out, words and all. */
export async function addVersion(db: Db, version: { letterId: LetterId; language: Language; by: string; at: number }): Promise<void> {
  const { language, by, at } = version
  await db
    .insertInto('version')
    .values({ letterId: version.letterId, language, createdBy: by, createdAt: at, removedAt: null, wanted: 1 })
    .onConflict((conflict) => conflict.columns(['letterId', 'language']).doUpdateSet({ removedAt: null, wanted: 1 }))
    .execute()
}

export async function removeVersion(db: Db, version: { letterId: LetterId; language: Language; at: number }): Promise<void> {
  const { language, at } = version
  await db.updateTable('version').set({ removedAt: at }).where('letterId', '=', version.letterId).where('language', '=', language).execute()
}

/** Where a letter is, as the decisions about stages want it. */
export async function standingOf(db: Db, letter: LetterRow): Promise<Standing> {
  const sealed = letter.manifest === null ? [] : await manifestLanguages(db, letter)
  return {
    stage: letter.stage,
    signOn: letter.signOn,
    manifest: letter.manifest,
    languages: sealed,
    amending: letter.amending,
    publishedAt: letter.publishedAt,
    embargoUntil: letter.embargoUntil,
    softDeadline: letter.softDeadline,
    hardDeadline: letter.hardDeadline,
  }
}

/** What a digest is of does not change: the languages of the manifests that were asked for last. */
const languagesOf = new Map<Digest, readonly Language[]>()
const MOST_MANIFESTS = 500

async function manifestLanguages(db: Db, letter: LetterRow): Promise<readonly Language[]> {
  if (letter.manifest === null) return []
  const known = languagesOf.get(letter.manifest) ?? (await languagesNamed(db, letter.id, letter.manifest))
  if (languagesOf.size > MOST_MANIFESTS) languagesOf.clear()
  if (known.length > 0) languagesOf.set(letter.manifest, known)
  return known
}

async function languagesNamed(db: Db, letter: LetterId, digest: Digest): Promise<readonly Language[]> {
  const row = await db.selectFrom('manifest').where('letterId', '=', letter).where('digest', '=', digest).select('bytes').executeTakeFirst()
  if (row === undefined) return []
  const manifest: unknown = JSON.parse(Buffer.from(row.bytes).toString('utf8'))
  const named = isSealed(manifest) ? [manifest.original, ...manifest.versions].map(({ language }) => language) : []
  return languagesIn(JSON.stringify(named))
}

interface Sealed {
  readonly original: { readonly language: unknown }
  readonly versions: readonly { readonly language: unknown }[]
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'original' in value && 'versions' in value && Array.isArray(value.versions)
