import { type Digest, digest } from '@undersigned/letter'
import { type Db, frozenText, type LetterRow, listedSignatories, loggedEvents, logSize, manifestsOf } from '@undersigned/storage'
import { manifestFrom } from '../letters/sealed.ts'
import type { BundleRead } from './bundle-from.ts'
import { originOf } from './letter-log.ts'

/** What the rows have of it; null for a letter that was never sealed. */
export async function readForBundle(db: Db, letter: LetterRow): Promise<BundleRead | null> {
  if (letter.manifest === null) return null
  const [size, rows, manifests] = await Promise.all([
    logSize(db, letter.id),
    listedSignatories(db, letter.id, letter.manifest),
    manifestsOf(db, letter.id),
  ])
  return {
    origin: originOf(letter.id),
    events: await loggedEvents(db, letter.id, { to: Math.max(1, size) }),
    counting: rows.map(({ id }) => String(id)),
    manifests: manifests.map(({ digest: named, previous, canonical }) => ({ digest: named, previous, canonical })),
    texts: new Map(await Promise.all(manifests.map(async (row) => [row.digest, await textsOf(db, letter, row)] as const))),
  }
}

async function textsOf(
  db: Db,
  letter: LetterRow,
  manifest: { readonly digest: Digest; readonly canonical: string },
): Promise<readonly (readonly [Digest, string])[]> {
  const { original, versions } = manifestFrom(manifest)
  return Promise.all(
    [original, ...versions].map(async (version) => {
      const frozen = await frozenText(db, letter.id, digest(version.digest))
      if (frozen === null) throw new RangeError(`the text ${version.digest} of ${letter.id} is not kept`)
      return [version.digest, Buffer.from(frozen.bytes).toString('utf8')] as const
    }),
  )
}
