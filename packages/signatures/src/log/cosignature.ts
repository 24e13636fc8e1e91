import { joined, utf8 } from './bytes.ts'
import { isSignedBy, type Signer } from './ed25519.ts'
import { KEY_TYPES, keyOf, type Note, type NoteKey, type NoteSignature, noteText, parseNote, signatureBy } from './note.ts'
import { NotProven } from './refused.ts'

const TIME_BYTES = 8
const SIGNATURE_BYTES = 64

/** What a witness signs: when, and the checkpoint as the log wrote it (C2SP tlog-cosignature; rule V5). */
const messageOf = (text: string, seconds: number): Uint8Array => utf8(`cosignature/v1\ntime ${seconds}\n${text}`)

/** A signed checkpoint with a witness's signature under the log's; an older one of the same witness gives way. */
export async function cosign(checkpoint: string, { name, signer, seconds }: Cosigning): Promise<string> {
  const note = parseNote(checkpoint)
  const { id } = keyOf(name, KEY_TYPES.cosignature, signer.publicKey)
  const others = note.signatures.filter((each) => each !== signatureBy({ name, id }, note.signatures))
  const signature = joined(timeBytes(seconds), await signer.sign(messageOf(note.text, seconds)))
  return noteText({ text: note.text, signatures: [...others, { name, id, signature }] })
}

interface Cosigning {
  readonly name: string
  readonly signer: Signer
  readonly seconds: number
}

/** When this witness signed the checkpoint; throws where it did not (rule V5). */
export async function cosignedAt(note: Note, witness: NoteKey): Promise<number> {
  const found = signatureBy(witness, note.signatures)
  if (found === null || witness.type !== KEY_TYPES.cosignature) throw new NotProven('cosignature-differs', witness.name)
  const { seconds, signature } = timeAndSignature(found)
  const isIts = await isSignedBy(witness.publicKey, signature, messageOf(note.text, seconds))
  if (!isIts) throw new NotProven('cosignature-differs', witness.name)
  return seconds
}

function timeBytes(seconds: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(seconds))
  return bytes
}

function timeAndSignature({ name, signature }: NoteSignature): { readonly seconds: number; readonly signature: Uint8Array } {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) throw new NotProven('cosignature-differs', name)
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
  if (!Number.isSafeInteger(seconds)) throw new NotProven('cosignature-differs', name)
  return { seconds, signature: signature.slice(TIME_BYTES) }
}
