import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Digest } from '@undersigned/letter'

/** The list itself, for those who compute the words elsewhere. */
export { wordlist }

const BITS_PER_WORD = 11
const WORDS = 4

/** A digest as people compare it aloud: its first 44 bits as four words of the BIP-39 English list, in every language (rule G10). */
export function fourWords(digest: Digest): readonly [string, string, string, string] {
  const bits = BigInt(`0x${digest.slice(0, (WORDS * BITS_PER_WORD) / 4)}`)
  return [wordAt(bits, 3), wordAt(bits, 2), wordAt(bits, 1), wordAt(bits, 0)]
}

function wordAt(bits: bigint, fromEnd: number): string {
  const index = Number((bits >> BigInt(fromEnd * BITS_PER_WORD)) & 0x7ffn)
  const word = wordlist[index]
  if (word === undefined) throw new RangeError(`no word ${index} in the list`)
  return word
}

/** The first twelve hex digits of a digest (rule G10). */
export const shortHex = (digest: Digest): string => digest.slice(0, 12)
