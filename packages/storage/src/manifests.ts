import { type Digest, type Language, type LetterId, type LetterText, letterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import { type Db, stringsIn } from './db.ts'
import type { FrozenTextTable, ManifestTable } from './schema-signatures.ts'

export type FrozenTextRow = Omit<Selectable<FrozenTextTable>, 'text'> & { readonly text: LetterText }

export interface ManifestRow extends Omit<Selectable<ManifestTable>, 'bytes' | 'by'> {
  readonly canonical: string
  readonly by: readonly string[]
}

export async function insertManifest(db: Db, manifest: ManifestRow): Promise<void> {
  const { canonical, by, ...row } = manifest
  await db
    .insertInto('manifest')
    .values({ ...row, bytes: new Uint8Array(Buffer.from(canonical)), by: JSON.stringify(by) })
    .execute()
}

/** The manifests of a letter, the newest first. */
export async function manifestsOf(db: Db, letter: string): Promise<readonly ManifestRow[]> {
  const rows = await db.selectFrom('manifest').where('letterId', '=', letterId(letter)).selectAll().orderBy('at', 'desc').execute()
  return rows.map(({ bytes, by, ...row }) => ({ ...row, canonical: Buffer.from(bytes).toString('utf8'), by: stringsIn(by) }))
}

/** Keeps the text of a stopped room for good (D18); the same text at the same number is kept once. */
export async function insertFrozenText(db: Db, frozen: FrozenTextRow): Promise<void> {
  await db
    .insertInto('frozen_text')
    .values({ ...frozen, text: JSON.stringify(frozen.text) })
    .onConflict((conflict) => conflict.columns(['room', 'n', 'digest']).doNothing())
    .execute()
}

const isText = (value: unknown): value is LetterText => typeof value === 'object' && value !== null && 'paragraphs' in value

const withText = (row: Selectable<FrozenTextTable>): FrozenTextRow => {
  const text: unknown = JSON.parse(row.text)
  if (!isText(text)) throw new TypeError(`frozen text ${row.digest} is not a letter's text`)
  return { ...row, text }
}

/** The frozen text of this digest, for pages and paper. */
export async function frozenText(db: Db, letter: LetterId, digest: Digest): Promise<FrozenTextRow | null> {
  const row = await db
    .selectFrom('frozen_text')
    .where('letterId', '=', letter)
    .where('digest', '=', digest)
    .selectAll()
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : withText(row)
}

/** The text a language was last frozen with. */
export async function latestFrozen(db: Db, letter: LetterId, language: Language): Promise<FrozenTextRow | null> {
  const row = await db
    .selectFrom('frozen_text')
    .where('letterId', '=', letter)
    .where('language', '=', language)
    .selectAll()
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : withText(row)
}

/** Frozen letters whose text was not kept yet: the process that froze them died first (D18). */
export async function lettersWithoutFrozenText(db: Db): Promise<readonly LetterId[]> {
  const rows = await db
    .selectFrom('letter')
    .where('stage', '=', 'frozen')
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('frozen_text')
        .innerJoin('letter as frozen', 'frozen.id', 'frozen_text.letterId')
        .whereRef('frozen_text.at', '>=', 'frozen.stageSince')
        .select('frozen.id'),
    )
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}
