import type { LetterId } from '@undersigned/letter'
import type { Witnessed } from '@undersigned/signatures/bundle'
import {
  cosignedAt,
  isSame,
  keyText,
  type NoteKey,
  NotProven,
  noteText,
  openCheckpoint,
  parseKey,
  type parseNote,
  signatureBy,
} from '@undersigned/signatures/log'
import {
  type CosignatureRow,
  cosignaturesOf,
  type Db,
  keepCosignature,
  type LetterRow,
  logRoot,
  logSize,
  witnessesOf,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { checkpointOf, logKeyOf } from './letter-log.ts'

type Parts = { readonly db: Db; readonly keys: Pick<Keys, 'derive'> }

/**
 * Takes what a witness signed of a log, if it is one that the coalition named, of this log as it is or was, and truly signed (rule V22);
 * says how large the log was then, or throws `NotProven`.
 */
export async function takeCosignature({ db, keys }: Parts, letter: LetterRow, note: string): Promise<number> {
  const key = await logKeyOf(keys, letter.id)
  const { size, root, note: signed } = await openCheckpoint(note, key)
  if (size > (await logSize(db, letter.id)) || !isSame(await logRoot(db, letter.id, size), root))
    throw new NotProven('log-differs', 'checkpoint')
  const known = (await witnessesOf(db, letter.coalitionId)).map((row) => parseKey(row.key))
  const witness = known.find((each) => signatureBy(each, signed.signatures) !== null)
  if (witness === undefined) throw new NotProven('other-key', 'witness')
  const seconds = await cosignedAt(signed, witness)
  await keepCosignature(db, { letterId: letter.id, key: keyText(witness), size, signature: lineOf(witness, signed), at: seconds * 1000 })
  return size
}

/** What witnesses signed, each with the log's own checkpoint of that size. */
export async function witnessedOf(parts: Parts, letter: LetterId): Promise<readonly Witnessed[]> {
  const rows = await cosignaturesOf(parts.db, letter)
  return Promise.all(rows.map(async (row) => ({ key: row.key, checkpoint: withLines(await checkpointFor(parts, row), [row]) })))
}

/** The checkpoint of a log as large as it is, with every witness's line under it that signed just that (rule V23). */
export async function cosignedCheckpoint(parts: Parts, letter: LetterId): Promise<string> {
  const size = await logSize(parts.db, letter)
  const checkpoint = await checkpointOf(parts.keys, parts.db, { letter, size })
  return withLines(
    checkpoint,
    (await cosignaturesOf(parts.db, letter)).filter((row) => row.size === size),
  )
}

/** The largest checkpoint that a witness signed, with all lines under it; null while none did (rule V23). */
export async function witnessedCheckpoint(parts: Parts, letter: LetterId): Promise<string | null> {
  const rows = await cosignaturesOf(parts.db, letter)
  const size = Math.max(...rows.map((row) => row.size))
  const [first, ...more] = rows.filter((row) => row.size === size)
  return first === undefined ? null : withLines(await checkpointFor(parts, first), [first, ...more])
}

const checkpointFor = ({ db, keys }: Parts, { letterId, size }: CosignatureRow): Promise<string> =>
  checkpointOf(keys, db, { letter: letterId, size })

const withLines = (checkpoint: string, rows: readonly Pick<CosignatureRow, 'signature'>[]): string =>
  `${checkpoint}${rows.map(({ signature }) => `${signature}\n`).join('')}`

type Signed = ReturnType<typeof parseNote>

function lineOf(witness: NoteKey, note: Signed): string {
  const own = signatureBy(witness, note.signatures)
  return own === null ? '' : noteText({ text: '', signatures: [own] }).trim()
}
