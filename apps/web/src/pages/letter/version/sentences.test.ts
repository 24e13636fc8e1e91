import type { Inline } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { pairedAt, stretchesOf } from './sentences.ts'

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const source = stretchesOf(words('Night trains run. Nobody finds them. Tell us where.'), 'en')
const target = stretchesOf(words('Les trains roulent. Nul ne les trouve. Dites-nous où.'), 'fr')

test('T122 the sentence at a place is marked with the one that stands for it, by order, from either side', () => {
  expect(source).toEqual([
    { from: 0, to: 17 },
    { from: 18, to: 36 },
    { from: 37, to: 51 },
  ])
  expect(pairedAt({ source, target }, 'source', 20)).toEqual({ source: source[1], target: target[1] })
  expect(pairedAt({ source, target }, 'target', 50)).toEqual({ source: source[2], target: target[2] })
})

test('T122 where the two sides have different numbers of sentences, or one each, none is marked', () => {
  expect(pairedAt({ source, target: target.slice(1) }, 'source', 3)).toBeNull()
  expect(pairedAt({ source: source.slice(2), target: target.slice(2) }, 'source', 40)).toBeNull()
})
