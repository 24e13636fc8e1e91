/** The words of a text without their order: what a split or a merge keeps, wherever it puts them. */
export type Bag = ReadonlyMap<string, number>

/** In scripts without spaces a character is a word. */
const word = /\p{Script=Han}|(?!\p{Script=Han})[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/gu

export const wordList = (text: string): readonly string[] => text.toLowerCase().match(word) ?? []

export function bagOf(...texts: readonly string[]): Bag {
  const bag = new Map<string, number>()
  for (const text of texts) for (const word of wordList(text)) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

export const sizeOf = (bag: Bag): number => [...bag.values()].reduce((sum, count) => sum + count, 0)

/** All bags in one. */
export function together(bags: readonly Bag[]): Bag {
  const [first, ...others] = bags
  if (first === undefined || others.length === 0) return first ?? new Map()
  const all = new Map(first)
  for (const bag of others) for (const [word, count] of bag) all.set(word, (all.get(word) ?? 0) + count)
  return all
}

/** What one bag holds beyond another. */
export function without(bag: Bag, taken: Bag): Bag {
  const left = [...bag].map(([word, count]): [string, number] => [word, count - (taken.get(word) ?? 0)])
  return new Map(left.filter(([, count]) => count > 0))
}

/** How many words two bags share. */
export const shared = (one: Bag, other: Bag): number =>
  [...one].reduce((sum, [word, count]) => sum + Math.min(count, other.get(word) ?? 0), 0)

/** Where a text's words stand in a list of words, on average; null where none of them does. */
export function placeIn(list: readonly string[], text: string): number | null {
  const left = new Map(bagOf(text))
  const found = list.flatMap((word, at) => {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    return count > 0 ? [at] : []
  })
  return found.length === 0 ? null : found.reduce((sum, at) => sum + at, 0) / found.length
}

/** The longest row of words that stands in both texts as it is. */
export function longestRun(one: readonly string[], other: readonly string[]): number {
  let [most, row] = [0, new Array<number>(other.length + 1).fill(0)]
  for (const word of one) {
    const next = new Array<number>(other.length + 1).fill(0)
    other.forEach((each, at) => {
      if (each === word) next[at + 1] = (row[at] ?? 0) + 1
      most = Math.max(most, next[at + 1] ?? 0)
    })
    row = next
  }
  return most
}
