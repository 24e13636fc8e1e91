import { type Language, type LetterText, letterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import { type Db, stringsIn } from './db.ts'
import type { SnapshotTable } from './schema-letters.ts'

export type SnapshotRow = Omit<Selectable<SnapshotTable>, 'text' | 'people'> & {
  readonly text: LetterText
  readonly people: readonly string[]
}

/** Keeps the text at the end of a spell of editing, unless the room's last one says the same (D10). */
export async function keepSnapshot(db: Db, snapshot: SnapshotRow): Promise<boolean> {
  const last = await db
    .selectFrom('snapshot')
    .where('room', '=', snapshot.room)
    .select(['n', 'digest'])
    .orderBy('n', 'desc')
    .executeTakeFirst()
  if (last !== undefined && (last.digest === snapshot.digest || last.n >= snapshot.n)) return false
  await db
    .insertInto('snapshot')
    .values({ ...snapshot, text: JSON.stringify(snapshot.text), people: JSON.stringify(snapshot.people) })
    .execute()
  return true
}

const isText = (value: unknown): value is LetterText => typeof value === 'object' && value !== null && 'paragraphs' in value

function decoded({ text, people, ...row }: Selectable<SnapshotTable>): SnapshotRow {
  const value: unknown = JSON.parse(text)
  if (!isText(value)) throw new TypeError(`snapshot ${row.id} is not a letter's text`)
  return { ...row, text: value, people: stringsIn(people) }
}

export type SnapshotHead = Omit<SnapshotRow, 'text'>

const heads = ['id', 'letterId', 'room', 'n', 'language', 'digest', 'fromAt', 'toAt', 'people', 'words'] as const

/** The snapshots of a letter, the newest first, without their texts. */
export async function snapshotsOf(
  db: Db,
  letter: string,
  { language, limit = 200 }: { readonly language?: Language | undefined; readonly limit?: number } = {},
): Promise<readonly SnapshotHead[]> {
  const all = db.selectFrom('snapshot').where('letterId', '=', letterId(letter))
  const rows = await (language === undefined ? all : all.where('language', '=', language))
    .select(heads)
    .orderBy('toAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ people, ...row }) => ({ ...row, people: stringsIn(people) }))
}

export async function snapshotOf(db: Db, letter: string, id: string): Promise<SnapshotRow | null> {
  const row = await db.selectFrom('snapshot').where('letterId', '=', letterId(letter)).where('id', '=', id).selectAll().executeTakeFirst()
  return row === undefined ? null : decoded(row)
}
