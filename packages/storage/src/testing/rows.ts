import { digestOf, type LetterId, letterId } from '@undersigned/letter'
import { type Salt, saltFrom } from '@undersigned/signatures'
import type { Insertable } from 'kysely'
import type { LetterTable } from '../schema-letters.ts'
import type { Queries } from '../store.ts'

export const aSalt = (byte: number): Salt => saltFrom(new Uint8Array(32).fill(byte))
export const aDigest = digestOf('a text')

export const letterRow = (id: LetterId, changes: Partial<Insertable<LetterTable>> = {}): Insertable<LetterTable> => ({
  id,
  coalitionId: 'coalition',
  slug: id,
  title: 'An open letter',
  language: 'en',
  mode: 'joint',
  stage: 'drafting',
  stageSince: 1,
  zone: 'Europe/Brussels',
  softDeadline: null,
  hardDeadline: null,
  embargoUntil: null,
  publishedAt: null,
  signOn: 'private',
  blockRules: '{}',
  manifest: null,
  amending: null,
  createdBy: null,
  createdAt: 1,
  updatedAt: 1,
  ...changes,
})

/** A coalition with one letter, which most rows belong to. */
export async function storeLetter(db: Queries, name = 'letter'): Promise<LetterId> {
  const id = letterId(name)
  await db
    .insertInto('coalition')
    .values({ id: 'coalition', name: 'Coalition', createdBy: null, createdAt: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db.insertInto('letter').values(letterRow(id)).execute()
  return id
}
