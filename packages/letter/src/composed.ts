/** Characters that are NFC by themselves and beside each other: Latin, Greek, Cyrillic and punctuation without combining marks. */
const STABLE: readonly (readonly [number, number])[] = [
  [0, 0x2ff],
  [0x370, 0x373],
  [0x375, 0x37d],
  [0x37f, 0x386],
  [0x388, 0x482],
  [0x48a, 0x52f],
  [0x2010, 0x2027],
  [0x202f, 0x205e],
  [0x20a0, 0x20bf],
]

/** One byte a character, so that a text is looked through without a search: 1 where it is stable. */
export const STABLE_CHARACTERS = new Uint8Array(0x20c0)
for (const [first, last] of STABLE) STABLE_CHARACTERS.fill(1, first, last + 1)

/** Whether a text surely is NFC: a quick look spares most texts of the Union's languages the slow one. */
export function isComposed(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (STABLE_CHARACTERS[text.charCodeAt(at)] !== 1) return false
  return true
}
