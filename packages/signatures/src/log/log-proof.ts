import { fromBase64, toBase64 } from './bytes.ts'
import { openCheckpoint } from './checkpoint.ts'
import { type Hash, isIncluded, leafHash } from './merkle.ts'
import type { NoteKey } from './note.ts'
import { NotProven } from './refused.ts'

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/** That one entry stands in a log, in a form that needs nothing else to be checked (C2SP tlog-proof; rule V6). */
export interface LogProof {
  /** What opens the entry, where that is passed on; nothing vouches for it but the entry itself. */
  readonly extra: Uint8Array | null
  readonly index: number
  readonly path: readonly Hash[]
  /** The signed checkpoint. */
  readonly checkpoint: string
}

export const logProofText = ({ extra, index, path, checkpoint }: LogProof): string =>
  [
    FIRST_LINE,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...path.map((hash) => toBase64(hash)),
    '',
    checkpoint,
  ].join('\n')

/** A proof taken apart, every byte of it accounted for; nothing of it is believed yet. */
export function parseLogProof(text: string): LogProof {
  const found = /^([^\n]+)\n(?:extra ([^\n]+)\n)?index (\d{1,10})\n((?:[^\n]+\n)*)\n([\s\S]+)$/.exec(text)
  const [, first, encoded, index = '', lines = '', checkpoint = ''] = found ?? []
  const extra = encoded === undefined ? null : fromBase64(encoded)
  const path = lines.split('\n').slice(0, -1).map(fromBase64)
  const hashes = path.flatMap((hash) => (hash?.length === 32 ? [hash] : []))
  const proof = { extra, index: Number(index), path: hashes, checkpoint }
  if (first !== FIRST_LINE || hashes.length !== path.length || logProofText(proof) !== text) throw new NotProven('note-malformed', 'proof')
  return proof
}

/** Checks that the entry stands where the proof says, in the log of this key; gives what it was checked against. */
export async function checkLogProof(proof: LogProof, entry: Uint8Array, key: NoteKey): Promise<{ readonly size: number }> {
  const { size, root } = await openCheckpoint(proof.checkpoint, key)
  if (!isIncluded({ index: proof.index, size, leaf: leafHash(entry), root }, proof.path)) {
    throw new NotProven('not-in-log', String(proof.index))
  }
  return { size }
}
