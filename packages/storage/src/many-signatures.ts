import type { Digest, LetterId } from '@undersigned/letter'
import type { TokenHash } from '@undersigned/signatures'
import type { Db } from './db.ts'
import type { SignatoryRow } from './signatories.ts'
import { confirmedUnder } from './successions.ts'

/** Whom the tokens of mails to confirm belong to, asked at once. */
export async function signatoriesToConfirm(db: Db, hashes: readonly TokenHash[]): Promise<ReadonlyMap<TokenHash, SignatoryRow>> {
  if (hashes.length === 0) return new Map()
  const rows = await db.selectFrom('signatory').where('confirmTokenHash', 'in', hashes).selectAll().execute()
  return new Map(rows.flatMap((row) => (row.confirmTokenHash === null ? [] : [[row.confirmTokenHash, row] as const])))
}

/** Who of these signatories has a confirmed signature under a manifest, listed or not. */
export async function signatoriesConfirmed(
  db: Db,
  { letter, manifest, among }: { readonly letter: LetterId; readonly manifest: Digest; readonly among: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (among.length === 0) return new Set()
  const rows = await confirmedUnder(db, letter, manifest).where('signatory', 'in', among).select('signatory').execute()
  return new Set(rows.flatMap(({ signatory }) => signatory ?? []))
}

/** Which of these names are of public note to a coalition (rule G117). */
export async function namesOfNote(db: Db, coalition: string, nameKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (nameKeys.length === 0) return new Set()
  const rows = await db
    .selectFrom('noted_name')
    .where('coalitionId', '=', coalition)
    .where('nameKey', 'in', nameKeys)
    .select('nameKey')
    .execute()
  return new Set(rows.map(({ nameKey }) => nameKey))
}
