import { describe, expect, test } from 'vitest'
import { changed, linesOf, termsIn, withLine, without } from './term-lines.ts'

const term = (text: string) => ({ language: 'en', text, status: 'preferred', note: '' }) as const
const lines = linesOf(['one', 'two', 'three'].map(term))
const textsOf = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text)

describe('the lines of a concept', () => {
  test('T173 a line that is taken out leaves the others who they were, and the one that took its place is gone on from', () => {
    const { lines: left, next } = without(lines, 2)
    expect(left).toEqual([lines[0], lines[2]])
    expect(next).toBe(3)
    expect(without(left, 3)).toEqual({ lines: [lines[0]], next: 1 })
    expect(without(linesOf([term('one')]), 1)).toEqual({ lines: [], next: null })
  })

  test('T173 a new line is never taken for one that is there', () => {
    const more = withLine(without(lines, 2).lines, term('four'))
    expect(new Set(more.map(({ line }) => line)).size).toBe(3)
    expect(textsOf(more)).toEqual(['one', 'three', 'four'])
  })

  test('what is written goes into its line, and only the terms are saved', () => {
    expect(textsOf(changed(lines, 2, { text: 'zwei', language: 'de' }))).toEqual(['one', 'zwei', 'three'])
    expect(termsIn(lines)).toEqual(['one', 'two', 'three'].map(term))
  })
})
