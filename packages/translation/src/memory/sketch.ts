import { foldedWords } from './likeness.ts'

/** How many features of a text are kept: two texts that are three quarters alike share several of them. */
const KEPT = 16
/** Words are compared by their beginnings, so that another ending does not hide a text. */
const STEM = 6

/**
 * A few numbers that a text shares with those that resemble it (rule T93): neighbouring words, the wordier the likelier, chosen by their
 * hash, so that two texts that have a pair in common choose it both. `scope` keeps one coalition's numbers apart from another's.
 */
export function sketchOf(text: string, scope: string): readonly number[] {
  const ranked = new Map<number, number>()
  const seed = hashOf(scope, 0x811c9dc5)
  for (const feature of featuresOf(text)) {
    const low = hashOf(feature, seed)
    const weight = weightOf(feature)
    ranked.set(numberOf(low, hashOf(feature, low)), (low + 1) / weight)
  }
  return [...ranked]
    .sort(([one, first], [other, second]) => first - second || one - other)
    .slice(0, KEPT)
    .map(([feature]) => feature)
}

function featuresOf(text: string): readonly string[] {
  const words = foldedWords(text).map((word) => word.slice(0, STEM))
  const framed = ['^', ...words, '$']
  return framed.flatMap((word, at) => {
    const [next, other] = [framed[at + 1], framed[at + 2]]
    return [...(next === undefined ? [] : [`${word} ${next}`]), ...(other === undefined ? [] : [`${word} _ ${other}`])]
  })
}

/** Pairs of long words are rarer, and find a text among fewer others; yet texts that differ in a number alone are told apart by short ones. */
const weightOf = (feature: string): number => feature.length

/** FNV-1a with a last mixing, on UTF-16 units. */
function hashOf(text: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 53 bits: what both databases and a JavaScript number hold exactly. */
const numberOf = (low: number, high: number): number => (high >>> 11) * 0x1_0000_0000 + low
