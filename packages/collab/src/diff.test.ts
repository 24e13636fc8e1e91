import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyEdits } from './apply.ts'
import { diffTokens } from './diff.ts'
import { markerOf } from './marker.ts'
import { atomToken, markerToken, NO_MARKS, type Token, theMarks } from './token.ts'
import { tokensOf } from './walk.ts'

const marks = fc.constantFrom(NO_MARKS, theMarks({ strong: true }), theMarks({ strong: true, link: 'https://example.org/' }))
const anyToken: fc.Arbitrary<Token> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('char' as const), char: fc.constantFrom('a', 'b', '😀', '😁', '\u0301', '👩'), marks }),
  },
  { weight: 2, arbitrary: marks.map((with_) => atomToken({ type: 'line-break' }, with_)) },
)

/** Paragraphs whose ids come from a small set, each at most once. */
const anyTokens: fc.Arbitrary<Token[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 4 }),
    fc.array(fc.array(anyToken, { maxLength: 12 }), { minLength: 5, maxLength: 5 }),
    fc.constantFrom('body', 'heading'),
  )
  .map(([ids, runs, kind]) => [...(runs[4] ?? []), ...ids.flatMap((id, at) => [markerToken(markerOf({ id, kind })), ...(runs[at] ?? [])])])

test('L15 a difference played on the old text gives the new one, whole code points at a time', () => {
  fc.assert(
    fc.property(anyTokens, anyTokens, (before, after) => {
      const text = new Y.Doc().getText('t')
      applyEdits(text, diffTokens([], before))
      expect(tokensOf(text)).toEqual(before)
      applyEdits(text, diffTokens(before, after))
      expect(tokensOf(text)).toEqual(after)
      expect(text.toString().isWellFormed()).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('L11 a split inserts one marker and a merge deletes one, however long the paragraph', () => {
  const words: Token[] = Array.from('x'.repeat(9000), (char) => ({ type: 'char', char, marks: NO_MARKS }))
  const [p, q] = [markerToken(markerOf({ id: 'p' })), markerToken(markerOf({ id: 'q' }))]
  const one = [p, ...words]
  const two = [p, ...words.slice(0, 4000), q, ...words.slice(4000)]
  expect(diffTokens(one, two)).toEqual([
    { type: 'retain', length: 4001 },
    { type: 'insert', tokens: [q] },
  ])
  expect(diffTokens(two, one)).toEqual([
    { type: 'retain', length: 4001 },
    { type: 'delete', length: 1 },
  ])
})

test('L11 texts too different to compare character by character keep the paragraphs they share', () => {
  const run = (char: string): Token[] => Array.from({ length: 2000 }, () => ({ type: 'char', char, marks: NO_MARKS }))
  const marker = (id: string) => markerToken(markerOf({ id }))
  const before = [marker('p'), ...run('a'), marker('q'), ...run('b'), marker('r'), ...run('c')]
  const after = [marker('p'), ...run('x'), marker('q'), ...run('b'), marker('r'), ...run('y')]
  const text = new Y.Doc().getText('t')
  applyEdits(text, diffTokens([], before))
  const edits = diffTokens(before, after)
  applyEdits(text, edits)
  expect(tokensOf(text)).toEqual(after)
  expect(edits).toContainEqual({ type: 'retain', length: 2002 })
})

test('L11 a paragraph goes with its own last letter, though its neighbour ends with the same', () => {
  const words = (said: string): Token[] => Array.from(said, (char) => ({ type: 'char', char, marks: NO_MARKS }))
  const [p, q] = [markerToken(markerOf({ id: 'p' })), markerToken(markerOf({ id: 'q' }))]
  expect(diffTokens([p, ...words('One.'), q, ...words('Two.')], [p, ...words('One.')])).toEqual([
    { type: 'retain', length: 5 },
    { type: 'delete', length: 5 },
  ])
})
