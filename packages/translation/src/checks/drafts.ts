import { stemOf } from '../glossary/stem.ts'
import { lengthDeviation, shared } from './presence.ts'
import { type Check, type Side, targetPlace } from './side.ts'

/** How alike two halves have to be, by the logarithm of how much longer than usual the whole is: the less the length says, the more the words have to. */
const SUSPICIONS: readonly (readonly [deviation: number, likeness: number])[] = [
  [0.38, 0.35],
  [0.15, 0.6],
  [-0.5, 0.85],
]
/** How much more alike than the halves of the source. */
const BEYOND = 0.2
const FEWEST = 2

/**
 * The unit does not hold two translations one behind the other, as when two people filled it offline: it is longer than usual, and its halves
 * say the same in much the same words (rule T68).
 */
export const twoDrafts: Check = (pair) => {
  const { deviation } = lengthDeviation(pair)
  const wanted = SUSPICIONS.find(([from]) => deviation >= from)?.[1]
  if (wanted === undefined || !couldBeTwice(pair.target.plain(), wanted)) return []
  const words = wordsOf(pair.target)
  if (words.length < FEWEST) return []
  const cut = bestCut(words.map(({ stem }) => stem))
  if (cut.likeness < wanted) return []
  const own = bestCut(wordsOf(pair.source).map(({ stem }) => stem)).likeness
  return cut.likeness < own + BEYOND
    ? []
    : [{ reason: 'two-drafts', place: targetPlace(words[cut.at]?.from ?? 0, pair.target.text.length) }]
}

const SHORT = 8
const INFLECTED = 0.12

/** A quick look: of two halves that share so many words, so many come twice. */
const couldBeTwice = (words: readonly string[], wanted: number): boolean =>
  words.length < SHORT || new Set(words).size <= words.length * (1 - wanted / 2 + INFLECTED)

/** Words; where two drafts touch, a capital begins the second. Words of three letters tie any two sentences together and are left out. */
const GLUED = /\p{Lu}?[\p{Ll}\p{M}]{3,}|\p{Lu}{2,}|\d+/gu

interface Stem {
  readonly stem: string
  readonly from: number
}

function wordsOf({ words, language }: Side): readonly Stem[] {
  return Array.from(words.matchAll(GLUED), ({ 0: word, index }) => ({ stem: stemOf(word, language), from: index }))
}

interface Cut {
  readonly at: number
  /** The part of words that the longer half shares with the other. */
  readonly likeness: number
}

/** The cut near the middle whose halves are most alike. */
function bestCut(stems: readonly string[]): Cut {
  const [first, last] = [Math.max(1, Math.floor(stems.length * 0.35)), Math.min(stems.length - 1, Math.ceil(stems.length * 0.65))]
  let best: Cut = { at: first, likeness: 0 }
  for (let at = first; at <= last; at += 1) {
    const [head, tail] = [stems.slice(0, at), stems.slice(at)]
    const likeness = shared(head, tail) / Math.max(head.length, tail.length)
    if (likeness > best.likeness) best = { at, likeness }
  }
  return best
}
