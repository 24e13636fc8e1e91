import { expect, test } from 'vitest'
import { Bounded } from './bounded.ts'

test('P14 what was used last stays, up to the weight', () => {
  const memo = new Bounded<string, string>(5, (value) => value.length)
  memo.set('a', '12')
  memo.set('b', '34')
  expect(memo.get('a')).toBe('12')
  memo.set('c', '56')
  expect([memo.get('a'), memo.get('b'), memo.get('c')]).toEqual(['12', undefined, '56'])
  memo.set('a', '1')
  memo.set('d', '78')
  expect([memo.get('a'), memo.get('c'), memo.get('d')]).toEqual(['1', '56', '78'])
  memo.set('e', 'far too heavy')
  expect(memo.get('e')).toBeUndefined()
})
