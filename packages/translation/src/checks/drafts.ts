import { stemOf } from '../glossary/stem.ts'
import { lengthDeviation, shared } from './presence.ts'
import { type Check, type Side, targetPlace } from './side.ts'

/** Words that two drafts of the same sentence share, as a part of the longer one. */
const ALIKE = 0.35
const TWICE_THE_SAME = 0.85
/** The logarithm of the length at which two drafts are likely: somewhat below twice. */
const DOUBLED = 0.38
const FEWEST = 2

/**
 * The unit does not hold two translations one behind the other, as when two people filled it offline: it is about twice as long as usual, and
 * its halves say the same in much the same words (rule T68).
 */
export const twoDrafts: Check = (pair) => {
  const { deviation, stray } = lengthDeviation(pair)
  if (deviation < DOUBLED - stray / 2) return []
  const words = wordsOf(pair.target)
  if (words.length < FEWEST) return []
  const cut = bestCut(words.map(({ stem }) => stem))
  const own = bestCut(wordsOf(pair.source).map(({ stem }) => stem)).likeness
  const isSame = cut.likeness >= TWICE_THE_SAME && own < TWICE_THE_SAME
  const isAlike = words.length > 6 && cut.likeness >= ALIKE + own / 2 && deviation >= DOUBLED
  if (!isSame && !isAlike) return []
  return [{ reason: 'two-drafts', place: targetPlace(words[cut.at]?.from ?? 0, pair.target.text.length) }]
}

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
