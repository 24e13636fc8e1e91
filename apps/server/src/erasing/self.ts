import { hashOfToken } from '@undersigned/signatures'
import {
  type Db,
  type LetterRow,
  letterOf,
  rowsOfAddress,
  rowsOfSame,
  type SignatoryRow,
  signatoryByToken,
  signatoryOf,
  successionByToken,
} from '@undersigned/storage'

/** Whoever holds a link that was mailed to them, with everything of theirs under that letter and under others. */
export interface Self {
  readonly letter: LetterRow
  /** In that letter: the first signature, and what was given in its place since. */
  readonly own: readonly SignatoryRow[]
  /** In other letters, by the same address. */
  readonly elsewhere: readonly SignatoryRow[]
}

/** Any link of ours to a signatory will do: whoever reads that mailbox is who was written to (rule G125). */
export async function selfBy(db: Db, token: string): Promise<Self | null> {
  const row = await rowBy(db, token)
  const letter = row === null ? null : await letterOf(db, row.letterId)
  if (row === null || letter === null) return null
  const all = row.contactIndex === null ? [] : await rowsOfAddress(db, row.contactIndex)
  return { letter, own: await rowsOfSame(db, row), elsewhere: all.filter(({ letterId }) => letterId !== letter.id) }
}

async function rowBy(db: Db, token: string): Promise<SignatoryRow | null> {
  const hash = hashOfToken(token)
  for (const purpose of ['withdrawTokenHash', 'confirmTokenHash', 'inviteTokenHash'] as const) {
    const row = await signatoryByToken(db, purpose, hash)
    if (row !== null) return row
  }
  const told = await successionByToken(db, hash)
  return told === null ? null : signatoryOf(db, told.letterId, told.signature)
}
