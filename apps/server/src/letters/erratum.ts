import { type Db, deliveredFirst, type LetterRow, type SignatoryRow, signatoriesOf } from '@undersigned/storage'

/** A name that stood where others have it already, and was taken back since. */
export interface Erratum {
  readonly id: string
  readonly class: SignatoryRow['class']
  readonly name: string
  readonly withdrawnAt: number
}

/** Copies that went out, and pages that were read, stay true of their day; who was taken off since is told here (rule G103). */
export async function erratumOf(db: Db, letter: LetterRow): Promise<readonly Erratum[]> {
  const out = [letter.publishedAt, await deliveredFirst(db, letter.id)].filter((at) => at !== null)
  if (out.length === 0) return []
  const since = Math.min(...out)
  const rows = await signatoriesOf(db, letter.id, ['withdrawn'])
  return rows.flatMap(({ id, class: kind, name, withdrawnAt }) =>
    withdrawnAt === null || withdrawnAt < since ? [] : [{ id: String(id), class: kind, name, withdrawnAt }],
  )
}
