import { canonicalContentJson, canonicalText } from './canonical.ts'
import { isComposed } from './composed.ts'
import { writeContentBytes } from './content-bytes.ts'
import { hashOf, hashOfWritten } from './host-hash.ts'
import { normaliseInline, plainText } from './inline.ts'
import { sha256Hex } from './sha256.ts'
import type { Inline, LetterText } from './text.ts'

/** SHA-256 as 64 lower-case hex digits. */
export type Digest = string & { readonly brand: 'Digest' }
/** The digest of one unit with its version before it, `v1:<hex>`: it is stored, and how it is made may change (D7). */
export type UnitDigest = string & { readonly brand: 'UnitDigest' }

/** The digest of a unit's words without marks, links and notes, `w1:<hex>`: stored beside the other, so versioned too. */
export type WordsDigest = string & { readonly brand: 'WordsDigest' }

export const digest = (hex: string): Digest => hex as Digest
export const unitDigest = (value: string): UnitDigest => value as UnitDigest
export const wordsDigest = (value: string): WordsDigest => value as WordsDigest

/** SHA-256 of the UTF-8 bytes of a string. */
export const digestOf = (bytes: string): Digest => digest(sha256Hex(bytes))

export const digestOfText = (text: LetterText): Digest => digestOf(canonicalText(text))

const EMPTY = unitDigest(`v1:${sha256Hex('[]')}`)

/** Words, marks, links and the identities of note references; not the kind, not what the notes say (rule L5). */
export function digestOfUnit(content: readonly Inline[]): UnitDigest {
  if (content.length === 0) return EMPTY
  const written = writeContentBytes(content)
  if (written !== null) return unitDigest(`v1:${hashOfWritten(written)}`)
  return unitDigest(`v1:${sha256Hex(canonicalContentJson(normaliseInline(content)))}`)
}

/** The digest of a unit's words alone: what changes with it changes more than marks, links or notes (rule L5). */
export const digestOfWords = (text: string): WordsDigest => wordsDigest(`w1:${hashOf(isComposed(text) ? text : text.normalize('NFC'))}`)

export const wordsDigestOf = (content: readonly Inline[]): WordsDigest => digestOfWords(plainText(content))
