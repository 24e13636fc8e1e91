import { fromBase64, toBase64 } from './bytes.ts'
import type { Signer } from './ed25519.ts'
import { type Head, MOST_LEAVES } from './merkle.ts'
import { type Note, type NoteKey, openNote, signNote } from './note.ts'
import { NotProven } from './refused.ts'

/** How large a log is and what its root hash is (C2SP tlog-checkpoint; rule V4). */
export interface Checkpoint extends Head {
  /** Which log this is; also the name of its key. */
  readonly origin: string
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`

/** What a checkpoint says, if it says it in the three lines that ours have. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', encoded = ''] = text.split('\n')
  const root = fromBase64(encoded)
  const checkpoint = { origin, size: Number(size), root: root ?? new Uint8Array() }
  if (root?.length !== 32 || checkpoint.size > MOST_LEAVES || checkpointText(checkpoint) !== text || !/^\d+$/.test(size)) {
    throw new NotProven('note-malformed', 'checkpoint')
  }
  return checkpoint
}

export const signCheckpoint = (checkpoint: Checkpoint, signer: Signer): Promise<string> =>
  signNote(checkpointText(checkpoint), checkpoint.origin, signer)

export interface OpenedCheckpoint extends Checkpoint {
  readonly note: Note
}

/** The checkpoint, if the log's key signed it and it is about that log. */
export async function openCheckpoint(signed: string, key: NoteKey): Promise<OpenedCheckpoint> {
  const note = await openNote(signed, key)
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint.origin !== key.name) throw new NotProven('other-letter', checkpoint.origin)
  return { ...checkpoint, note }
}
