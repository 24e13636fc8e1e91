import type { AccessKind } from '@undersigned/api'
import type { SignatureId } from '@undersigned/signatures'
import { type Db, insertAccesses, type LetterRow, wasShown } from '@undersigned/storage'
import type { Services } from '../services.ts'

interface Shown {
  readonly letter: Pick<LetterRow, 'id' | 'coalitionId'>
  readonly by: string
  readonly what: AccessKind
  readonly count: number
}

const HOUR = 60 * 60 * 1000

/** Somebody was shown contact data: written down before they get it, once an hour where a page shows the same again (rule P42). */
export async function noteAccess(
  { now, newId }: Pick<Services, 'now' | 'newId'>,
  db: Db,
  { letter, by, what, count }: Shown,
): Promise<void> {
  const at = now()
  const shown = { letterId: letter.id, coalitionId: letter.coalitionId, by, what, count }
  if (count === 0 || (await wasShown(db, { ...shown, since: at - HOUR }))) return
  await insertAccesses(db, [{ ...shown, id: newId(), signature: null, reason: '', at }])
}

/** As `noteAccess`, of signatories by name, each of whom finds it in what they download of themselves. */
export async function noteAccessTo(
  { now, newId }: Pick<Services, 'now' | 'newId'>,
  db: Db,
  { letter, by, what, signatures }: Omit<Shown, 'count'> & { readonly signatures: readonly SignatureId[] },
): Promise<void> {
  const at = now()
  const shown = { letterId: letter.id, coalitionId: letter.coalitionId, by, what, count: 1, reason: '', at }
  await insertAccesses(
    db,
    signatures.map((signature) => ({ ...shown, id: newId(), signature })),
  )
}
