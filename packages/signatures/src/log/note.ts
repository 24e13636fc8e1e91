import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, hexOf, isSame, joined, toBase64, utf8 } from './bytes.ts'
import { isSignedBy, type Signer } from './ed25519.ts'
import { NotProven } from './refused.ts'

/** What a key signs: a note's text itself, or a witness's word about a checkpoint and when. */
export const KEY_TYPES = { note: 1, cosignature: 4 } as const
type KeyType = (typeof KEY_TYPES)[keyof typeof KEY_TYPES]

/** A key by which notes are checked (C2SP signed-note; rule V3). */
export interface NoteKey {
  readonly name: string
  readonly type: KeyType
  readonly publicKey: Uint8Array
  readonly id: Uint8Array
}

export interface NoteSignature {
  readonly name: string
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a line break. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const DASH = '\u2014'
const MOST_SIGNATURES = 64
const ID_BYTES = 4

const isName = (name: string): boolean => /^[^\s+]+$/u.test(name)

export function keyOf(name: string, type: KeyType, publicKey: Uint8Array): NoteKey {
  if (!isName(name) || publicKey.length !== 32) throw new NotProven('note-malformed', name)
  const id = sha256(joined(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, ID_BYTES)
  return { name, type, publicKey, id }
}

/** A key as it is passed on: `name+id+base64`. */
export const keyText = ({ name, type, publicKey, id }: NoteKey): string =>
  `${name}+${hexOf(id)}+${toBase64(joined(Uint8Array.of(type), publicKey))}`

/** The key behind such a text; throws where its parts do not belong together. */
export function parseKey(text: string): NoteKey {
  const [, name = '', encoded = ''] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(text) ?? []
  const bytes = fromBase64(encoded)
  const type = Object.values(KEY_TYPES).find((each) => each === bytes?.[0])
  if (bytes === null || type === undefined) throw new NotProven('note-malformed', text)
  const key = keyOf(name, type, bytes.slice(1))
  if (keyText(key) !== text) throw new NotProven('note-malformed', text)
  return key
}

export const noteText = ({ text, signatures }: Note): string => `${text}\n${signatures.map(signatureLine).join('')}`

const signatureLine = ({ name, id, signature }: NoteSignature): string => `${DASH} ${name} ${toBase64(joined(id, signature))}\n`

/** A signed note taken apart, every byte of it accounted for; nothing of it is believed yet. */
export function parseNote(note: string): Note {
  const end = note.lastIndexOf('\n\n') + 1
  const text = note.slice(0, end)
  const lines = note.slice(end + 1).split('\n')
  const signatures = lines.slice(0, -1).map(parseSignature)
  const parsed = { text, signatures }
  const isWhole = end > 0 && signatures.length > 0 && signatures.length <= MOST_SIGNATURES && noteText(parsed) === note
  if (!isWhole || Array.from(note).some(isControl)) throw new NotProven('note-malformed', note.split('\n', 1)[0] ?? '')
  return parsed
}

/** Below the space; a note has none of these but line breaks. */
const isControl = (character: string): boolean => character < ' ' && character !== '\n'

function parseSignature(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...more] = line.split(' ')
  const bytes = fromBase64(encoded)
  if (dash !== DASH || !isName(name) || bytes === null || bytes.length <= ID_BYTES || more.length > 0)
    throw new NotProven('note-malformed', line)
  return { name, id: bytes.slice(0, ID_BYTES), signature: bytes.slice(ID_BYTES) }
}

/** The signature of a key among those of a note. */
export const signatureBy = ({ name, id }: Pick<NoteKey, 'name' | 'id'>, signatures: readonly NoteSignature[]): NoteSignature | null =>
  signatures.find((each) => each.name === name && isSame(each.id, id)) ?? null

/** Signs a text as a note of this name. */
export async function signNote(text: string, name: string, signer: Signer): Promise<string> {
  const { id } = keyOf(name, KEY_TYPES.note, signer.publicKey)
  return noteText({ text, signatures: [{ name, id, signature: await signer.sign(utf8(text)) }] })
}

/** The note, if the key signed it; signatures by others are neither here nor there (rule V3). */
export async function openNote(note: string, key: NoteKey): Promise<Note> {
  const parsed = parseNote(note)
  const signed = signatureBy(key, parsed.signatures)
  if (signed === null || key.type !== KEY_TYPES.note) throw new NotProven('other-key', key.name)
  if (!(await isSignedBy(key.publicKey, signed.signature, utf8(parsed.text)))) throw new NotProven('not-signed', key.name)
  return parsed
}
