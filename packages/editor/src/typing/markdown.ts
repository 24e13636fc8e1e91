import type { Shape } from '@undersigned/letter'

type InlineMark = 'strong' | 'emphasis'

/** What typing like Markdown asks for: a shape for the paragraph, or a mark on the last words. */
export type MarkdownWish =
  | { readonly type: 'shape'; readonly shape: Shape; readonly remove: number }
  | { readonly type: 'mark'; readonly mark: InlineMark; readonly words: number; readonly delimiter: number }

const shapes: readonly (readonly [RegExp, (typed: string) => Shape])[] = [
  [/^#{1,3}$/, (typed) => ({ kind: 'heading', level: typed.length === 1 ? 1 : typed.length === 2 ? 2 : 3 })],
  [/^[-*•]$/, () => ({ kind: 'list-item', list: 'bulleted', level: 0 })],
  [/^1[.)]$/, () => ({ kind: 'list-item', list: 'numbered', level: 0 })],
  [/^>$/, () => ({ kind: 'quotation' })],
]

const marks: readonly (readonly [InlineMark, number, RegExp])[] = [
  ['strong', 2, /(?:^|[^*])\*\*(?!\s)([^*\ufffc]+)(?<!\s)\*\*$/u],
  ['emphasis', 1, /(?:^|[^*])\*(?!\s)([^*\ufffc]+)(?<!\s)\*$/u],
  ['strong', 2, /(?:^|[^_\p{L}\p{N}])__(?!\s)([^_\ufffc]+)(?<!\s)__$/u],
  ['emphasis', 1, /(?:^|[^_\p{L}\p{N}])_(?!\s)([^_\ufffc]+)(?<!\s)_$/u],
]

/** What the character just typed completes (rule L44): `before` is the paragraph up to the caret, without it. */
export function markdownWish(before: string, typed: string): MarkdownWish | null {
  if (typed === ' ') {
    const shape = shapes.find(([sign]) => sign.test(before))
    return shape === undefined ? null : { type: 'shape', shape: shape[1](before), remove: before.length + 1 }
  }
  if (typed !== '*' && typed !== '_') return null
  for (const [mark, delimiter, sign] of marks) {
    const words = sign.exec(before + typed)?.[1]
    if (words !== undefined) return { type: 'mark', mark, words: words.length, delimiter }
  }
  return null
}
