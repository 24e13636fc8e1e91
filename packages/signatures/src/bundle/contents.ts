import { sha256 } from '@noble/hashes/sha2.js'
import { hexOf } from '../log/bytes.ts'
import type { Signer } from '../log/ed25519.ts'
import { type NoteKey, openNote, signNote } from '../log/note.ts'
import { NotProven } from '../log/refused.ts'
import type { Files } from './archive.ts'

const FORMAT = 'undersigned-bundle-1'
export const CONTENTS = 'contents'

/** What a bundle holds, file by file with its digest, so that one signature stands for all of it. */
function contentsOf(origin: string, files: Files): string {
  const lines = [...files]
    .filter(([path]) => path !== CONTENTS)
    .map(([path, bytes]) => `${hexOf(sha256(bytes))} ${path}\n`)
    .sort()
  return `${FORMAT}\n${origin}\n${lines.join('')}`
}

export const signContents = (origin: string, files: Files, signer: Signer): Promise<string> =>
  signNote(contentsOf(origin, files), origin, signer)

/** Checks that the log's key signed exactly these files (rule V13). */
export async function checkContents(signed: string, files: Files, key: NoteKey): Promise<void> {
  const { text, signatures } = await openNote(signed, key)
  if (signatures.length !== 1) throw new NotProven('note-malformed', CONTENTS)
  if (text !== contentsOf(key.name, files)) throw new NotProven('contents-differ', CONTENTS)
}
