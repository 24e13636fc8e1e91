import { hexOf, leafHash, treeOf, utf8 } from '@undersigned/signatures/log'
import type { Queries } from '../store.ts'
import type { Problem } from './verify.ts'

/** The stored hashes of every letter's log are those of its events' leaves, no more and no fewer (rule V8). */
export async function logProblems(db: Queries): Promise<readonly Problem[]> {
  const letters = await db.selectFrom('event').where('leaf', 'is not', null).select('letterId').distinct().execute()
  const hashed = await db.selectFrom('log_hash').select('letterId').distinct().execute()
  const problems: Problem[] = []
  for (const letterId of new Set([...letters, ...hashed].map((row) => row.letterId))) {
    const leaves = await db
      .selectFrom('event')
      .where('letterId', '=', letterId)
      .where('leaf', 'is not', null)
      .select('leaf')
      .orderBy('seq')
      .execute()
    const rows = await db.selectFrom('log_hash').where('letterId', '=', letterId).select(['level', 'index', 'hash']).execute()
    if (!isTreeOf(leaves, rows)) problems.push({ kind: 'log', where: `letter ${letterId}` })
  }
  return problems
}

interface Row {
  readonly level: number
  readonly index: number
  readonly hash: Uint8Array
}

function isTreeOf(leaves: readonly { readonly leaf: string | null }[], rows: readonly Row[]): boolean {
  const size = leaves.length
  const expected = treeOf(leaves.map(({ leaf }) => leafHash(utf8(leaf ?? ''))))
  const isWhole = rows.length === sizeOfTree(size) && rows.every(({ level, index }) => index < Math.floor(size / 2 ** level))
  return isWhole && rows.every((row) => hexOf(row.hash) === hexOf(expected(row)))
}

/** How many perfect subtrees a tree of so many leaves has. */
const sizeOfTree = (leaves: number): number => (leaves === 0 ? 0 : leaves + sizeOfTree(Math.floor(leaves / 2)))
