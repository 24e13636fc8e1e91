import { canonicalJson, type Digest } from '@undersigned/letter'
import { textOf, utf8 } from '../log/bytes.ts'
import { signCheckpoint } from '../log/checkpoint.ts'
import type { Signer } from '../log/ed25519.ts'
import { logProofText } from '../log/log-proof.ts'
import { inclusionProof, leafHash, rootOf, treeOf } from '../log/merkle.ts'
import { KEY_TYPES, keyOf, keyText } from '../log/note.ts'
import { openingText, readEntry } from '../log/opening.ts'
import { packed } from './archive.ts'
import { CONTENTS, signContents } from './contents.ts'
import { isJson } from './json.ts'
import { listFrom, type Opened } from './list.ts'
import { manifestFrom } from './manifests.ts'

export interface Witnessed {
  /** A checkpoint of this log with the witness's signature. */
  readonly checkpoint: string
  /** The witness's key, as text. */
  readonly key: string
}

/** Everything that goes into a bundle. */
export interface BundleInput {
  /** The log's name. */
  readonly origin: string
  /** Every entry of the log, in order. */
  readonly entries: readonly Uint8Array[]
  /** What opens the entries of those who are listed, of those who withdrew, objected or were carried; each in the order of the log. */
  readonly opened: readonly Opened[]
  /** Canonical texts of the manifests from the one in force back as far as somebody listed signed one. */
  readonly manifests: ReadonlyMap<Digest, string>
  /** Canonical texts of all their language versions. */
  readonly texts: ReadonlyMap<Digest, string>
  readonly witnesses: readonly Witnessed[]
  /** The page that checks the bundle in a browser, and what is said beside it. */
  readonly page: string
  readonly readme: string
}

/** The manifest in force: the one that was sealed last. */
export function inForceIn(entries: readonly Uint8Array[]): Digest | null {
  return (
    entries
      .map(readEntry)
      .filter(({ kind }) => kind === 'manifest')
      .at(-1)?.manifest ?? null
  )
}

export const proofPath = (index: number): string => `proofs/${String(index).padStart(6, '0')}.tlog-proof`
export const witnessPath = (at: number, file: 'checkpoint' | 'key'): string => `witnesses/${String(at).padStart(3, '0')}.${file}`

/** One ZIP that proves a letter: the same input, the same bytes (rule V11). */
export async function makeBundle(input: BundleInput, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const { origin, entries, opened, page, readme } = input
  const inForce = inForceIn(entries)
  const canonical = inForce === null ? undefined : input.manifests.get(inForce)
  if (inForce === null || canonical === undefined) throw new RangeError('a bundle needs the manifest in force')
  const hashOf = treeOf(entries.map(leafHash))
  const checkpoint = await signCheckpoint({ origin, size: entries.length, root: rootOf(entries.length, hashOf) }, signer)
  const list = listFrom(opened, inForce)
  const openingOf = new Map(opened.map(({ index, opening }) => [index, opening]))
  const proofs = list.map(({ index }): [string, string] => {
    const opening = openingOf.get(index)
    const extra = opening === undefined ? null : utf8(openingText(opening))
    return [proofPath(index), logProofText({ extra, index, path: inclusionProof(index, entries.length, hashOf), checkpoint })]
  })
  const parsed: unknown = JSON.parse(canonical)
  const files = new Map<string, string>([
    ['README.txt', readme],
    ['checkpoint', checkpoint],
    ['key', `${keyText(keyOf(origin, KEY_TYPES.note, signer.publicKey))}\n`],
    ['openings.json', canonicalJson(opened.map(({ index, opening }) => ({ index, ...opening })))],
    ['list.json', canonicalJson(list)],
    ['recipients.json', manifestFrom(isJson(parsed) ? parsed : {}, inForce).recipients],
    ['verify.html', page],
    ...[...input.manifests].map(([named, text]): [string, string] => [`manifests/${named}.json`, text]),
    ...[...input.texts].map(([named, text]): [string, string] => [`texts/${named}.json`, text]),
    ...proofs,
    ...input.witnesses.flatMap((each, at): [string, string][] => [
      [witnessPath(at, 'checkpoint'), each.checkpoint],
      [witnessPath(at, 'key'), `${each.key}\n`],
    ]),
  ])
  const bytes = new Map<string, Uint8Array>([...files].map(([path, text]) => [path, utf8(text)]))
  bytes.set('entries.jsonl', utf8(entries.map((entry) => `${textOf(entry)}\n`).join('')))
  bytes.set(CONTENTS, utf8(await signContents(origin, bytes, signer)))
  return packed(bytes)
}
