/** From which likeness on a remembered text is shown (rule T92). */
const LEAST_LIKENESS = 75

/** The words of a text as they are compared: letters and digits, small, without what stands between. */
export const foldedWords = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []

/** A text as its characters are compared: small, one space between words. */
const foldedText = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** A text made ready to be compared with many. */
export interface Comparable {
  readonly words: readonly string[]
  readonly characters: string
}

export const comparable = (text: string): Comparable => ({ words: foldedWords(text), characters: foldedText(text) })

/**
 * How alike two texts are, from 0 to 99 (rule T92): the mean of two shares, that of words and that of characters which need no change,
 * `1 - distance / longer` each, Levenshtein's distance. A hundred is only for the same words. Null where it is under `LEAST_LIKENESS`.
 */
export function likeness(one: Comparable, other: Comparable): number | null {
  const words = bound(one.words.length, other.words.length)
  const characters = bound(one.characters.length, other.characters.length)
  if (percent(words, characters) < LEAST_LIKENESS) return null
  const sameCharacters = share(charactersOf(one), charactersOf(other))
  if (percent(words, sameCharacters) < LEAST_LIKENESS) return null
  const found = Math.min(99, percent(share(...wordCodes(one, other)), sameCharacters))
  return found < LEAST_LIKENESS ? null : found
}

const percent = (words: number, characters: number): number => Math.floor((100 * (words + characters)) / 2 + 1e-9)

/** What two lengths allow at most. */
const bound = (one: number, other: number): number => (Math.max(one, other) === 0 ? 1 : Math.min(one, other) / Math.max(one, other))

const share = (one: Uint32Array, other: Uint32Array): number => {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 1 : 1 - distance(one, other) / longer
}

const charactersOf = ({ characters }: Comparable): Uint32Array =>
  Uint32Array.from({ length: characters.length }, (_, at) => characters.charCodeAt(at))

/** Words as numbers, the same for the same word. */
function wordCodes(one: Comparable, other: Comparable): [Uint32Array, Uint32Array] {
  const codes = new Map<string, number>()
  const codeOf = (word: string): number => {
    const code = codes.get(word) ?? codes.size
    codes.set(word, code)
    return code
  }
  return [Uint32Array.from(one.words, codeOf), Uint32Array.from(other.words, codeOf)]
}

/** Levenshtein's distance, 32 rows at a time as bits of a number (Myers 1999, Hyyrö 2003). */
export function distance(one: Uint32Array, other: Uint32Array): number {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one]
  if (short.length === 0) return long.length
  const horizontalPlus = new Int32Array(Math.ceil(long.length / 32)).fill(-1)
  const horizontalMinus = new Int32Array(horizontalPlus.length)
  let last = short.length
  for (let top = 0; top < short.length; top += 32) last = block({ long, short, top, horizontalPlus, horizontalMinus })
  return last
}

interface Block {
  readonly long: Uint32Array
  readonly short: Uint32Array
  readonly top: number
  /** How each column of the row above steps, one bit a column; rewritten for the row below. */
  readonly horizontalPlus: Int32Array
  readonly horizontalMinus: Int32Array
}

function block({ long, short, top, horizontalPlus, horizontalMinus }: Block): number {
  const height = Math.min(32, short.length - top)
  const places = new Map<number, number>()
  for (let row = 0; row < height; row += 1) {
    const code = short[top + row] ?? 0
    places.set(code, (places.get(code) ?? 0) | (1 << row))
  }
  const lowest = 1 << (height - 1)
  let [plus, minus, score] = [-1, 0, top + height]
  for (let column = 0; column < long.length; column += 1) {
    const [word, bit] = [column >>> 5, column & 31]
    const stepUp = ((horizontalPlus[word] ?? 0) >>> bit) & 1
    const stepDown = ((horizontalMinus[word] ?? 0) >>> bit) & 1
    const place = places.get(long[column] ?? 0) ?? 0
    const vertical = place | minus
    const equal = place | stepDown
    const diagonal = (((equal & plus) + plus) ^ plus) | equal
    let rising = minus | ~(diagonal | plus)
    let falling = plus & diagonal
    score += (rising & lowest ? 1 : 0) - (falling & lowest ? 1 : 0)
    const [outUp, outDown] = [rising & lowest ? 1 : 0, falling & lowest ? 1 : 0]
    rising = (rising << 1) | stepUp
    falling = (falling << 1) | stepDown
    plus = falling | ~(vertical | rising)
    minus = rising & vertical
    horizontalPlus[word] = ((horizontalPlus[word] ?? 0) & ~(1 << bit)) | (outUp << bit)
    horizontalMinus[word] = ((horizontalMinus[word] ?? 0) & ~(1 << bit)) | (outDown << bit)
  }
  return score
}
