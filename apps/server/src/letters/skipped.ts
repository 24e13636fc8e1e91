import { type Stage, stagesSkipped } from '@undersigned/signatures'
import { type LetterRow, type Store, stageMovesOf } from '@undersigned/storage'

const MOST = 500

interface Known {
  readonly stage: Stage
  readonly since: number
  readonly skipped: readonly Stage[]
}

/** What the events say stays true until the stage changes again; a letter's page is asked for far more often. */
const known = new WeakMap<Store['db'], Map<string, Known>>()

/** The stages a letter passed over on its way to where it is (rule G26). */
export async function skippedBy({ db }: Pick<Store, 'db'>, { id, stage, stageSince: since }: LetterRow): Promise<readonly Stage[]> {
  const letters = known.get(db) ?? new Map<string, Known>()
  known.set(db, letters)
  const before = letters.get(id)
  if (before?.stage === stage && before.since === since) return before.skipped
  const skipped = stagesSkipped(await stageMovesOf(db, id), stage)
  letters.delete(id)
  letters.set(id, { stage, since, skipped })
  const [oldest] = letters.keys()
  if (letters.size > MOST && oldest !== undefined) letters.delete(oldest)
  return skipped
}
