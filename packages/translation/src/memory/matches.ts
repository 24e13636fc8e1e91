import { type Inline, plainText } from '@undersigned/letter'
import { comparable, likeness } from './likeness.ts'
import type { Remembered } from './memory.ts'

/** A unit that asks, and what stands beside it. */
export interface Asking {
  readonly content: readonly Inline[]
  readonly before: string
  readonly after: string
}

/** How a remembered text fits: its very words between the very neighbours, its very words, or words like them. */
export type Fit = 'context' | 'exact' | 'fuzzy'

export interface MemoryMatch {
  readonly remembered: Remembered
  readonly fit: Fit
  /** 101 in context, 100 exact, 75 to 99 fuzzy: the higher the better. */
  readonly percent: number
}

const MOST_SHOWN = 6

/** The best of what may be near, the newest first among equals, each translation once (rules T91, T92). */
export function bestMatches(asking: Asking, candidates: readonly Remembered[], most = MOST_SHOWN): readonly MemoryMatch[] {
  const text = plainText(asking.content)
  const own = comparable(text)
  const found = candidates.flatMap((remembered): MemoryMatch[] => {
    const source = plainText(remembered.source)
    if (sameWords(source, text)) return [exactly(asking, remembered)]
    const percent = likeness(own, comparable(source))
    return percent === null ? [] : [{ remembered, fit: 'fuzzy', percent }]
  })
  const sorted = found.toSorted((one, other) => other.percent - one.percent || other.remembered.at - one.remembered.at)
  return sorted.filter((match, at) => sorted.findIndex((other) => saysTheSame(match, other)) === at).slice(0, most)
}

export const sameWords = (one: string, other: string): boolean => tidied(one) === tidied(other)

/** Words as they count as the same: spaces at the ends and their number mean nothing. */
export const tidied = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

function exactly({ before, after }: Asking, remembered: Remembered): MemoryMatch {
  const inContext = (before !== '' || after !== '') && remembered.before === before && remembered.after === after
  return { remembered, fit: inContext ? 'context' : 'exact', percent: inContext ? 101 : 100 }
}

const saysTheSame = (one: MemoryMatch, other: MemoryMatch): boolean =>
  JSON.stringify(one.remembered.target) === JSON.stringify(other.remembered.target)
