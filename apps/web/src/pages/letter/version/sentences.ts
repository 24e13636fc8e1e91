import type { Inline, Language } from '@undersigned/letter'
import { flatText, sentencesOf } from '@undersigned/translation'

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The sentences of a text as stretches of it, without the space behind each. */
export function stretchesOf(content: readonly Inline[], language: Language): readonly Stretch[] {
  let at = 0
  return sentencesOf(flatText(content), language).map((sentence) => {
    const from = at
    at += sentence.length
    return { from, to: from + sentence.trimEnd().length }
  })
}

export interface Sides {
  readonly source: readonly Stretch[]
  readonly target: readonly Stretch[]
}

/** The sentence at a place on one side, and the one that stands for it on the other; null where they do not pair one to one. */
export function pairedAt({ source, target }: Sides, side: keyof Sides, offset: number): { source: Stretch; target: Stretch } | null {
  if (source.length !== target.length || source.length < 2) return null
  const index = (side === 'source' ? source : target).findLastIndex(({ from }) => from <= offset)
  const [here, there] = [source[index], target[index]]
  return here === undefined || there === undefined ? null : { source: here, target: there }
}
