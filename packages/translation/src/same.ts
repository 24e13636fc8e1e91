import { type Inline, sameMarks } from '@undersigned/letter'

/** Whether two contents say the same in the same marks, run by run. */
export function sameContent(one: readonly Inline[], other: readonly Inline[]): boolean {
  return one === other || (one.length === other.length && one.every((part, at) => samePart(part, other[at])))
}

function samePart(one: Inline, other: Inline | undefined): boolean {
  if (one === other) return true
  switch (one.type) {
    case 'text':
      return other?.type === 'text' && one.text === other.text && sameMarks(one.marks, other.marks)
    case 'note-ref':
    case 'note-cross-ref':
      return other?.type === one.type && one.note === other.note
    case 'line-break':
      return other?.type === 'line-break'
    case 'placeholder':
      return other?.type === 'placeholder' && one.field === other.field && one.text === other.text
  }
}

/** Whether two lists hold the same things in the same order. */
export const sameItems = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one === other || (one.length === other.length && one.every((item, at) => item === other[at]))

/** The list there was, if the new one holds nothing else. */
export const keptList = <Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] =>
  sameItems(before, after) ? before : after
