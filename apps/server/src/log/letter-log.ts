import type { LetterId } from '@undersigned/letter'
import {
  inclusionProof,
  KEY_TYPES,
  keyOf,
  type LogProof,
  type Node,
  type NoteKey,
  nodesFor,
  type Opening,
  receiptText,
  rootOf,
  type Signer,
  signCheckpoint,
  signerFrom,
} from '@undersigned/signatures/log'
import { type Db, loggedEvents, logHashes, logRoot, logSize, signatureEvent } from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { openingOf } from './opening-of.ts'

/** The name of a letter's log. It says nothing of where it is served, so that a letter which moves keeps its receipts (rule V4). */
export const originOf = (letter: LetterId): string => `undersigned/${letter}`

type Secret = Pick<Keys, 'derive'>
const signers = new WeakMap<Secret, Promise<Signer>>()

/** Who signs checkpoints: one private key of its own, made from the server's secret keys (D26). */
export function logSigner(keys: Secret): Promise<Signer> {
  const signer = signers.get(keys) ?? signerFrom(new Uint8Array(keys.derive('log')))
  signers.set(keys, signer)
  return signer
}

/** The key by which anybody checks the log of a letter. */
export const logKeyOf = async (keys: Secret, letter: LetterId): Promise<NoteKey> =>
  keyOf(originOf(letter), KEY_TYPES.note, (await logSigner(keys)).publicKey)

/** The log as it is now, or was at a size, signed; the same bytes each time (rule V4). */
export async function checkpointOf(keys: Secret, db: Db, { letter, size }: At): Promise<string> {
  return signCheckpoint({ origin: originOf(letter), size, root: await logRoot(db, letter, size) }, await logSigner(keys))
}

interface At {
  readonly letter: LetterId
  readonly size: number
}

/** That an entry stands in the log as it is now (rule V6). */
async function proofOf(keys: Secret, db: Db, { letter, index }: Entry): Promise<Omit<LogProof, 'extra'>> {
  const size = await logSize(db, letter)
  const path = inclusionProof(index, size, await logHashes(db, letter, nodesFor.inclusion(index, size)))
  return { index, path, checkpoint: await checkpointOf(keys, db, { letter, size }) }
}

interface Entry {
  readonly letter: LetterId
  readonly index: number
}

/** The receipts of what became of signatures when the text was changed, by signature: read once for all who are told (rule V10). */
export async function changeReceipts(
  keys: Secret,
  db: Db,
  { letter, manifest }: { readonly letter: LetterId; readonly manifest: string },
): Promise<(signature: string) => Promise<string | null>> {
  const events = await loggedEvents(db, letter, { to: Math.max(1, await logSize(db, letter)) })
  const opened = events.flatMap((event) => {
    const opening = event.kind === 'carried' || event.kind === 'asked-again' ? openingOf(event) : null
    return opening === null || opening.payload.manifest !== manifest ? [] : [{ index: event.index, opening }]
  })
  const own = new Map(opened.map((each) => [String(each.opening.payload.signature), each]))
  return async (signature) => {
    const entry = own.get(signature)
    return entry === undefined ? null : receiptText(entry.opening, await proofOf(keys, db, { letter, index: entry.index }))
  }
}

/** The receipt of one's own signature, as of now; null for one that was erased, or never was (rule V10). */
export async function receiptOf(keys: Secret, db: Db, { letter, signature }: OfSignature): Promise<string | null> {
  const event = await signatureEvent(db, letter, signature)
  const opening = event === null ? null : openingOf(event)
  if (event === null || opening === null) return null
  return receiptText(opening, await proofOf(keys, db, { letter, index: event.index }))
}

interface Written {
  readonly index: number
  readonly opening: Opening
}

interface WrittenTogether {
  readonly letter: LetterId
  /** Of the log, with them. */
  readonly size: number
  readonly entries: readonly Written[]
}

/** The receipts of entries that were written together: under one checkpoint, and asked for at once. */
export async function receiptsOf(keys: Secret, db: Db, { letter, size, entries }: WrittenTogether): Promise<readonly string[]> {
  const nodes = [...nodesFor.root(size), ...entries.flatMap(({ index }) => nodesFor.inclusion(index, size))]
  const hashes = await logHashes(db, letter, uniqueNodes(nodes))
  const checkpoint = await signCheckpoint({ origin: originOf(letter), size, root: rootOf(size, hashes) }, await logSigner(keys))
  return entries.map(({ index, opening }) => receiptText(opening, { index, path: inclusionProof(index, size, hashes), checkpoint }))
}

const uniqueNodes = (nodes: readonly Node[]): readonly Node[] => [
  ...new Map(nodes.map((node) => [`${node.level}/${node.index}`, node])).values(),
]

interface OfSignature {
  readonly letter: LetterId
  readonly signature: string
}
